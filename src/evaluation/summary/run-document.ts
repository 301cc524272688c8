import { z } from 'zod';
import { ScoreBreakdownSchema } from '../../core/model/score.ts';
import { SeedSchema } from '../../core/model/episode.ts';
import { TASK_IDS } from '../../core/model/vocabulary.ts';
import { GENERATOR_VERSION } from '../../core/version.ts';
import type { EpisodeRun } from '../../runner/index.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { FailureModesSchema } from '../diagnostics/failure-modes.ts';
import { OverallRowSchema, overall } from './overall.ts';
import { summarize, SummaryRowSchema } from './summarize.ts';

/** One run of one episode in the document of `run --json`. */
export const EpisodeRowSchema = z.strictObject({
  agent: z.string(),
  task_id: z.enum(TASK_IDS),
  seed: SeedSchema.nullable(),
  score: z.number().min(0).max(1),
  score_breakdown: ScoreBreakdownSchema.nullable(),
  dense_reward_total: z.number(),
  steps: z.int().describe('actions taken, reads included'),
  outcome: z
    .enum(['completed', 'budget_exhausted', 'stopped'])
    .describe('stopped: the agent gave up before done'),
  failure_modes: FailureModesSchema.nullable().describe(
    'null where the truth is out of reach: a remote environment',
  ),
});
export type EpisodeRow = z.infer<typeof EpisodeRowSchema>;

/** The document of `run --json`. */
export const RunDocumentSchema = z.strictObject({
  generator_version: z.string(),
  seeds: z.array(SeedSchema),
  episodes: z.array(EpisodeRowSchema),
  summary: z.array(SummaryRowSchema),
  overall: z.array(OverallRowSchema).describe('agents that played several tasks'),
  skipped: z
    .array(z.strictObject({ agent: z.string(), reason: z.string() }))
    .describe('agents that cannot run here'),
});
export type RunDocument = z.infer<typeof RunDocumentSchema>;

/** The row of one run, its failure modes read off the finished episode. */
export function episodeRow(run: EpisodeRun): EpisodeRow {
  const { agent, task_id, seed, score, score_breakdown, dense_reward_total, steps, outcome, state } = run;
  const failure_modes = state === null ? null : diagnose(state);
  return { agent, task_id, seed, score, score_breakdown, dense_reward_total, steps, outcome, failure_modes };
}

/** The document of a set of runs, with one summary row for each agent and task, and one for each agent of several tasks, in order of first appearance. */
export function runDocument(
  seeds: readonly number[],
  episodes: readonly EpisodeRow[],
  skipped: RunDocument['skipped'] = [],
): RunDocument {
  return {
    generator_version: GENERATOR_VERSION,
    seeds: [...seeds],
    episodes: [...episodes],
    summary: summarize(episodes),
    overall: overall(episodes),
    skipped: [...skipped],
  };
}
