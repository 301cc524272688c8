import { z } from 'zod';
import { AgentEventSchema } from '../core/model/agent-event.ts';
import { FEEDBACK_MODES, SeedSchema, StateSchema } from '../core/model/episode.ts';
import { ObservationSchema } from '../core/model/observation.ts';
import { RECORD_OUTCOMES } from '../core/model/record.ts';
import { ScoreBreakdownSchema } from '../core/model/score.ts';
import { TASK_IDS } from '../core/model/vocabulary.ts';
import { RunIdSchema } from './runs.ts';

/** Longest pause between two steps, in milliseconds. */
export const SLOWEST_PACE = 5_000;

/** Starts a live audit: POST /api/live. */
export const StartLiveSchema = z.strictObject({
  agent: z.string().max(200),
  model: z.string().max(300).optional(),
  task_id: z.enum(TASK_IDS),
  seed: SeedSchema.optional().describe('drawn by the server where none is given'),
  feedback_mode: z.enum(FEEDBACK_MODES).default('blind'),
  pace_ms: z.int().min(0).max(SLOWEST_PACE).default(250).describe('least time between two steps'),
  paused: z.boolean().default(false).describe('waits before the first step'),
});
export type StartLive = z.input<typeof StartLiveSchema>;

export const LIVE_STATUSES = ['running', 'paused', 'done', 'stopped', 'failed'] as const;
export type LiveStatus = (typeof LIVE_STATUSES)[number];

/** Where a record stands. */
export const RecordPlaceSchema = z.strictObject({ run_id: RunIdSchema, sequence: z.int().min(0) });
export type RecordPlace = z.infer<typeof RecordPlaceSchema>;

/** A live audit of this visitor. */
export const LiveRunSchema = z.strictObject({
  live_id: RunIdSchema,
  agent: z.string(),
  kind: z.string(),
  model: z.string().nullable(),
  mock: z.boolean(),
  task_id: z.enum(TASK_IDS),
  seed: SeedSchema,
  feedback_mode: z.enum(FEEDBACK_MODES),
  pace_ms: z.int(),
  status: z.enum(LIVE_STATUSES),
  steps: z.int(),
  started_at: z.string(),
  record: RecordPlaceSchema.nullable().describe('null until the run has ended'),
});
export type LiveRun = z.infer<typeof LiveRunSchema>;
export const LiveListSchema = z.strictObject({ live: z.array(LiveRunSchema) });
export type LiveList = z.infer<typeof LiveListSchema>;

/** What a visitor may tell a live audit: POST /api/live/:id/control. */
export const LiveControlSchema = z.strictObject({
  command: z.enum(['pause', 'resume', 'step', 'stop']),
  pace_ms: z.int().min(0).max(SLOWEST_PACE).optional(),
});
export type LiveControl = z.infer<typeof LiveControlSchema>;

/** What an observation tells a watcher: all but the dataset, which does not change. */
const WatchedSchema = ObservationSchema.omit({ dataset: true, metadata: true }).extend({
  outcome: z.string(),
});

/** One event of the stream GET /api/live/:id/events; its place is the event id, from 1. */
export const LiveEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('start'),
    at: z.string(),
    state: StateSchema,
    observation: WatchedSchema,
  }),
  z.strictObject({ type: z.literal('agent'), at: z.string(), number: z.int(), event: AgentEventSchema }),
  z.strictObject({
    type: z.literal('step'),
    at: z.string(),
    number: z.int(),
    message: z.unknown().describe('what the agent said, whatever it is'),
    refusal: z.string().nullable(),
    reward: z.number(),
    done: z.boolean(),
    observation: WatchedSchema,
  }),
  z.strictObject({ type: z.literal('status'), at: z.string(), status: z.enum(LIVE_STATUSES) }),
  z.strictObject({
    type: z.literal('end'),
    at: z.string(),
    outcome: z.enum(RECORD_OUTCOMES),
    cause: z.string().nullable(),
    score: z.number().nullable(),
    score_breakdown: ScoreBreakdownSchema.nullable(),
    record: RecordPlaceSchema,
  }),
]);
export type LiveEvent = z.infer<typeof LiveEventSchema>;
