import { CircleAlert, Info, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';

interface NoticeProps {
  readonly tone?: 'info' | 'fault';
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** A sentence that needs attention; faults are announced. */
export function Notice({ tone = 'info', children, action }: NoticeProps) {
  const fault = tone === 'fault';
  const Icon = fault ? CircleAlert : Info;
  return (
    <div
      role={fault ? 'alert' : 'note'}
      className={`flex items-start gap-2.5 rounded-lg border px-3.5 py-2.5 text-[13px] ${fault ? 'border-transparent bg-wrong-soft text-wrong' : 'border-line bg-sunken text-ink-2'}`}
    >
      <Icon size={16} className="mt-0.5 shrink-0" aria-hidden />
      <div className="min-w-0 flex-1 wrap-break-word">{children}</div>
      {action}
    </div>
  );
}

/** What stands where nothing is yet. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-1 px-6 py-10 text-center">
      <p className="font-medium text-ink">{title}</p>
      {children === undefined ? null : <div className="max-w-md text-[13px] text-ink-3">{children}</div>}
    </div>
  );
}

/** Something is on its way. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <div role="status" className="flex items-center justify-center gap-2 px-6 py-10 text-[13px] text-ink-3">
      <LoaderCircle size={16} className="animate-spin" aria-hidden />
      Loading {what}
    </div>
  );
}
