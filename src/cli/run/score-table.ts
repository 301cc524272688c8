import type { ScoreBreakdown } from '../../core/model/score.ts';
import type { TaskId } from '../../core/model/vocabulary.ts';
import { FALSE_POSITIVE_WEIGHT, FULL_COVERAGE, SCORE } from '../../core/score/weights.ts';
import { TASKS } from '../../core/tasks/tasks.ts';
import type { EpisodeRow, RunDocument, SummaryRow } from '../../evaluation/index.ts';
import { decimals, percent } from '../output/figures.ts';
import type { Style } from '../output/style.ts';
import { renderTable, type TableCell, type TableColumn } from '../output/table.ts';
import { biasVerdictWord } from './bias-verdict.ts';
import { agentLabel } from './model-lines.ts';
import { placeCount } from './run-plan.ts';

const PARTS: readonly (readonly [part: keyof ScoreBreakdown, head: string, short: string])[] = [
  ['recall', 'recall', 'rec.'],
  ['net_recall', 'net recall', 'net'],
  ['coverage', 'coverage', 'cov.'],
  ['precision', 'precision', 'prec'],
  ['workflow', 'workflow', 'work'],
  ['efficiency', 'efficiency', 'eff.'],
  ['report', 'report', 'rep.'],
];

const points = (percentPoints: number) => decimals(percentPoints / 100, 2);

/** How the score comes about and what the columns of the table mean. */
export const SCORE_LEGEND: readonly string[] = [
  `score = ${points(SCORE.netRecall)} net recall + ${points(SCORE.workflow)} workflow + coverage × ` +
    `(${points(SCORE.precision)} precision + ${points(SCORE.efficiency)} efficiency + ${points(SCORE.report)} report)`,
  `Net recall: (right flags - ${FALSE_POSITIVE_WEIGHT} × wrong flags) / violations, at least 0. Coverage: net recall / ` +
    `${FULL_COVERAGE}, at most 1. Steps: actions taken, reads included. Exact: audits with every violation, no wrong ` +
    'flag and the right bias verdict.',
];

/**
 * One task: a line an agent, the best score first, with the means of the score's parts. Where selection bias is in
 * force its verdict stands next to the score: the balanced accuracy over several seeds, a word for one.
 */
export function scoreTable(document: RunDocument, task: TaskId, style: Style, width: number): string {
  const judged = TASKS[task].errorTypes.includes('selection_bias');
  const many = placeCount(document) > 1;
  const columns: TableColumn[] = [
    { head: 'agent' },
    right('score'),
    ...(judged ? [many ? right('bias bal. acc.', 'bias') : { head: 'bias' }] : []),
    ...PARTS.map(([, head, short]) => right(head, short)),
    right('steps', many ? 'steps' : 'st.'),
    right('exact'),
  ];
  const summary = document.summary.filter((row) => row.task_id === task).toSorted((a, b) => b.mean - a.mean);
  const rows = summary.map((row): TableCell[] => {
    const episodes = document.episodes.filter((one) => one.task_id === task && one.agent === row.agent);
    const bias = many ? decimals(row.bias_balanced_accuracy, 2) : biasVerdictWord(episodes);
    return [
      agentLabel(row),
      { text: scoreText(row), style: style.title },
      ...(judged ? [bias] : []),
      ...PARTS.map(([part]) => partText(episodes, part)),
      stepsText(episodes),
      percent(row.exact_audit_rate),
    ];
  });
  return renderTable(columns, rows, style, width);
}

function right(head: string, short = head): TableColumn {
  return { head, short, align: 'right' };
}

function scoreText({ mean, interval }: SummaryRow): string {
  const score = decimals(mean, 3);
  return interval ? `${score} ± ${decimals((interval.high - interval.low) / 2, 3)}` : score;
}

function partText(episodes: readonly EpisodeRow[], part: keyof ScoreBreakdown): string {
  return decimals(
    meanOf(episodes, (one) => one.score_breakdown?.[part]),
    2,
  );
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
