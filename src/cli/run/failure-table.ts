import { TASKS } from '../../core/tasks/tasks.ts';
import type { RunDocument, SummaryRow } from '../../evaluation/index.ts';
import { decimals, percent } from '../output/figures.ts';
import type { Style } from '../output/style.ts';
import { renderTable, type TableColumn } from '../output/table.ts';
import { biasVerdictWord } from './bias-verdict.ts';
import { agentLabel } from './model-lines.ts';
import { placeCount } from './run-plan.ts';

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
  '(missed + invented flags) / (violations + near-immediate deaths); since invented flags count, it may exceed 100 %. ' +
  'Bias: escalated is a flag without bias, dismissed is bias without a flag.';

/**
 * The three failure modes, a line an agent and task: flagged share of valid traps, false positives per 100 valid
 * records, temporal confusion and, where bias is in force, its verdict (a word for one seed, rates for several).
 */
export function failureTable(document: RunDocument, style: Style, width: number): string {
  const { summary, episodes } = document;
  const many = placeCount(document) > 1;
  const tasks = [...new Set(summary.map((row) => row.task_id))];
  const judged = tasks.some((task) => TASKS[task].errorTypes.includes('selection_bias'));
  const verdict = (row: SummaryRow) =>
    many
      ? verdictRates(row)
      : [biasVerdictWord(episodes.filter((one) => one.task_id === row.task_id && one.agent === row.agent))];
  const rows = tasks.flatMap((task) =>
    summary
      .filter((row) => row.task_id === task)
      .toSorted((a, b) => b.mean - a.mean)
      .map((row, index) => [
        index === 0 ? task : '',
        agentLabel(row),
        percent(row.overflagging_rate),
        decimals(row.false_positives_per_100_valid, 2),
        percent(row.temporal_confusion_rate),
        ...(judged ? verdict(row) : []),
      ]),
  );
  const verdictColumns = many ? MANY_VERDICTS : ONE_VERDICT;
  return renderTable([...LEADING, ...(judged ? verdictColumns : [])], rows, style, width);
}

function verdictRates(row: SummaryRow): string[] {
  return [decimals(row.bias_balanced_accuracy, 2), percent(row.bias_escalated), percent(row.bias_dismissed)];
}
