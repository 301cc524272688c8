import { Drawer } from '../parts/drawer.tsx';
import { SCREENS } from './screens.ts';

const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ...SCREENS.map(({ key, name }) => [`g ${key}`, `go to ${name}`] as const),
  ['/', 'find in the table'],
  ['← →', 'replay: one step back, one step on'],
  ['Home End', 'replay: first and last step'],
  ['n', 'replay: next false positive, miss or exception'],
  ['↑ ↓', 'tables: move between rows; Enter opens one'],
  ['Esc', 'close'],
];

/** The list of keys. */
export function ShortcutHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Drawer kind="sheet" label="Keyboard shortcuts" title="Keyboard" open={open} onClose={onClose}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-2 text-[13px]">
        {KEYS.map(([keys, does]) => (
          <div key={keys} className="contents">
            <dt className="flex gap-1">
              {keys.split(' ').map((key) => (
                <kbd
                  key={key}
                  className="min-w-6 rounded border border-line bg-sunken px-1.5 text-center font-mono text-xs leading-5"
                >
                  {key}
                </kbd>
              ))}
            </dt>
            <dd className="text-ink-2">{does}</dd>
          </div>
        ))}
      </dl>
    </Drawer>
  );
}
