import { ClinicalBenchError } from '../errors.ts';
import type { Episode } from '../generate/episode.ts';
import type { EpisodeOptions } from '../model/episode.ts';
import type { EpisodeState } from './state.ts';

/**
 * The state of an episode before its first action.
 * @param episodeId the caller's label; it decides nothing
 * @throws ClinicalBenchError 'conflicting_options' for dense rewards in blind mode: they would tell the labels
 */
export function startEpisode(episode: Episode, options: EpisodeOptions, episodeId: string): EpisodeState {
  if (options.feedback_mode === 'blind' && options.reward_mode === 'dense')
    throw new ClinicalBenchError(
      'conflicting_options',
      "feedback_mode 'blind' needs reward_mode 'shaped' or 'terminal': dense rewards depend on the labels",
    );
  return {
    episode,
    options,
    episodeId,
    steps: 0,
    reads: 0,
    investigations: [],
    distributions: [],
    flags: [],
    fixed: [],
    fixes: 0,
    correctFlags: 0,
    falsePositives: 0,
    duplicateFlags: 0,
    blocked: 0,
    grade: null,
    end: null,
    denseTotal: 0,
    paid: 0,
    reward: 0,
    last: { outcome: 'reset' },
  };
}
