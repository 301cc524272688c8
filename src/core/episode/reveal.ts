import { ClinicalBenchError } from '../errors.ts';
import { labelsOf } from '../generate/labels.ts';
import type { Labels } from '../model/truth.ts';
import type { EpisodeState } from './state.ts';

/**
 * The answer key of a finished episode.
 * @throws ClinicalBenchError 'episode_running' before the episode is over
 */
export function reveal(state: EpisodeState): Labels {
  if (state.end === null)
    throw new ClinicalBenchError('episode_running', 'the answer key is told once the episode is over');
  return labelsOf(state.episode);
}
