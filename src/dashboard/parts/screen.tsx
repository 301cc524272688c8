import { useEffect, type ReactNode } from 'react';

interface ScreenProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of a screen: its heading, what it is for, and its main actions. */
export function Screen({ title, lead, actions, children }: ScreenProps) {
  useEffect(() => {
    document.title = `${title} · ClinicalBench`;
  }, [title]);
  return (
    <div className="mx-auto flex w-full max-w-[1560px] flex-col gap-4 px-4 py-5 sm:px-6 lg:py-6">
      <header className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
          {lead === undefined ? null : <p className="mt-0.5 max-w-3xl text-[13px] text-ink-2">{lead}</p>}
        </div>
        {actions === undefined ? null : <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
