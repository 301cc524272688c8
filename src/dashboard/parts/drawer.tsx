import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from './button.tsx';

interface DrawerProps {
  readonly title: ReactNode;
  readonly label: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** A drawer comes in from the right; a sheet stands in the middle. */
  readonly kind?: 'drawer' | 'sheet';
}

/** A modal area over the screen: the platform's dialog, which traps the focus, closes with Escape and gives it back. */
export function Drawer({ title, label, open, onClose, children, kind = 'drawer' }: DrawerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className={kind}
      aria-label={label}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      {open ? (
        <div className="flex max-h-full min-h-full flex-col">
          <header className="flex items-center gap-2 border-b border-line px-5 py-3">
            <h2 className="min-w-0 flex-1 truncate text-[15px] font-semibold">{title}</h2>
            <Button look="quiet" small aria-label="Close" icon={<X size={16} />} onClick={onClose} />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4" tabIndex={-1}>
            {children}
          </div>
        </div>
      ) : null}
    </dialog>
  );
}
