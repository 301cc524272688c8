import type { PublicState } from '../model/episode.ts';
import { GENERATOR_VERSION } from '../version.ts';
import { phaseOf } from './phase.ts';
import type { EpisodeState } from './state.ts';

/** The public state of an episode: what was asked for and label-free counters, the same in every feedback mode. */
export function publicState(state: EpisodeState): PublicState {
  const { episode, options } = state;
  const { task, seed, sealed, overrides } = episode;
  return {
    episode_id: state.episodeId,
    step_count: state.steps + state.reads,
    task_id: task.taskId,
    seed,
    sealed,
    generator_version: GENERATOR_VERSION,
    options: {
      observation_mode: options.observation_mode,
      reward_mode: options.reward_mode,
      feedback_mode: options.feedback_mode,
    },
    task_overrides: overrides,
    custom: task.custom,
    phase: phaseOf(state),
    done: state.end !== null,
    attempts_remaining: task.budget - state.steps,
    counters: {
      flags: state.correctFlags + state.falsePositives,
      duplicate_flags: state.duplicateFlags,
      investigations: state.investigations.length,
      distributions: state.distributions.length,
      fixes: state.fixes,
      blocked: state.blocked,
      reads: state.reads,
    },
  };
}
