import { z } from 'zod';
import { parseAction } from '../../core/episode/index.ts';
import type { Action } from '../../core/model/action.ts';
import type { AgentEvent } from '../../core/model/agent-event.ts';
import { ScoreBreakdownSchema } from '../../core/model/score.ts';
import { SealedSchema, SeedSchema } from '../../core/model/episode.ts';
import { RecordResultSchema } from '../../core/model/record.ts';
import { TASK_IDS } from '../../core/model/vocabulary.ts';
import { GENERATOR_VERSION } from '../../core/version.ts';
import { causeOf } from '../../records/index.ts';
import type { EpisodeRun, FailedRun, RunKey } from '../../runner/index.ts';
import { diagnoseRun, EpisodeDiagnosisSchema } from '../diagnostics/diagnose-run.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { diagnostics, DiagnosticsRowSchema } from '../diagnostics/diagnostics-row.ts';
import { FailureModesSchema } from '../diagnostics/failure-modes.ts';
import { ModelUseSchema, type ModelUse } from './model-use.ts';
import { OverallRowSchema, overall } from './overall.ts';
import { summarize, SummaryRowSchema } from './summarize.ts';

/** One run of one episode in the document of `run --json`. */
export const EpisodeRowSchema = z.strictObject({
  agent: z.string(),
  model: z.string().optional().describe('the language model that decides; left out where none does'),
  task_id: z.enum(TASK_IDS),
  seed: SeedSchema.nullable(),
  sealed: SealedSchema.optional().describe('the place of a sealed episode, which has no seed'),
  trial: z.int().min(0).describe('repetition of the same agent and episode, from 0'),
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
  diagnosis: EpisodeDiagnosisSchema.nullable()
    .optional()
    .describe('where the audit went wrong; null where the truth is out of reach'),
});
export type EpisodeRow = z.infer<typeof EpisodeRowSchema>;

/** A run that came to no result: it is counted and never a zero. */
export const FailedRowSchema = z.strictObject({
  ...EpisodeRowSchema.pick({ agent: true, model: true, task_id: true, seed: true, sealed: true, trial: true })
    .shape,
  outcome: z.enum(['incomplete', 'cancelled']),
  cause: RecordResultSchema.shape.cause,
});
export type FailedRow = z.infer<typeof FailedRowSchema>;

/** The document of `run --json`. */
export const RunDocumentSchema = z.strictObject({
  generator_version: z.string(),
  seeds: z.array(SeedSchema),
  sealed: z
    .strictObject({ split: SealedSchema.shape.split, indices: z.array(SealedSchema.shape.index) })
    .optional(),
  episodes: z.array(EpisodeRowSchema),
  failed: z.array(FailedRowSchema).describe('runs without a result'),
  summary: z.array(SummaryRowSchema),
  diagnostics: z.array(DiagnosticsRowSchema).describe('where each agent goes wrong, by task'),
  overall: z.array(OverallRowSchema).describe('agents that played several tasks'),
  models: ModelUseSchema.array()
    .optional()
    .describe('what language models were asked for; left out where no agent asks one'),
  skipped: z
    .array(z.strictObject({ agent: z.string(), reason: z.string() }))
    .describe('agents that cannot run here'),
});
export type RunDocument = z.infer<typeof RunDocumentSchema>;

/**
 * The row of one run, its failure modes read off the finished episode.
 * @param events what its agent told: they say what a model has seen
 */
export function episodeRow(
  run: EpisodeRun,
  key: Pick<RunKey, 'model' | 'sealed' | 'trial'>,
  events: readonly AgentEvent[] = [],
): EpisodeRow {
  const { agent, task_id, seed, score, score_breakdown, dense_reward_total, steps, outcome, state } = run;
  const failure_modes = state === null ? null : diagnose(state);
  return {
    ...rowKey({ agent, task_id, seed, ...key }),
    score,
    score_breakdown,
    dense_reward_total,
    steps,
    outcome,
    failure_modes,
    diagnosis: state === null ? null : diagnoseRun(state, actionsOf(run), events),
  };
}

/** The actions of a run as its environment understood them. */
function actionsOf({ actions }: EpisodeRun): Action[] {
  return actions.flatMap(({ message, refusal }) => {
    const parsed = refusal === null ? parseAction(message) : null;
    return parsed?.ok ? [parsed.action] : [];
  });
}

/** The row of a run that came to no result. */
export function failedRow({ outcome, cause }: FailedRun, key: RunKey): FailedRow {
  return { ...rowKey(key), outcome, cause: outcome === 'incomplete' ? causeOf(cause) : null };
}

/** What identifies a run, as rows carry it. */
export function rowKey({ agent, model, task_id, seed, sealed, trial }: RunKey) {
  return {
    agent,
    ...(model !== undefined && { model }),
    task_id,
    seed,
    ...(sealed !== undefined && { sealed }),
    trial,
  };
}

/** What a document is made of. */
export interface RunDocumentParts {
  readonly seeds: readonly number[];
  readonly sealed?: { readonly split: string; readonly indices: readonly number[] } | null;
  readonly episodes: readonly EpisodeRow[];
  readonly failed?: readonly FailedRow[];
  readonly skipped?: RunDocument['skipped'];
  /** What the models of the run were asked for. */
  readonly models?: readonly ModelUse[];
}

/** The document of a set of runs, with one summary row for each agent and task, and one for each agent of several tasks, in order of first appearance. */
export function runDocument({
  seeds,
  sealed,
  episodes,
  failed = [],
  skipped = [],
  models = [],
}: RunDocumentParts): RunDocument {
  return {
    generator_version: GENERATOR_VERSION,
    seeds: [...seeds],
    ...(sealed && { sealed: { split: sealed.split, indices: [...sealed.indices] } }),
    episodes: [...episodes],
    failed: [...failed],
    summary: summarize(episodes),
    diagnostics: diagnostics(episodes),
    overall: overall(episodes),
    ...(models.length > 0 && { models: [...models] }),
    skipped: [...skipped],
  };
}
