import type { ReactNode } from 'react';

const TONES = {
  neutral: 'bg-sunken text-ink-2 border-line',
  accent: 'bg-accent-soft text-accent border-transparent',
  right: 'bg-good-soft text-good border-transparent',
  wrong: 'bg-wrong-soft text-wrong border-transparent',
  missed: 'bg-missed-soft text-missed border-transparent',
  trap: 'bg-trap-soft text-trap border-transparent',
  caution: 'bg-caution-soft text-caution border-transparent',
} as const;
export type Tone = keyof typeof TONES;

/** A short label with a tone. The text says what the colour says. */
export function Badge({
  tone = 'neutral',
  children,
}: {
  readonly tone?: Tone;
  readonly children: ReactNode;
}) {
  return (
    <span
      className={`inline-flex max-w-full items-center gap-1 truncate rounded-[5px] border px-1.5 py-px text-[11px] leading-4.5 font-medium whitespace-nowrap ${TONES[tone]}`}
    >
      {children}
    </span>
  );
}
