import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { SCREENS } from './screens.ts';

/** Keys that work everywhere: g and a letter goes to a screen, / finds, ? helps. */
export function useShortcuts({ onHelp }: { readonly onHelp: () => void }): void {
  const navigate = useNavigate();
  useEffect(() => {
    let prefixed = false;
    let timer = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      if (prefixed) {
        prefixed = false;
        clearTimeout(timer);
        const screen = SCREENS.find(({ key }) => key === event.key);
        if (screen) {
          event.preventDefault();
          void navigate({ to: screen.to });
        }
        return;
      }
      if (event.key === 'g') {
        prefixed = true;
        timer = window.setTimeout(() => (prefixed = false), 1_200);
      } else if (event.key === '?') onHelp();
      else if (event.key === '/') {
        const find = document.querySelector<HTMLInputElement>('input[data-find]');
        if (find) {
          event.preventDefault();
          find.focus();
        }
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [navigate, onHelp]);
}

/** Whether keys belong to the element that has the focus. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
