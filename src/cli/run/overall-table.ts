import type { OverallRow } from '../../evaluation/index.ts';
import { decimals } from '../output/figures.ts';
import type { Style } from '../output/style.ts';
import { renderTable } from '../output/table.ts';
import { agentLabel } from './model-lines.ts';

/** All tasks together: a line an agent, the best mean first. The interval takes the tasks of a seed as one piece. */
export function overallTable(rows: readonly OverallRow[], style: Style, width: number): string {
  const columns = [
    { head: 'agent' },
    ...['mean score', 'tasks', 'episodes'].map((head) => ({ head, align: 'right' as const })),
  ];
  const lines = rows
    .toSorted((a, b) => b.mean - a.mean)
    .map((row) => [
      agentLabel(row),
      { text: meanText(row), style: style.title },
      String(row.tasks),
      String(row.episodes),
    ]);
  return renderTable(columns, lines, style, width);
}

function meanText({ mean, interval }: OverallRow): string {
  const text = decimals(mean, 3);
  return interval ? `${text} ± ${decimals((interval.high - interval.low) / 2, 3)}` : text;
}
