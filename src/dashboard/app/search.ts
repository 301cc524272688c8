import { z } from 'zod';
import { SeedSchema } from '../../core/model/episode.ts';
import { TASK_IDS } from '../../core/model/vocabulary.ts';

/** What the address bar keeps. A value that is none is dropped, so that no link can break a screen. */

const text = z.string().max(200);
const runName = text.regex(/^[\w.:-]+$/);

/** Which episode a screen is about: a record of this server, or a preview of a task and seed. */
export const EpisodeSearchSchema = z.object({
  task: z.enum(TASK_IDS).optional().catch(undefined),
  seed: SeedSchema.optional().catch(undefined),
  /** Overrides of a preview. */
  patients: z.int().min(40).max(5_000).optional().catch(undefined),
  prevalence: z.number().min(0).max(0.3).optional().catch(undefined),
  run: runName.optional().catch(undefined),
  episode: z.int().min(0).optional().catch(undefined),
  /** Whether the answer key of a preview was asked for. */
  reveal: z.boolean().optional().catch(undefined),
});
export type EpisodeSearch = z.infer<typeof EpisodeSearchSchema>;

export const PatientsSearchSchema = EpisodeSearchSchema.extend({
  sort: text.optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined),
  find: text.optional().catch(undefined),
  /** Filters by column: `stage:IV` or `age:60..70`. */
  where: z.array(text).max(30).optional().catch(undefined),
  show: z.enum(['rule', 'all', 'noise']).optional().catch(undefined),
  verdict: text.optional().catch(undefined),
  patient: text.optional().catch(undefined),
});

export const ProtocolSearchSchema = EpisodeSearchSchema.extend({
  rule: text.optional().catch(undefined),
  patient: text.optional().catch(undefined),
});

export const ReplaySearchSchema = z.object({
  run: runName.optional().catch(undefined),
  episode: z.int().min(0).optional().catch(undefined),
  step: z.int().min(0).optional().catch(undefined),
  tab: z.enum(['step', 'flags', 'report', 'prompt']).optional().catch(undefined),
});

export const RunsSearchSchema = z.object({
  find: text.optional().catch(undefined),
  agent: text.optional().catch(undefined),
  sort: text.optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined),
});

export const LiveSearchSchema = z.object({
  run: runName.optional().catch(undefined),
  at: z.int().min(0).optional().catch(undefined),
});

export const CompareSearchSchema = z.object({
  runs: z.array(runName).max(8).optional().catch(undefined),
  task: z.enum(TASK_IDS).optional().catch(undefined),
});

export const PlaySearchSchema = z.object({ game: runName.optional().catch(undefined) });
