import type { ButtonHTMLAttributes, ReactNode } from 'react';

const LOOKS = {
  primary: 'bg-accent text-accent-ink hover:brightness-110 border-transparent',
  plain: 'bg-panel text-ink border-line hover:bg-hover',
  quiet: 'bg-transparent text-ink-2 border-transparent hover:bg-hover hover:text-ink',
  danger: 'bg-panel text-wrong border-line hover:bg-wrong-soft',
} as const;

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: keyof typeof LOOKS;
  readonly icon?: ReactNode;
  readonly small?: boolean;
}

/** A button. One that shows only an icon needs an aria-label. */
export function Button({
  look = 'plain',
  icon,
  small = false,
  className = '',
  children,
  ...rest
}: ButtonProps) {
  return (
    <button type="button" className={`${buttonLook(look, small)} ${className}`} {...rest}>
      {icon}
      {children}
    </button>
  );
}

/** The classes of a button, for links that look like one. */
export function buttonLook(look: keyof typeof LOOKS = 'plain', small = false): string {
  const size = small ? 'h-7 px-2 text-xs gap-1' : 'h-8.5 px-3 text-[13px] gap-1.5';
  return `inline-flex shrink-0 items-center justify-center rounded-md border font-medium whitespace-nowrap transition-colors disabled:cursor-not-allowed disabled:opacity-50 ${size} ${LOOKS[look]}`;
}
