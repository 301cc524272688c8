import type { Episode } from '../../core/generate/episode.ts';
import type { TaskOverrides } from '../../core/model/task.ts';
import type { TaskId } from '../../core/model/vocabulary.ts';
import { episodeCache } from '../../runner/episode-cache.ts';

/** A public episode: what a browser can generate by itself. */
export interface PublicSource {
  readonly task_id: TaskId;
  readonly seed: number;
  readonly task_overrides?: TaskOverrides | undefined;
}

const cache = episodeCache();

/** The episode of a task and seed, generated here, in this browser, once. Throws what generateEpisode throws. */
export function episodeOf(source: PublicSource): Episode {
  return cache.get(source);
}
