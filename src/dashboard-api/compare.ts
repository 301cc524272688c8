import { z } from 'zod';
import { IntervalSchema } from '../core/model/interval.ts';
import { ERROR_TYPES, RECORD_ERROR_TYPES, TASK_IDS, TRAP_KINDS } from '../core/model/vocabulary.ts';
import { RecordPlaceSchema } from './live.ts';
import { RunIdSchema } from './runs.ts';

const rate = z.number().nullable();

/** Most runs that are compared at once. */
export const COMPARED_RUNS = 8;

/** Where a missed violation was lost. */
export const MISS_CAUSES = ['never seen', 'seen, not flagged', 'budget used up'] as const;
export type MissCause = (typeof MISS_CAUSES)[number];

/** One contestant: an agent (and its model) in one run, over all of its episodes that came to a result. */
const ContestantSchema = z.strictObject({
  name: z.string(),
  run_id: RunIdSchema,
  agent: z.string(),
  model: z.string().nullable(),
  mock: z.boolean(),
  episodes: z.int(),
  failed: z.int().describe('runs without a result: left out, never a zero'),
  mean: rate,
  cost_usd: rate.describe('of a whole run; null where no model was asked or a price is unknown'),
  tokens: z.int().nullable(),
  overflagging: rate.describe('flagged share of all valid traps'),
  false_positives_per_100_valid: rate,
  temporal_confusion: rate,
  bias: z.strictObject({ right: z.int(), escalated: z.int(), dismissed: z.int() }),
  exact_audits: z.int(),
  recall_by_type: z.array(z.strictObject({ type: z.enum(ERROR_TYPES), found: z.int(), violations: z.int() })),
  traps: z.array(
    z.strictObject({
      kind: z.enum(TRAP_KINDS),
      records: z.int(),
      flagged: z.partialRecord(z.enum(RECORD_ERROR_TYPES), z.int()).describe('by the type flagged'),
    }),
  ),
  misses: z.record(z.enum(MISS_CAUSES), z.int()),
  calibration: z
    .strictObject({
      forecasts: z.int(),
      brier: z.number(),
      ece: z.number(),
      bins: z.array(z.strictObject({ confidence: z.number(), right: z.number(), count: z.int() })),
    })
    .nullable(),
});
export type ComparedContestant = z.infer<typeof ContestantSchema>;

/** Runs side by side: GET /api/compare?run=...&run=... */
export const CompareSchema = z.strictObject({
  contestants: z.array(ContestantSchema),
  tasks: z.array(
    z.strictObject({
      task_id: z.enum(TASK_IDS),
      pairs: z.array(
        z.strictObject({
          first: z.string(),
          second: z.string(),
          episodes: z.int(),
          difference: z.number().describe('mean of first - second'),
          interval: IntervalSchema.nullable(),
          p: z.number(),
          smallest_detectable: rate,
          more_episodes: z.int().nullable(),
        }),
      ),
      episodes: z.array(
        z.strictObject({
          place: z.string(),
          scores: z.array(rate),
          records: z.array(RecordPlaceSchema.nullable()),
        }),
      ),
    }),
  ),
});
export type Compare = z.infer<typeof CompareSchema>;
