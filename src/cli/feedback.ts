import type { EpisodeOptions, FEEDBACK_MODES } from '../core/model/episode.ts';
import { EVALUATION_OPTIONS } from '../evaluation/index.ts';

/** Whether an auditor hears of labels before the end. */
export type FeedbackMode = (typeof FEEDBACK_MODES)[number];

/** How episodes are played under a feedback mode: blind as in an evaluation, with verdicts as in training. */
export function optionsFor(
  feedback: FeedbackMode,
  observation_mode: EpisodeOptions['observation_mode'],
): EpisodeOptions {
  return feedback === 'blind'
    ? { ...EVALUATION_OPTIONS, observation_mode }
    : { observation_mode, reward_mode: 'dense', feedback_mode: 'verdict' };
}
