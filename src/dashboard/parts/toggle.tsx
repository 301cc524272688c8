import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';

interface ToggleProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: ReactNode; readonly hint?: string }[];
  readonly onChange: (value: Value) => void;
}

/** One of a few choices, side by side; arrow keys move between them. */
export function Toggle<Value extends string>({ label, value, choices, onChange }: ToggleProps<Value>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(chosen) => {
        const choice = choices.find((candidate) => candidate.value === chosen);
        if (choice) onChange(choice.value);
      }}
      className="inline-flex rounded-md border border-line bg-sunken p-0.5"
    >
      {choices.map((choice) => (
        <ToggleGroup.Item
          key={choice.value}
          value={choice.value}
          title={choice.hint}
          className="h-7 rounded-[5px] px-2.5 text-xs font-medium whitespace-nowrap text-ink-2 hover:text-ink data-[state=on]:bg-panel data-[state=on]:text-ink data-[state=on]:shadow-panel"
        >
          {choice.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
