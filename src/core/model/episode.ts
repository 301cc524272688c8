import { z } from 'zod';
import { TaskOverridesSchema } from './task.ts';
import { TASK_IDS } from './vocabulary.ts';

/** Where the dataset is shown: in the reset observation, in every observation, or never. */
export const OBSERVATION_MODES = ['lean', 'full', 'paged'] as const;
/** What a step pays: the dense table, the change of the score, or the score at the end. */
export const REWARD_MODES = ['dense', 'shaped', 'terminal'] as const;
/** Whether feedback tells verdicts (training) or nothing that depends on labels before done (evaluation). */
export const FEEDBACK_MODES = ['verdict', 'blind'] as const;

/** The largest public seed. Seeds below 2^31 are for training, those above for ranked lists. */
export const MAX_SEED = 0xffff_ffff;
/** A public seed: a whole number from 0 to MAX_SEED. */
export const SeedSchema = z.int().min(0).max(MAX_SEED).describe('0 to 4294967295');

/** How an episode is shown and paid. */
export const OptionsSchema = z.strictObject({
  observation_mode: z
    .enum(OBSERVATION_MODES)
    .default('lean')
    .describe('dataset in the reset observation, in every one, or never'),
  reward_mode: z.enum(REWARD_MODES).default('dense'),
  feedback_mode: z
    .enum(FEEDBACK_MODES)
    .default('verdict')
    .describe('blind hides all that depends on labels until done'),
});
export type EpisodeOptions = z.infer<typeof OptionsSchema>;

/** A sealed episode is named by its place in a split; its content comes from a server key, never from a 32-bit seed. */
export const SealedSchema = z.strictObject({
  split: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/),
  index: z.int().min(0).max(MAX_SEED),
});
export type Sealed = z.infer<typeof SealedSchema>;

/** What reset accepts. `seed` and `sealed` exclude each other; the rim draws a seed where neither is given. */
export const ResetRequestSchema = z.strictObject({
  task_id: z.enum(TASK_IDS).default('task_easy'),
  seed: SeedSchema.optional(),
  sealed: SealedSchema.optional(),
  episode_id: z.string().max(255).optional(),
  task_overrides: TaskOverridesSchema.optional(),
  ...OptionsSchema.shape,
});
export type ResetRequest = z.infer<typeof ResetRequestSchema>;

/** Flagging opens when every required investigation is done. */
export const PHASES = ['investigation', 'flagging'] as const;
export type Phase = (typeof PHASES)[number];

/** The public state of a running episode: label-free counters, never the number of violations. */
export const StateSchema = z.strictObject({
  episode_id: z.string(),
  step_count: z.int().describe('actions taken, reads included'),
  task_id: z.enum(TASK_IDS),
  seed: SeedSchema.nullable().describe('null for a sealed episode'),
  sealed: SealedSchema.nullable(),
  generator_version: z.string(),
  options: OptionsSchema,
  task_overrides: TaskOverridesSchema.nullable(),
  custom: z.boolean(),
  phase: z.enum(PHASES),
  done: z.boolean(),
  attempts_remaining: z.int(),
  counters: z.strictObject({
    flags: z.int(),
    duplicate_flags: z.int(),
    investigations: z.int(),
    distributions: z.int(),
    fixes: z.int(),
    blocked: z.int(),
    reads: z.int(),
  }),
});
export type PublicState = z.infer<typeof StateSchema>;
