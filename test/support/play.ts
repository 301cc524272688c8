import {
  generateEpisode,
  observe,
  startEpisode,
  step,
  type Action,
  type Episode,
  type EpisodeOptions,
  type EpisodeState,
  type Observation,
  type TaskId,
  type TaskOverrides,
} from '../../src/core/index.ts';
import { computeDistribution, investigatePattern } from '../../src/agents/index.ts';

/** The published defaults, frozen here. */
export const TRAINING: EpisodeOptions = {
  observation_mode: 'lean',
  reward_mode: 'dense',
  feedback_mode: 'verdict',
};
/** How ranked runs are played. */
export const BLIND: EpisodeOptions = {
  observation_mode: 'paged',
  reward_mode: 'terminal',
  feedback_mode: 'blind',
};

/** An episode by task and seed. */
export function episodeOf(task_id: TaskId, seed: number, task_overrides?: TaskOverrides): Episode {
  return generateEpisode({ task_id, seed, task_overrides });
}

/** The state before the first action. */
export function begin(episode: Episode, options: Partial<EpisodeOptions> = {}): EpisodeState {
  return startEpisode(episode, { ...TRAINING, ...options }, 'run');
}

/** The state after these actions. */
export function act(state: EpisodeState, ...actions: readonly Action[]): EpisodeState {
  return actions.reduce((before, action) => step(before, action).state, state);
}

/** What the last of these actions was answered with. */
export function answer(state: EpisodeState, ...actions: readonly Action[]): Observation {
  return observe(act(state, ...actions));
}

/** The outcome code of the last of these actions. */
export function outcome(state: EpisodeState, ...actions: readonly Action[]): unknown {
  return answer(state, ...actions).metadata['outcome'];
}

/** The rewards of these actions one by one, each without the cost of its step (0.004 x step number, at most 75). */
export function ownRewards(state: EpisodeState, ...actions: readonly Action[]): number[] {
  let before = state;
  return actions.map((action) => {
    const { state: after, reward } = step(before, action);
    const taken = after.steps > before.steps ? 0.004 * Math.min(after.steps, 75) : 0;
    before = after;
    return Math.round((reward + taken) * 1e6) / 1e6;
  });
}

/** The published work of the ranked tasks, frozen here. */
export const WORK = {
  task_easy: [investigatePattern('age')],
  task_medium: [
    investigatePattern('age'),
    investigatePattern('death_date'),
    investigatePattern('enrollment_date'),
    investigatePattern('stage'),
  ],
  task_hard: [
    investigatePattern('age'),
    investigatePattern('death_date'),
    investigatePattern('enrollment_date'),
    investigatePattern('stage'),
    investigatePattern('comorbidity_index'),
    computeDistribution('ethnicity'),
    computeDistribution('gender'),
    computeDistribution('outcome'),
  ],
} as const satisfies Record<string, readonly Action[]>;
