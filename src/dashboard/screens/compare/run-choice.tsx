import { Plus, X } from 'lucide-react';
import { COMPARED_RUNS, type RunLine } from '../../../dashboard-api/index.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/field.tsx';
import { TASK_NAMES } from '../../parts/format.ts';

interface RunChoiceProps {
  readonly list: readonly RunLine[];
  readonly chosen: readonly string[];
  readonly onChoose: (runs: string[]) => void;
}

/** The runs to compare: a list to add from, a button for each to take it out again. */
export function RunChoice({ list, chosen, onChoose }: RunChoiceProps) {
  const left = list.filter(({ run_id, episodes }) => !chosen.includes(run_id) && episodes.length > 0);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {chosen.map((run) => {
        const line = list.find(({ run_id }) => run_id === run);
        return (
          <Button
            key={run}
            aria-label={`Remove ${line ? nameOf(line) : run}`}
            onClick={() => onChoose(chosen.filter((other) => other !== run))}
          >
            <span className="max-w-64 truncate">{line ? nameOf(line) : run}</span>
            <X size={13} aria-hidden />
          </Button>
        );
      })}
      {left.length > 0 && chosen.length < COMPARED_RUNS ? (
        <span className="flex items-center gap-1.5">
          <Plus size={15} aria-hidden className="text-ink-3" />
          <SelectField
            bare
            label="Add a run"
            className="w-72"
            value=""
            onChange={(event) => onChoose([...chosen, event.target.value])}
          >
            <option value="">Add a run to compare</option>
            {left.map((run) => (
              <option key={run.run_id} value={run.run_id}>
                {nameOf(run)}
              </option>
            ))}
          </SelectField>
        </span>
      ) : null}
    </div>
  );
}

function nameOf({ episodes, created_at }: RunLine): string {
  const [first] = episodes;
  const agents = [...new Set(episodes.map(({ agent, model }) => [agent, model].filter(Boolean).join(' · ')))];
  const what =
    episodes.length > 1
      ? `${episodes.length} episodes`
      : first
        ? `${TASK_NAMES[first.task_id]}, seed ${first.seed ?? 'sealed'}`
        : '';
  const who = agents.length > 2 ? `${agents.slice(0, 2).join(', ')} and others` : agents.join(', ');
  return `${who} (${what}, ${created_at?.slice(5, 16).replace('T', ' ') ?? 'no date'})`;
}
