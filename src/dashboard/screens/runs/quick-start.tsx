import { useNavigate } from '@tanstack/react-router';
import { Play } from 'lucide-react';
import type { TaskId } from '../../../core/model/vocabulary.ts';
import type { Offer } from '../../../dashboard-api/index.ts';
import { useStartLive } from '../../api/live.ts';
import { Badge } from '../../parts/badge.tsx';
import { TASK_NAMES } from '../../parts/format.ts';
import { Notice } from '../../parts/notice.tsx';

interface Start {
  readonly agent: string;
  readonly model?: string;
  readonly task: TaskId;
  readonly what: string;
}

/** Audits worth watching first: each is a real run, started with one click. */
const STARTS: readonly Start[] = [
  {
    agent: 'heuristic',
    task: 'task_hard',
    what: 'Reads the numbers, none of the exceptions. Watch it flag Stage IV patients who are excused.',
  },
  {
    agent: 'react',
    model: 'mock:perfect',
    task: 'task_hard',
    what: 'Batches of 25 patients in fresh contexts, memory wiped between them.',
  },
  {
    agent: 'react',
    model: 'mock:forgets-comorbidity',
    task: 'task_hard',
    what: 'The same, by a reader who never sees the comorbidity override.',
  },
  {
    agent: 'tools',
    model: 'mock:careless',
    task: 'task_medium',
    what: 'One conversation with tools, by a reader who overlooks a third.',
  },
];

/** Starts an audit with one click. */
export function QuickStart({ offer }: { readonly offer: Offer }) {
  const navigate = useNavigate();
  const start = useStartLive();
  const possible = STARTS.filter(({ agent, model }) =>
    model === undefined
      ? offer.agents.some((each) => each.name === agent && !each.needs_model)
      : offer.models.some(({ id }) => id === model),
  );
  const begin = ({ agent, model, task }: Start) =>
    start.mutate(
      { agent, ...(model === undefined ? {} : { model }), task_id: task, pace_ms: 120 },
      { onSuccess: (run) => void navigate({ to: '/live', search: { run: run.live_id } }) },
    );
  return (
    <section aria-label="Start an audit" className="flex flex-col gap-2">
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
        {possible.map((each) => (
          <li key={`${each.agent}${each.model ?? ''}`}>
            <button
              type="button"
              disabled={start.isPending}
              onClick={() => begin(each)}
              className="group flex h-full w-full flex-col items-start gap-1.5 rounded-xl border border-line bg-panel p-3.5 text-left shadow-panel hover:border-accent disabled:opacity-60"
            >
              <span className="flex w-full items-center gap-2">
                <span className="flex size-6 shrink-0 items-center justify-center rounded-full bg-accent text-accent-ink">
                  <Play size={12} aria-hidden fill="currentColor" />
                </span>
                <span className="truncate text-[13px] font-semibold">{each.agent}</span>
                {each.model === undefined ? <Badge>code</Badge> : <Badge tone="caution">mock</Badge>}
              </span>
              <span className="text-xs text-ink-2">{each.what}</span>
              <span className="mt-auto w-full truncate pt-1 text-[11px] text-ink-3">
                {TASK_NAMES[each.task]}
                {each.model === undefined ? '' : ` · ${each.model}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {start.error ? <Notice tone="fault">{start.error.message}</Notice> : null}
    </section>
  );
}
