import { z } from 'zod';
import { IntervalSchema } from './interval.ts';
import { TASK_IDS } from './vocabulary.ts';

/** The version of the rules of ranked runs. */
export const RANKED_VERSION = 'v1';

/** Rows that are compared with each other stand in one band. */
export const BANDS = ['in-context', 'tools', 'human', 'baselines'] as const;
export type Band = (typeof BANDS)[number];

/** One row of the leaderboard. */
export const LeaderboardRowSchema = z.strictObject({
  name: z.string(),
  author: z.string().nullable(),
  url: z.string().nullable(),
  submitted_at: z.string().nullable(),
  agent: z.string(),
  model: z.string().nullable(),
  badge: z.enum(['replayed', 'run by maintainers']),
  rank: z
    .strictObject({ best: z.int(), worst: z.int() })
    .nullable()
    .describe('ranks that no clear difference rules out; null outside a ranking'),
  mean: z.number().describe('mean score over the three tasks'),
  interval: IntervalSchema.nullable().describe('95 % t interval over seeds'),
  tasks: z.array(
    z.strictObject({
      task_id: z.enum(TASK_IDS),
      mean: z.number(),
      interval: IntervalSchema.nullable(),
      exact_audit_rate: z.number().nullable(),
      bias_balanced_accuracy: z.number().nullable(),
    }),
  ),
  seeds: z.int(),
  trials: z.int(),
  incomplete: z.int(),
  cost_usd: z.number().nullable(),
  generator_version: z.string(),
  package_version: z.string(),
});
export type LeaderboardRow = z.infer<typeof LeaderboardRowSchema>;

/** A row that was published for the original implementation of the benchmark. */
const HistoryRowSchema = z.strictObject({
  name: z.string(),
  easy: z.number().nullable(),
  medium: z.number().nullable(),
  hard: z.number().nullable(),
  overall: z.number(),
});

/** The leaderboard as a document. */
export const LeaderboardSchema = z.strictObject({
  version: z.literal(RANKED_VERSION),
  generator_version: z.string(),
  seeds: z.int(),
  trials: z.int(),
  bands: z.array(
    z.strictObject({ band: z.enum(BANDS), ranked: z.boolean(), rows: z.array(LeaderboardRowSchema) }),
  ),
  history: z.strictObject({ note: z.string(), rows: z.array(HistoryRowSchema) }),
});
export type Leaderboard = z.infer<typeof LeaderboardSchema>;
