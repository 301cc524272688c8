import { z } from 'zod';
import { clusteredStandardError } from '../statistics/clustered-error.ts';
import { IntervalSchema, UPPER_TAIL } from '../statistics/interval.ts';
import { meanOf } from '../statistics/mean.ts';
import { studentQuantile } from '../statistics/quantile.ts';
import { groupBy, placeOf } from './group-by.ts';
import type { EpisodeRow } from './run-document.ts';

/** How one agent did on all of its tasks together. */
export const OverallRowSchema = z.strictObject({
  agent: z.string(),
  model: z.string().optional(),
  tasks: z.int().min(2),
  seeds: z.int(),
  episodes: z.int(),
  mean: z.number().describe('mean score over all episodes'),
  standard_error: z
    .number()
    .nullable()
    .describe('clustered by seed, which feeds several tasks; null with one seed'),
  interval: IntervalSchema.nullable().describe(
    '95 % t interval of the mean over seeds, from that standard error',
  ),
});
export type OverallRow = z.infer<typeof OverallRowSchema>;

/** One row for each agent that played several tasks, in order of first appearance. */
export function overall(episodes: readonly EpisodeRow[]): OverallRow[] {
  return groupBy(episodes, (row) => JSON.stringify([row.agent, row.model])).flatMap((rows) => {
    const tasks = new Set(rows.map((row) => row.task_id)).size;
    const [first] = rows;
    return first && tasks > 1 ? [overallRow(first, tasks, rows)] : [];
  });
}

function overallRow({ agent, model }: EpisodeRow, tasks: number, rows: readonly EpisodeRow[]): OverallRow {
  const clusters = groupBy(rows, placeOf).map((played) => played.map((row) => row.score));
  const mean = meanOf(rows.map((row) => row.score));
  const standard_error = clusteredStandardError(clusters);
  const half =
    standard_error === null ? null : studentQuantile(UPPER_TAIL, clusters.length - 1) * standard_error;
  return {
    agent,
    ...(model !== undefined && { model }),
    tasks,
    seeds: clusters.length,
    episodes: rows.length,
    mean,
    standard_error,
    interval: half === null ? null : { low: mean - half, high: mean + half },
  };
}
