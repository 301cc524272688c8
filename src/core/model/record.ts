import { z } from 'zod';
import { CANARY } from '../version.ts';
import { ActionSchema } from './action.ts';
import { AgentEventSchema } from './agent-event.ts';
import { OptionsSchema, SealedSchema, SeedSchema } from './episode.ts';
import { ModelIdentitySchema } from './model-call.ts';
import { ScoreBreakdownSchema } from './score.ts';
import { TaskOverridesSchema } from './task.ts';
import { TASK_IDS } from './vocabulary.ts';

/** The layout of records. A change of it is a new number. */
export const RECORD_VERSION = 1;

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256 in lower-case hexadecimal digits');

/** How an agent gets at an episode: never compared with each other in a ranking. */
export const TRACKS = ['in-context', 'tools'] as const;
export type Track = (typeof TRACKS)[number];

/** Who played. */
export const RecordedAgentSchema = z.strictObject({
  name: z.string().min(1).max(200),
  kind: z.string().describe('model, baseline, oracle, no-protocol, trivial, ablated or human'),
  track: z.enum(TRACKS).nullable().describe('null for an agent that asks no model'),
  model: ModelIdentitySchema.nullable(),
  prompt_template_hash: Sha256Schema.nullable().describe('of the prompts before an episode fills them'),
});
export type RecordedAgent = z.infer<typeof RecordedAgentSchema>;

/** Which episode was played and how it was shown. */
export const RecordedEpisodeSchema = z.strictObject({
  generator_version: z.string(),
  task_id: z.enum(TASK_IDS),
  seed: SeedSchema.nullable().describe('null for a sealed episode'),
  sealed: SealedSchema.nullable(),
  task_overrides: TaskOverridesSchema.nullable(),
  options: OptionsSchema,
  episode_id: z.string().max(255),
  data_hash: Sha256Schema.nullable().describe(
    'of the protocol and the dataset, whatever the version; null where the run could not see them',
  ),
});
export type RecordedEpisode = z.infer<typeof RecordedEpisodeSchema>;

const hash = Sha256Schema.describe('of the entry before it and this one');

/** One thing that happened in an episode, in order. */
export const RecordEntrySchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('action'),
    action: ActionSchema,
    reward: z.number().min(-1).max(1),
    done: z.boolean(),
    observation: Sha256Schema.describe('of the observation that answered'),
    hash,
  }),
  z.strictObject({
    type: z.literal('refused'),
    said: z.string().max(1_000).describe('the message that was none, cut short'),
    refusal: z.string().describe('why it was none'),
    hash,
  }),
  z.strictObject({ type: z.literal('agent'), event: AgentEventSchema, hash }),
]);
export type RecordEntry = z.infer<typeof RecordEntrySchema>;

/** How a run can end. `incomplete` is a fault of a provider, an environment or the agent itself, never a zero. */
export const RECORD_OUTCOMES = [
  'completed',
  'budget_exhausted',
  'stopped',
  'incomplete',
  'cancelled',
] as const;

/** What language models were asked for in one episode, over all calls. */
export const EpisodeUsageSchema = z.strictObject({
  calls: z.int().min(0),
  input_tokens: z.int().min(0).nullable().describe('null where a provider does not count'),
  output_tokens: z.int().min(0).nullable(),
  cost_usd: z.number().min(0).nullable().describe('null where a price is unknown'),
  latency_ms: z.number().min(0).describe('spent waiting for replies, over all calls'),
});
export type EpisodeUsage = z.infer<typeof EpisodeUsageSchema>;

/** What the run of an episode came to. */
export const RecordResultSchema = z.strictObject({
  outcome: z.enum(RECORD_OUTCOMES),
  cause: z
    .strictObject({ kind: z.string(), message: z.string() })
    .nullable()
    .describe('why the run is incomplete; else null'),
  score: z.number().min(0).max(1).nullable().describe('null without a result'),
  score_breakdown: ScoreBreakdownSchema.nullable(),
  dense_reward_total: z.number().nullable(),
  steps: z.int().min(0).describe('actions taken, reads included, refused messages excluded'),
  after_done: z
    .strictObject({ actions: z.int().min(0), reward: z.number(), score_gain: z.number() })
    .nullable()
    .describe('what acting after done changed; null without a result'),
  usage: EpisodeUsageSchema.nullable().describe('null for an agent that asks no model'),
  ended_at: z.iso.datetime().nullable(),
});
export type RecordResult = z.infer<typeof RecordResultSchema>;

/**
 * One run of one episode: all that is needed to play it again. The hashes form a chain: of the header, of each entry
 * with what came before, of the result; the header holds the hash of the record before it in the same run.
 */
export const EpisodeRecordSchema = z.strictObject({
  record_version: z.literal(RECORD_VERSION),
  canary: z.literal(CANARY),
  run_id: z.string().min(1).max(200),
  sequence: z.int().min(0).describe('place in the run, from 0'),
  previous: Sha256Schema.describe('hash of the record before it; of the configuration for the first'),
  package_version: z.string(),
  trial: z.int().min(0).describe('repetition of the same agent and episode, from 0'),
  agent: RecordedAgentSchema,
  episode: RecordedEpisodeSchema,
  began_at: z.iso.datetime().nullable(),
  reset: Sha256Schema.nullable().describe('of the first observation; null where there was none'),
  entries: z.array(RecordEntrySchema),
  result: RecordResultSchema,
  hash: Sha256Schema.describe('of the whole record'),
});
export type EpisodeRecord = z.infer<typeof EpisodeRecordSchema>;

/** What the calls of a language model may come to, repairs included; null for no limit. */
export const UseLimitsSchema = z.strictObject({
  calls: z.int().min(1).nullable(),
  tokens: z.int().min(1).nullable().describe('of prompts and replies together'),
  budget_usd: z.number().min(0).nullable(),
});

/** Limits of a run: for all its calls together, and for those of each episode. */
export const RunLimitsSchema = z.strictObject({ run: UseLimitsSchema, episode: UseLimitsSchema });
export type RunLimits = z.infer<typeof RunLimitsSchema>;

/** What a run is to play: written once, before the first episode. */
export const RunConfigSchema = z.strictObject({
  record_version: z.literal(RECORD_VERSION),
  canary: z.literal(CANARY),
  run_id: z.string().min(1).max(200),
  package_version: z.string(),
  generator_version: z.string(),
  created_at: z.iso.datetime().nullable(),
  agents: z.array(RecordedAgentSchema).min(1),
  tasks: z.array(z.enum(TASK_IDS)).min(1),
  seeds: z.array(SeedSchema).describe('empty for a run on sealed episodes'),
  sealed: z
    .strictObject({ split: SealedSchema.shape.split, indices: z.array(SealedSchema.shape.index).min(1) })
    .nullable(),
  trials: z.int().min(1),
  options: OptionsSchema,
  ranked: z.boolean().describe('played under the rules of the leaderboard'),
  limits: RunLimitsSchema.optional().describe(
    'what the run was begun with; left out where nothing was limited',
  ),
});
export type RunConfig = z.infer<typeof RunConfigSchema>;
