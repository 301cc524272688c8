import { patientId } from '../dataset/dataset.ts';
import { toRows } from '../dataset/rows.ts';
import type { Observation } from '../model/observation.ts';
import type { Patient } from '../model/patient.ts';
import { MILLION } from '../score/weights.ts';
import { GENERATOR_VERSION } from '../version.ts';
import { distributedStratum, distributedVariable } from './distribution-code.ts';
import { feedbackOf } from './feedback.ts';
import { flaggedRow, flaggedType, isCorrect } from './flag-code.ts';
import { phaseOf } from './phase.ts';
import { resultOf, type ActionResult } from './result.ts';
import { episodeScore } from './score.ts';
import type { EpisodeState } from './state.ts';
import { describeTask } from './task-description.ts';

/**
 * What an agent sees after reset or after a step: the one door for the data of an episode. In blind mode nothing in it
 * depends on the labels until the episode is over.
 * @param rows the dataset to show, for a caller that keeps its own copy; by default what the observation mode shows
 */
export function observe(
  state: EpisodeState,
  rows: Patient[] = showsDataset(state) ? toRows(state.episode.dataset) : [],
): Observation {
  const { task, protocol } = state.episode;
  const done = state.end !== null;
  const result = resultOf(state);
  const standing = done || state.options.feedback_mode === 'verdict' ? standingOf(state) : UNTOLD;
  return {
    done,
    reward: state.reward / MILLION,
    metadata: metadataOf(state, result),
    task_id: task.taskId,
    task_type: task.taskType,
    task_description: describeTask(task),
    protocol_title: protocol.title,
    trial_protocol_excerpt: protocol.excerpt,
    dataset: rows,
    errors_found: [...standing.errors_found],
    patterns_investigated: [...state.investigations],
    distributions_computed: distributionNames(state.distributions),
    feedback: feedbackOf(state, result),
    score_so_far: standing.score_so_far,
    dense_reward_total: standing.dense_reward_total,
    score_breakdown: { ...standing.score_breakdown },
    attempts_remaining: task.budget - state.steps,
    phase: phaseOf(state),
  };
}

/** Whether the observation of this state carries the dataset. */
export function showsDataset({ options, last }: EpisodeState): boolean {
  const { observation_mode: mode } = options;
  return mode === 'full' || (mode === 'lean' && last.outcome === 'reset');
}

/** The part of an observation that depends on the labels. */
type Standing = Readonly<
  Pick<Observation, 'errors_found' | 'score_so_far' | 'dense_reward_total' | 'score_breakdown'>
>;

const UNTOLD: Standing = { errors_found: [], score_so_far: 0, dense_reward_total: 0, score_breakdown: {} };

function standingOf(state: EpisodeState): Standing {
  const { score, breakdown } = episodeScore(state);
  return {
    errors_found: state.flags
      .filter((flag) => isCorrect(state.episode.truth, flag))
      .map((flag) => {
        const row = flaggedRow(flag);
        return { error_type: flaggedType(flag), patient_id: row === null ? null : patientId(row) };
      }),
    score_so_far: score,
    dense_reward_total: state.denseTotal / MILLION,
    score_breakdown: breakdown,
  };
}

function metadataOf(state: EpisodeState, result: ActionResult | null): Record<string, unknown> {
  return {
    generator_version: GENERATOR_VERSION,
    custom: state.episode.task.custom,
    episode_id: state.episodeId,
    outcome: state.last.outcome,
    ...(result === null ? {} : { result }),
    ...(state.end === null ? {} : { end: state.end }),
  };
}

/** Each variable whose distribution counts as done, and "variable by stratum" for each stratified table. */
function distributionNames(codes: readonly number[]): string[] {
  const names = codes.flatMap((code) => {
    const variable = distributedVariable(code) ?? '';
    const stratum = distributedStratum(code);
    return stratum === null ? [variable] : [variable, `${variable} by ${stratum}`];
  });
  return [...new Set(names)];
}
