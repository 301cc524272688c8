import { z } from 'zod';

/** What the client process of the benchmark is told to do. */
export const JobSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('episodes').describe('play hard episodes of 75 steps'),
    url: z.string(),
    mode: z.enum(['lean', 'full']),
    connections: z.int().min(1),
    seconds: z.number().positive(),
    firstSeed: z.int().min(0),
    group: z.int().min(1).describe('episodes in a row of one seed, as a trainer plays them'),
  }),
  z.strictObject({
    type: z.literal('round_trips').describe('ask for the state, one request at a time on each connection'),
    url: z.string(),
    connections: z.int().min(1),
    seconds: z.number().positive(),
  }),
  z.strictObject({
    type: z.literal('burst').describe('many sessions at once: connect, reset, one step; then hold them'),
    url: z.string(),
    mode: z.enum(['lean', 'paged']),
    sessions: z.int().min(1),
    seeds: z.int().min(1),
    pacedPerSecond: z.int().min(0),
    pacedSeconds: z.number().min(0),
  }),
  z.strictObject({
    type: z.literal('fill').describe('open sessions with tokens and play 75 steps in each'),
    url: z.string(),
    sessions: z.int().min(1),
  }),
  z.strictObject({
    type: z.literal('touch').describe('come back to sessions, a few at a time, and ask each for its state'),
    url: z.string(),
    tokens: z.array(z.string()),
    connections: z.int().min(1),
  }),
]);
export type Job = z.infer<typeof JobSchema>;

const LatencySchema = z.strictObject({ p50: z.number(), p99: z.number(), max: z.number() });
/** Milliseconds. */
export type Latency = z.infer<typeof LatencySchema>;

/** What the client process answers. Times are milliseconds. */
export const AnswerSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('episodes'),
    episodes: z.int(),
    steps: z.int(),
    bytes: z.number(),
    ms: z.number(),
    step: LatencySchema,
  }),
  z.strictObject({ type: z.literal('round_trips'), trips: z.int(), ms: z.number(), trip: LatencySchema }),
  z.strictObject({
    type: z.literal('burst'),
    succeeded: z.int(),
    failed: z.int(),
    connectedMs: z.number().describe('from the start until the last session was connected'),
    ms: z.number().describe('from the start until the last step was answered'),
    whole: LatencySchema.describe('of each session, from the start of the burst until its step was answered'),
  }),
  z.strictObject({ type: z.literal('paced'), steps: z.int(), perSecond: z.number(), step: LatencySchema }),
  z.strictObject({ type: z.literal('filled'), tokens: z.array(z.string()), steps: z.int() }),
  z.strictObject({
    type: z.literal('touched'),
    sessions: z.int(),
    wrong: z.int(),
    ms: z.number(),
    touch: LatencySchema,
  }),
  z.strictObject({ type: z.literal('failed'), message: z.string() }),
]);
export type Answer = z.infer<typeof AnswerSchema>;

/** The middle, the 99th percentile and the largest of some times. */
export function latency(times: readonly number[]): Latency {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}
