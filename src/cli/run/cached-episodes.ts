import { sourceOf, type ReplayParts } from '../../records/index.ts';
import type { EpisodeCache } from '../../runner/index.ts';

/** Episodes of records out of a cache, sealed ones with their key. */
export function cachedEpisodes(
  episodes: EpisodeCache,
  sealedKey: Uint8Array | null,
): NonNullable<ReplayParts['episodeOf']> {
  return (recorded) => episodes.get(sourceOf(recorded, sealedKey ?? undefined));
}
