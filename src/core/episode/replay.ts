import type { Episode } from '../generate/episode.ts';
import type { Action } from '../model/action.ts';
import type { EpisodeOptions } from '../model/episode.ts';
import { startEpisode } from './start.ts';
import type { EpisodeState } from './state.ts';
import { step } from './step.ts';

/**
 * The state after these actions, taken one by one from the start: what it was when they were played.
 * @throws ClinicalBenchError 'conflicting_options' as startEpisode does
 */
export function replay(
  episode: Episode,
  options: EpisodeOptions,
  episodeId: string,
  actions: readonly Action[],
): EpisodeState {
  let state = startEpisode(episode, options, episodeId);
  for (const action of actions) state = step(state, action).state;
  return state;
}
