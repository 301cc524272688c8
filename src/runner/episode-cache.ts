import { generateEpisode, type Episode, type EpisodeSource } from '../core/generate/episode.ts';

/** Where an environment takes its episodes from. Episodes are immutable, so that many runs may share one. */
export interface EpisodeCache {
  get(source: EpisodeSource): Episode;
}

/** Records that the cache keeps in all: about 15 MB of columns, 500 hard episodes and more. */
const DEFAULT_RECORDS = 400_000;

/**
 * A cache that forgets the episode not used for longest once it holds more than `maxRecords` patient records. It always
 * keeps the latest, so that runs of one seed share a dataset of any size. Throws what generateEpisode throws.
 */
export function episodeCache(maxRecords = DEFAULT_RECORDS): EpisodeCache {
  const kept = new Map<string, Episode>();
  let records = 0;
  return {
    get(source) {
      const name = nameOf(source);
      const held = kept.get(name);
      const episode = held ?? generateEpisode(source);
      kept.delete(name);
      kept.set(name, episode);
      if (!held) records += episode.dataset.size;
      for (const [oldest, { dataset }] of kept) {
        if (records <= maxRecords || oldest === name) break;
        kept.delete(oldest);
        records -= dataset.size;
      }
      return episode;
    },
  };
}

function nameOf({ task_id, seed, sealed, task_overrides, key }: EpisodeSource): string {
  return JSON.stringify([task_id, seed, sealed, task_overrides, key && [...key]]);
}
