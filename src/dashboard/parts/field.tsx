import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes } from 'react';

const CONTROL =
  'h-8.5 min-w-0 rounded-md border border-line-strong/60 bg-panel px-2.5 text-[13px] text-ink hover:border-line-strong disabled:opacity-60';

interface SelectFieldProps extends SelectHTMLAttributes<HTMLSelectElement> {
  readonly label: string;
  readonly children: ReactNode;
  /** The label is read aloud, not shown. */
  readonly bare?: boolean;
}

/** A labelled list of choices; the platform's own, which works on every device and with every reader. */
export function SelectField({ label, children, bare = false, className = '', ...rest }: SelectFieldProps) {
  const id = useId();
  return (
    <Labelled id={id} label={label} bare={bare} className={className}>
      <select id={id} className={`${CONTROL} w-full pr-7`} {...rest}>
        {children}
      </select>
    </Labelled>
  );
}

interface InputFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly bare?: boolean;
}

/** A labelled line of input. */
export function InputField({ label, bare = false, className = '', ...rest }: InputFieldProps) {
  const id = useId();
  return (
    <Labelled id={id} label={label} bare={bare} className={className}>
      <input id={id} className={`${CONTROL} w-full`} autoComplete="off" spellCheck={false} {...rest} />
    </Labelled>
  );
}

interface LabelledProps {
  readonly id: string;
  readonly label: string;
  readonly bare: boolean;
  readonly className: string;
  readonly children: ReactNode;
}

function Labelled({ id, label, bare, className, children }: LabelledProps) {
  return (
    <div className={`flex min-w-0 flex-col gap-1 ${className}`}>
      <label htmlFor={id} className={bare ? 'sr-only' : 'text-[11px] font-medium text-ink-3'}>
        {label}
      </label>
      {children}
    </div>
  );
}
