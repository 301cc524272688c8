import type { ScoreBreakdown } from '../../core/model/score.ts';
import type { TaskId } from '../../core/model/vocabulary.ts';
import type { EpisodeRow, RunDocument } from '../../evaluation/index.ts';
import type { SummaryRow } from '../../evaluation/index.ts';
import { decimals, percent } from '../output/figures.ts';
import type { Style } from '../output/style.ts';
import { renderTable, type TableCell, type TableColumn } from '../output/table.ts';

const PARTS: readonly (readonly [part: keyof ScoreBreakdown, head: string, short: string])[] = [
  ['recall', 'recall', 'rec.'],
  ['net_recall', 'net recall', 'net'],
  ['precision', 'precision', 'prec.'],
  ['workflow', 'workflow', 'work'],
  ['efficiency', 'efficiency', 'effic.'],
  ['report', 'report', 'rep.'],
];

/** One task: a line an agent, the best score first, with the means of the score's parts. */
export function scoreTable(document: RunDocument, task: TaskId, style: Style, width: number): string {
  const right = (head: string, short = head): TableColumn => ({ head, short, align: 'right' });
  const columns: TableColumn[] = [
    { head: 'agent' },
    right('score'),
    ...PARTS.map(([, head, short]) => right(head, short)),
    right('steps'),
    right('exact'),
  ];
  const summary = document.summary.filter((row) => row.task_id === task).toSorted((a, b) => b.mean - a.mean);
  const rows = summary.map((row): TableCell[] => {
    const episodes = document.episodes.filter((one) => one.task_id === task && one.agent === row.agent);
    return [
      row.agent,
      { text: scoreText(row), style: style.title },
      ...PARTS.map(([part]) =>
        decimals(
          meanOf(episodes, (one) => one.score_breakdown?.[part]),
          2,
        ),
      ),
      stepsText(episodes),
      percent(row.exact_audit_rate),
    ];
  });
  return renderTable(columns, rows, style, width);
}

function scoreText({ mean, interval }: SummaryRow): string {
  const score = decimals(mean, 3);
  return interval ? `${score} ± ${decimals((interval.high - interval.low) / 2, 3)}` : score;
}

function stepsText(episodes: readonly EpisodeRow[]): string {
  return decimals(
    meanOf(episodes, (one) => one.steps),
    episodes.length > 1 ? 1 : 0,
  );
}

function meanOf(
  episodes: readonly EpisodeRow[],
  value: (row: EpisodeRow) => number | undefined,
): number | null {
  const values = episodes.flatMap((row) => value(row) ?? []);
  return values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length;
}
