import { useSyncExternalStore } from 'react';

/** What a person may choose; `system` follows the machine. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'clinicalbench.theme';
const listeners = new Set<() => void>();
const system = matchMedia('(prefers-color-scheme: dark)');
system.addEventListener('change', () => applyTheme());

/** Sets the document's theme from what was chosen and what the machine prefers. */
export function applyTheme(): void {
  document.documentElement.dataset['theme'] = resolved();
  for (const tell of listeners) tell();
}

/** Keeps a choice in this browser and applies it. */
export function chooseTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch (error) {
    // Storage is closed in some frames; the choice then lasts as long as the page.
    inMemory = theme;
    if (!(error instanceof DOMException)) throw error;
  }
  applyTheme();
}

let inMemory: Theme = 'system';

/** The chosen theme. */
export function chosenTheme(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === kept) ?? inMemory;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return inMemory;
  }
}

/** The theme in force, for charts that draw on a canvas. */
export function useTheme(): 'light' | 'dark' {
  return useSyncExternalStore(subscribe, resolved);
}

function resolved(): 'light' | 'dark' {
  const chosen = chosenTheme();
  if (chosen !== 'system') return chosen;
  return system.matches ? 'dark' : 'light';
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
