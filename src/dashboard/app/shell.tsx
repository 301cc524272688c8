import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Menu, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { embeddedRecords } from '../api/embedded.ts';
import { Button } from '../parts/button.tsx';
import { Logo } from './logo.tsx';
import { SCREENS } from './screens.ts';
import { ShortcutHelp } from './shortcut-help.tsx';
import { useShortcuts } from './shortcuts.ts';
import { ThemeButton } from './theme-button.tsx';

/** A page from disk has no server: it shows what needs none. */
function offeredScreens() {
  return embeddedRecords() === null ? SCREENS : SCREENS.filter(({ alone }) => alone);
}

/** What stands around every screen: navigation at the side, or behind a button where there is no room. */
export function Shell() {
  const [open, setOpen] = useState(false);
  const [help, setHelp] = useState(false);
  const { pathname } = useLocation();
  useEffect(() => setOpen(false), [pathname]);
  useShortcuts({ onHelp: () => setHelp(true) });
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[208px_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the content
      </a>
      <header
        onBlur={({ currentTarget, relatedTarget }) => {
          // The open menu of a phone would hide what has the focus next. Touches that focus nothing leave it open.
          if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) setOpen(false);
        }}
        onKeyDown={({ key }) => {
          if (key === 'Escape') setOpen(false);
        }}
        className="sticky top-0 z-30 border-b border-line bg-panel lg:h-dvh lg:border-r lg:border-b-0"
      >
        <div className="flex h-13 items-center gap-2 px-4 lg:h-16">
          <Link to="/" className="flex items-center gap-2.5 font-semibold tracking-tight">
            <Logo />
            ClinicalBench
          </Link>
          <Button
            look="quiet"
            className="ml-auto lg:hidden"
            aria-label={open ? 'Close the menu' : 'Open the menu'}
            aria-expanded={open}
            aria-controls="navigation"
            icon={open ? <X size={18} /> : <Menu size={18} />}
            onClick={() => setOpen(!open)}
          />
        </div>
        <nav
          id="navigation"
          aria-label="Screens"
          className={`${open ? 'flex' : 'hidden'} absolute inset-x-0 top-13 flex-col gap-0.5 border-b border-line bg-panel p-3 shadow-panel lg:static lg:flex lg:h-[calc(100dvh-64px)] lg:border-0 lg:px-3 lg:pt-1 lg:shadow-none`}
        >
          {offeredScreens().map(({ to, name, icon: Icon }) => (
            <Link
              key={to}
              to={to}
              activeOptions={{ exact: to === '/', includeSearch: false }}
              className="flex h-9 items-center gap-2.5 rounded-md px-2.5 text-[13px] font-medium text-ink-2 hover:bg-hover hover:text-ink"
              activeProps={{ className: 'bg-accent-soft !text-accent', 'aria-current': 'page' }}
            >
              <Icon size={16} aria-hidden className="shrink-0" />
              {name}
            </Link>
          ))}
          <div className="mt-3 flex items-center gap-1 border-t border-line pt-3 lg:mt-auto">
            <ThemeButton />
            <Button look="quiet" small className="ml-auto" onClick={() => setHelp(true)}>
              Keys <kbd className="rounded border border-line px-1 font-mono text-[10px]">?</kbd>
            </Button>
          </div>
        </nav>
      </header>
      <main id="main" tabIndex={-1} className="min-w-0 focus:outline-none">
        <Outlet />
      </main>
      <ShortcutHelp open={help} onClose={() => setHelp(false)} />
    </div>
  );
}
