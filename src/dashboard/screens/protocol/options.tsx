import { SlidersHorizontal } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { TaskOverridesSchema } from '../../../core/model/task.ts';
import type { EpisodeSearch } from '../../app/search.ts';
import { Button } from '../../parts/button.tsx';
import { InputField } from '../../parts/field.tsx';

interface OptionsProps {
  readonly search: EpisodeSearch;
  readonly onChange: (change: Partial<EpisodeSearch>) => void;
}

/** Overrides of a preview: number of patients and share of violations. */
export function Options({ search, onChange }: OptionsProps) {
  const [patients, setPatients] = useState(String(search.patients ?? ''));
  const [prevalence, setPrevalence] = useState(String(search.prevalence ?? ''));
  const [fault, setFault] = useState('');
  const custom = search.patients !== undefined || search.prevalence !== undefined;
  const apply = () => {
    const overrides = {
      ...(patients === '' ? {} : { patients: Number(patients) }),
      ...(prevalence === '' ? {} : { prevalence: Number(prevalence) }),
    };
    const parsed = TaskOverridesSchema.safeParse(overrides);
    const tooMany = (parsed.data?.patients ?? 0) > 5_000;
    setFault(parsed.success && !tooMany ? '' : 'Patients: 40 to 5000. Prevalence: 0 to 0.3.');
    if (parsed.success && !tooMany)
      onChange({
        patients: parsed.data.patients,
        prevalence: parsed.data.prevalence,
        reveal: undefined,
      });
  };
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button icon={<SlidersHorizontal size={14} aria-hidden />}>{custom ? 'Custom' : 'Options'}</Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Options of the preview"
          className="z-40 w-64 rounded-lg border border-line bg-panel p-3 shadow-panel"
        >
          <form
            className="flex flex-col gap-3"
            onSubmit={(event) => {
              event.preventDefault();
              apply();
            }}
          >
            <InputField
              label="Patients (empty: the task's own)"
              inputMode="numeric"
              value={patients}
              onChange={(event) => setPatients(event.target.value)}
            />
            <InputField
              label="Prevalence of violations (0 to 0.3)"
              inputMode="decimal"
              value={prevalence}
              onChange={(event) => setPrevalence(event.target.value)}
            />
            {fault === '' ? null : (
              <p role="alert" className="text-xs text-wrong">
                {fault}
              </p>
            )}
            <Button type="submit" look="primary">
              Generate
            </Button>
          </form>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
