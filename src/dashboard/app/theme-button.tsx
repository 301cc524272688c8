import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { chooseTheme, chosenTheme, THEMES } from './theme.ts';

const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

/** Goes from the machine's theme to light to dark and back. */
export function ThemeButton() {
  const [theme, setTheme] = useState(chosenTheme);
  const Icon = ICONS[theme];
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  return (
    <Button
      look="quiet"
      small
      icon={<Icon size={14} aria-hidden />}
      onClick={() => {
        chooseTheme(next);
        setTheme(next);
      }}
    >
      {theme === 'system' ? 'Auto' : theme === 'light' ? 'Light' : 'Dark'}
      <span className="sr-only"> theme, change to {next}</span>
    </Button>
  );
}
