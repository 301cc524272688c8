import type { ReactNode } from 'react';

interface PanelProps {
  readonly title?: ReactNode;
  /** Stands at the right end of the title. */
  readonly aside?: ReactNode;
  /** One sentence under the title. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
  /** Without padding: for tables that fill the panel. */
  readonly flush?: boolean;
  readonly className?: string;
}

/** A bordered area of a screen under a heading of its own. */
export function Panel({ title, aside, note, children, flush = false, className = '' }: PanelProps) {
  return (
    <section className={`min-w-0 rounded-xl border border-line bg-panel shadow-panel ${className}`}>
      {title === undefined ? null : (
        <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 pt-3.5 pb-2">
          <h2 className="text-[13px] font-semibold tracking-tight text-ink">{title}</h2>
          {note === undefined ? null : <p className="min-w-0 text-xs text-ink-3">{note}</p>}
          {aside === undefined ? null : <div className="ml-auto flex items-center gap-2">{aside}</div>}
        </header>
      )}
      <div
        className={
          flush ? 'flex min-h-0 flex-1 flex-col' : `px-4 pb-4 ${title === undefined ? 'pt-4' : 'pt-1'}`
        }
      >
        {children}
      </div>
    </section>
  );
}
