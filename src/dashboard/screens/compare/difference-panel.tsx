import { useCallback } from 'react';
import type { Compare } from '../../../dashboard-api/index.ts';
import type { TaskId } from '../../../core/model/vocabulary.ts';
import { PlotChart, type Plot } from '../../charts/plot-chart.tsx';
import { signed, TASK_NAMES } from '../../parts/format.ts';
import { Empty } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Toggle } from '../../parts/toggle.tsx';

type ComparedTask = Compare['tasks'][number];

interface DifferencePanelProps {
  readonly compare: Compare;
  readonly task: ComparedTask;
  readonly onTask: (task: TaskId) => void;
}

/** The paired differences on one task, each with its interval, and how many more seeds would settle it. */
export function DifferencePanel({ compare, task, onTask }: DifferencePanelProps) {
  const { pairs } = task;
  return (
    <Panel
      title="Paired difference"
      note="Mean of first minus second over common episodes, 95 % interval."
      aside={
        compare.tasks.length > 1 ? (
          <Toggle
            label="Task"
            value={task.task_id}
            choices={compare.tasks.map(({ task_id }) => ({
              value: task_id,
              label: TASK_NAMES[task_id].split(':')[0] ?? task_id,
            }))}
            onChange={onTask}
          />
        ) : null
      }
    >
      {pairs.length === 0 ? (
        <Empty title="No common episode">
          Two contestants can be paired where both have played the same task and seed.
        </Empty>
      ) : (
        <>
          <Differences pairs={pairs} />
          <ul className="mt-2 flex flex-col gap-1.5 text-[13px]">
            {pairs.map((pair) => (
              <li key={`${pair.first}/${pair.second}`} className="text-ink-2">
                <strong className="font-medium text-ink">
                  {pair.first} − {pair.second}: {signed(pair.difference)}
                </strong>{' '}
                over {pair.episodes} {pair.episodes === 1 ? 'episode' : 'episodes'}
                {pair.interval === null
                  ? ''
                  : `, p = ${pair.p.toFixed(4)} by permutation. ${separation(pair.more_episodes)}`}
              </li>
            ))}
          </ul>
          {pairs.some(({ interval }) => interval === null) ? (
            <p className="mt-2 text-xs text-ink-3">
              One common episode has no interval: no claim is made from one seed.
            </p>
          ) : null}
        </>
      )}
    </Panel>
  );
}

function separation(more: number | null): string {
  if (more === null) return 'No difference to be found.';
  return more === 0
    ? 'Enough episodes to find a difference of this size with 80 % power.'
    : `${more} more episodes would separate the two with 80 % power, if the difference is this large.`;
}

function Differences({ pairs }: { readonly pairs: ComparedTask['pairs'] }) {
  const options = useCallback(
    (plot: Plot) => {
      const lines = pairs.map((pair) => ({
        name: `${pair.first} − ${pair.second}`,
        value: pair.difference,
        low: pair.interval?.low ?? pair.difference,
        high: pair.interval?.high ?? pair.difference,
      }));
      return {
        height: lines.length * 36 + 52,
        marginLeft: 8,
        marginTop: 12,
        marginBottom: 36,
        x: { label: 'difference in score →', nice: true },
        y: { domain: lines.map(({ name }) => name), axis: null },
        marks: [
          plot.ruleX([0], { stroke: 'var(--line-strong)' }),
          plot.ruleY(lines, { y: 'name', x1: 'low', x2: 'high', stroke: 'var(--series-1)', strokeWidth: 2 }),
          plot.text(lines, {
            y: 'name',
            text: 'name',
            frameAnchor: 'left',
            textAnchor: 'start',
            dy: -12,
            fill: 'var(--ink-3)',
          }),
          plot.dot(lines, { x: 'value', y: 'name', r: 6, fill: 'var(--series-1)', symbol: 'diamond' }),
        ],
      };
    },
    [pairs],
  );
  return <PlotChart label="Paired differences with intervals" options={options} />;
}
