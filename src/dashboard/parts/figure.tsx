import type { ReactNode } from 'react';

interface FigureProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
}

/** One number with its name. */
export function Figure({ label, value, note }: FigureProps) {
  return (
    <div className="min-w-0">
      <dt className="truncate text-[11px] font-medium text-ink-3">{label}</dt>
      <dd className="tabular truncate text-lg leading-6 font-semibold tracking-tight">{value}</dd>
      {note === undefined ? null : <dd className="truncate text-[11px] text-ink-3">{note}</dd>}
    </div>
  );
}

/** A share of a whole as a bar with its number; null where it is not known yet. */
export function Gauge({
  label,
  value,
  hint,
}: {
  readonly label: string;
  readonly value: number | null;
  readonly hint?: string;
}) {
  return (
    <div className="min-w-0" title={hint}>
      <div className="flex items-baseline justify-between gap-2 text-xs">
        <span className="truncate text-ink-2">{label}</span>
        <span className="tabular font-semibold">{value === null ? '–' : value.toFixed(2)}</span>
      </div>
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={1}
        aria-valuenow={value ?? 0}
        aria-valuetext={value === null ? 'not known before the end' : value.toFixed(2)}
        className="mt-1 h-1.5 overflow-hidden rounded-full bg-hover"
      >
        <div className="h-full rounded-full bg-accent" style={{ width: `${(value ?? 0) * 100}%` }} />
      </div>
    </div>
  );
}
