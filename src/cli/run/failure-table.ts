import type { RunDocument } from '../../evaluation/index.ts';
import type { SummaryRow } from '../../evaluation/index.ts';
import { decimals, NOT_AVAILABLE, percent } from '../output/figures.ts';
import type { Style } from '../output/style.ts';
import { renderTable, type TableColumn } from '../output/table.ts';

const LEADING: readonly TableColumn[] = [
  { head: 'task' },
  { head: 'agent' },
  { head: 'overflagging', short: 'overfl.', align: 'right' },
  { head: 'FP/100 valid', short: 'FP/100', align: 'right' },
  { head: 'temporal confusion', short: 'temporal', align: 'right' },
];
const ONE_VERDICT: readonly TableColumn[] = [{ head: 'bias verdict' }];
const MANY_VERDICTS: readonly TableColumn[] = [
  { head: 'bias bal. acc.', short: 'bias b.a.', align: 'right' },
  { head: 'escalated', short: 'escal.', align: 'right' },
  { head: 'dismissed', short: 'dismiss.', align: 'right' },
];

/** What the columns of the table count. */
export const FAILURE_LEGEND =
  'Overflagging: flagged share of valid traps. FP/100: false positives per 100 valid records. Temporal confusion: ' +
  '(missed + invented flags) / (violations + near-immediate deaths). Bias: escalated is a flag without bias, ' +
  'dismissed is bias without a flag.';

/**
 * The three failure modes, a line an agent and task: flagged share of valid traps, false positives per 100 valid
 * records, temporal confusion and, where bias is in force, its verdict (a word for one episode, rates for several).
 */
export function failureTable({ summary }: RunDocument, style: Style, width: number): string {
  const many = summary.some((row) => row.episodes > 1);
  const judged = summary.some((row) => row.bias_escalated !== null || row.bias_dismissed !== null);
  const verdictColumns = many ? MANY_VERDICTS : ONE_VERDICT;
  const tasks = [...new Set(summary.map((row) => row.task_id))];
  const rows = tasks.flatMap((task) =>
    summary
      .filter((row) => row.task_id === task)
      .toSorted((a, b) => b.mean - a.mean)
      .map((row, index) => [
        index === 0 ? task : '',
        row.agent,
        percent(row.overflagging_rate),
        decimals(row.false_positives_per_100_valid, 2),
        percent(row.temporal_confusion_rate),
        ...(judged ? (many ? verdictRates(row) : [verdictWord(row)]) : []),
      ]),
  );
  return renderTable([...LEADING, ...(judged ? verdictColumns : [])], rows, style, width);
}

function verdictRates(row: SummaryRow): string[] {
  return [decimals(row.bias_balanced_accuracy, 2), percent(row.bias_escalated), percent(row.bias_dismissed)];
}

function verdictWord({ bias_escalated, bias_dismissed }: SummaryRow): string {
  if (bias_escalated === null && bias_dismissed === null) return NOT_AVAILABLE;
  if (bias_escalated === 1) return 'escalated';
  return bias_dismissed === 1 ? 'dismissed' : 'right';
}
