import { z } from 'zod';
import { RANKED_TASK_IDS } from '../core/model/vocabulary.ts';
import { RunIdSchema } from './runs.ts';

const IntervalSchema = z.strictObject({ low: z.number(), high: z.number() });

/** Bands that stand apart: rows of one are never ranked against rows of another. */
export const BANDS = ['ranked', 'unranked', 'baseline', 'human', 'history'] as const;
export type Band = (typeof BANDS)[number];

/** One row: a contestant over all of its records of a band. */
export const LeaderboardRowSchema = z.strictObject({
  band: z.enum(BANDS),
  agent: z.string(),
  model: z.string().nullable(),
  mock: z.boolean(),
  track: z.string().nullable(),
  tasks: z.array(
    z.strictObject({
      task_id: z.enum(RANKED_TASK_IDS),
      mean: z.number(),
      interval: IntervalSchema.nullable().describe('95 % t interval over seeds; null with fewer than two'),
      episodes: z.int(),
    }),
  ),
  overall: z.number().nullable().describe('mean of the task means; null unless all three tasks were played'),
  overall_interval: IntervalSchema.nullable(),
  rank: z
    .strictObject({ best: z.int(), worst: z.int() })
    .nullable()
    .describe('ranks that no clear difference rules out; in the ranked band only'),
  badges: z.array(z.string()),
  episodes: z.int(),
  failed: z.int(),
  trials: z.int(),
  cost_usd: z.number().nullable(),
  versions: z.array(z.string()).describe('generator versions of the records'),
  runs: z.array(RunIdSchema),
  note: z.string().nullable(),
});
export type LeaderboardRow = z.infer<typeof LeaderboardRowSchema>;

/** GET /api/leaderboard, built from the records of this server. */
export const LeaderboardSchema = z.strictObject({ rows: z.array(LeaderboardRowSchema) });
export type Leaderboard = z.infer<typeof LeaderboardSchema>;
