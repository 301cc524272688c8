import { Link } from '@tanstack/react-router';
import { GitCompareArrows, Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { RunLine, RunList } from '../../../dashboard-api/index.ts';
import { buttonLook } from '../../parts/button.tsx';
import { InputField } from '../../parts/field.tsx';
import { Empty, Notice } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { costOf, meanScore } from './run-figures.ts';
import { RunRows } from './run-rows.tsx';
import { SortHead, type RunSort } from './sort-head.tsx';

interface RunTableProps {
  readonly list: RunList;
  readonly search: {
    readonly find?: string | undefined;
    readonly sort?: string | undefined;
    readonly desc?: boolean | undefined;
  };
  readonly onChange: (change: {
    find?: string | undefined;
    sort?: string | undefined;
    desc?: boolean | undefined;
  }) => void;
}

/** Every run of this server: found by its words, sorted by a column, chosen for comparison. */
export function RunTable({ list, search, onChange }: RunTableProps) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const sort: RunSort = { column: search.sort ?? 'when', desc: search.desc ?? search.sort === undefined };
  const rows = useMemo(() => {
    const words = (search.find ?? '').trim().toLowerCase();
    const found = list.runs.filter((run) => words === '' || textOf(run).includes(words));
    const key = SORT_KEYS[sort.column] ?? SORT_KEYS['when'];
    const sorted = key ? found.toSorted((a, b) => order(key(a), key(b))) : found;
    return sort.desc ? sorted.toReversed() : sorted;
  }, [list.runs, search.find, sort.column, sort.desc]);
  const onSort = (column: string) =>
    onChange(
      sort.column === column
        ? { sort: column, desc: !sort.desc }
        : { sort: column, desc: column !== 'agent' },
    );
  return (
    <Panel
      title="Records"
      note={`${list.runs.length} runs, ${list.runs.reduce((sum, run) => sum + run.episodes.length, 0)} episodes`}
      flush
      aside={
        chosen.length > 1 ? (
          <Link to="/compare" search={{ runs: [...chosen] }} className={buttonLook('primary', true)}>
            <GitCompareArrows size={13} aria-hidden />
            Compare {chosen.length}
          </Link>
        ) : (
          <span className="text-xs text-ink-3">Tick two runs to compare them</span>
        )
      }
    >
      <div className="border-y border-line px-3 py-2">
        <div className="relative max-w-80">
          <Search size={14} aria-hidden className="absolute top-2.5 left-2.5 text-ink-3" />
          <InputField
            bare
            label="Find a run"
            placeholder="Find by agent, model, task, seed"
            data-find
            className="[&_input]:pl-8"
            value={search.find ?? ''}
            onChange={(event) => onChange({ find: event.target.value || undefined })}
          />
        </div>
      </div>
      {list.unreadable.length > 0 ? (
        <div className="p-3">
          <Notice tone="fault">
            {list.unreadable.map(({ name, reason }) => `${name}: ${reason}`).join(' · ')}
          </Notice>
        </div>
      ) : null}
      {rows.length === 0 ? (
        <Empty title={list.runs.length === 0 ? 'No records yet' : 'No run fits these words'}>
          {list.runs.length === 0 ? 'Start one of the audits above; its record will stand here.' : null}
        </Empty>
      ) : (
        <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Records">
          <table className="w-full text-[13px]">
            <thead>
              <tr className="border-b border-line text-left text-xs text-ink-3">
                <th scope="col" className="w-9 py-1.5 pl-3">
                  <span className="sr-only">Compare</span>
                </th>
                <SortHead name="agent" label="Agent" sort={sort} onSort={onSort} />
                <SortHead name="task" label="Task" sort={sort} onSort={onSort} />
                <SortHead name="seed" label="Seed" sort={sort} onSort={onSort} numeric />
                <SortHead name="score" label="Score" sort={sort} onSort={onSort} numeric />
                <SortHead name="outcome" label="Outcome" sort={sort} onSort={onSort} />
                <SortHead name="cost" label="Cost" sort={sort} onSort={onSort} numeric />
                <SortHead name="when" label="When (UTC)" sort={sort} onSort={onSort} />
              </tr>
            </thead>
            <tbody>
              {rows.map((run) => (
                <RunRows
                  key={run.run_id}
                  run={run}
                  chosen={chosen.includes(run.run_id)}
                  onChoose={(on) =>
                    setChosen(on ? [...chosen, run.run_id] : chosen.filter((id) => id !== run.run_id))
                  }
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

type Key = (run: RunLine) => string | number;

const SORT_KEYS: Readonly<Record<string, Key>> = {
  agent: ({ episodes }) => episodes[0]?.agent ?? '',
  task: ({ episodes }) => episodes[0]?.task_id ?? '',
  seed: ({ episodes }) => episodes[0]?.seed ?? -1,
  score: (run) => meanScore(run) ?? -1,
  outcome: ({ episodes }) => episodes[0]?.outcome ?? '',
  cost: (run) => costOf(run) ?? -1,
  when: ({ created_at }) => created_at ?? '',
};

function order(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function textOf(run: RunLine): string {
  return [
    run.run_id,
    ...run.episodes.flatMap(({ agent, model, task_id, seed, outcome, kind }) => [
      agent,
      model ?? '',
      task_id,
      String(seed ?? 'sealed'),
      outcome,
      kind,
    ]),
  ]
    .join(' ')
    .toLowerCase();
}
