import { z } from 'zod';
import { SealedSchema, SeedSchema, FEEDBACK_MODES } from '../core/model/episode.ts';
import { EpisodeUsageSchema, RECORD_OUTCOMES } from '../core/model/record.ts';
import { ScoreBreakdownSchema } from '../core/model/score.ts';
import { TASK_IDS } from '../core/model/vocabulary.ts';

/** Names a run: a part of an address and of a file name. */
export const RunIdSchema = z
  .string()
  .max(200)
  .regex(/^[\w][\w.:-]*$/);

/** One record in a list. */
export const EpisodeLineSchema = z.strictObject({
  run_id: RunIdSchema,
  sequence: z.int().min(0),
  agent: z.string(),
  kind: z.string(),
  generator_version: z.string(),
  model: z.string().nullable(),
  mock: z.boolean(),
  task_id: z.enum(TASK_IDS),
  seed: SeedSchema.nullable(),
  sealed: SealedSchema.nullable(),
  trial: z.int().min(0),
  custom: z.boolean(),
  feedback_mode: z.enum(FEEDBACK_MODES),
  outcome: z.enum(RECORD_OUTCOMES),
  cause: z.string().nullable(),
  score: z.number().nullable(),
  score_breakdown: ScoreBreakdownSchema.nullable(),
  steps: z.int(),
  usage: EpisodeUsageSchema.nullable(),
  ended_at: z.string().nullable(),
  bytes: z.int().describe('size of the record'),
});
export type EpisodeLine = z.infer<typeof EpisodeLineSchema>;

/** One run of this server: a folder of records. */
export const RunLineSchema = z.strictObject({
  run_id: RunIdSchema,
  created_at: z.string().nullable(),
  ranked: z.boolean(),
  episodes: z.array(EpisodeLineSchema),
});
export type RunLine = z.infer<typeof RunLineSchema>;

/** Every run, newest first, and the folders that could not be read: GET /api/runs. */
export const RunListSchema = z.strictObject({
  runs: z.array(RunLineSchema),
  unreadable: z.array(z.strictObject({ name: z.string(), reason: z.string() })),
});
export type RunList = z.infer<typeof RunListSchema>;
