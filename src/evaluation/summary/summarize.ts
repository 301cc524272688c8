import { z } from 'zod';
import { TASK_IDS } from '../../core/model/vocabulary.ts';
import { balancedAccuracy, type Verdict } from '../statistics/balanced-accuracy.ts';
import { IntervalSchema } from '../statistics/interval.ts';
import { estimateMean, meanOf } from '../statistics/mean.ts';
import { groupBy, placeOf } from './group-by.ts';
import type { EpisodeRow } from './run-document.ts';

const mean = z.number().nullable();

/**
 * How one agent did on one task. Means are over episodes; rates of failure modes are over all that could fail in all
 * episodes together. Null where nothing was there to be counted.
 */
export const SummaryRowSchema = z.strictObject({
  agent: z.string(),
  model: z.string().optional(),
  task_id: z.enum(TASK_IDS),
  episodes: z.int(),
  mean: z.number().describe('mean score'),
  interval: IntervalSchema.nullable().describe('95 % t interval over seeds; null with fewer than two'),
  recall: mean,
  precision: mean,
  exact_audit_rate: mean.describe(
    'share of episodes with every violation, no false flag and the right bias verdict',
  ),
  bias_balanced_accuracy: mean.describe('null unless both kinds of episode occur'),
  overflagging_rate: mean.describe('flagged share of the valid traps of all episodes'),
  false_positives_per_100_valid: mean.describe(
    'wrong flags of records / valid records of all episodes × 100',
  ),
  temporal_confusion_rate: mean.describe(
    'missed and invented temporal flags / temporal violations and near-immediate deaths of all episodes',
  ),
  bias_escalated: mean.describe('share of episodes without bias that were flagged'),
  bias_dismissed: mean.describe('share of episodes with bias that were not flagged'),
});
export type SummaryRow = z.infer<typeof SummaryRowSchema>;

/** One row for each agent and task, in order of first appearance. */
export function summarize(episodes: readonly EpisodeRow[]): SummaryRow[] {
  const groups = groupBy(episodes, (row) => JSON.stringify([row.agent, row.model, row.task_id]));
  return groups.flatMap((rows) => {
    const [first] = rows;
    return first ? [summaryRow(first, rows)] : [];
  });
}

function summaryRow({ agent, model, task_id }: EpisodeRow, rows: readonly EpisodeRow[]): SummaryRow {
  const score = estimateMean(scoresBySeed(rows));
  const modes = rows.flatMap((row) => row.failure_modes ?? []);
  const bias = modes.flatMap(biasVerdict);
  const wrong = (present: boolean) =>
    meanOrNull(bias.filter((one) => one.present === present).map((one) => Number(one.said !== present)));
  return {
    agent,
    ...(model !== undefined && { model }),
    task_id,
    episodes: rows.length,
    mean: meanOf(rows.map((row) => row.score)),
    interval: score.interval,
    recall: meanOrNull(rows.flatMap((row) => row.score_breakdown?.recall ?? [])),
    precision: meanOrNull(rows.flatMap((row) => row.score_breakdown?.precision ?? [])),
    exact_audit_rate: meanOrNull(modes.map((mode) => Number(mode.exact_audit))),
    bias_balanced_accuracy: balancedAccuracy(bias),
    overflagging_rate: share(
      modes.map(({ overflagging }) => [overflagging.flagged_traps, overflagging.valid_traps]),
    ),
    false_positives_per_100_valid: share(
      modes.map(({ overflagging }) => [100 * overflagging.false_positives, overflagging.valid_records]),
    ),
    temporal_confusion_rate: share(
      modes.map(({ temporal_confusion: { missed, invented, denominator } }) => [
        missed + invented,
        denominator,
      ]),
    ),
    bias_escalated: wrong(false),
    bias_dismissed: wrong(true),
  };
}

/** One score a seed: trials of one seed are no independent evidence, so that their mean counts once. */
function scoresBySeed(rows: readonly EpisodeRow[]): number[] {
  return groupBy(rows, placeOf).map((trials) => meanOf(trials.map((row) => row.score)));
}

/** What was counted as a share of what there was, over all episodes; null where there was nothing. */
function share(counts: readonly (readonly [counted: number, all: number])[]): number | null {
  const counted = counts.reduce((sum, [some]) => sum + some, 0);
  const all = counts.reduce((sum, [, every]) => sum + every, 0);
  return all === 0 ? null : counted / all;
}

function biasVerdict(modes: NonNullable<EpisodeRow['failure_modes']>): readonly Verdict[] {
  const { verdict } = modes.bias_misinterpretation;
  if (verdict === null) return [];
  // A recall of the bias exists only where there is one to be found.
  const present = typeof modes.recall_by_type.selection_bias === 'number';
  return [{ present, said: verdict === 'right' ? present : !present }];
}

function meanOrNull(values: readonly number[]): number | null {
  return values.length === 0 ? null : meanOf(values);
}
