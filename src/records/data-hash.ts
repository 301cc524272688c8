import { datasetJson } from '../core/dataset/json.ts';
import { hashText } from '../core/random/hash.ts';
import type { Episode } from '../core/generate/episode.ts';
import { canonicalJson } from './canonical-json.ts';

const known = new WeakMap<Episode, string>();

/**
 * SHA-256 of the protocol and the dataset of an episode. No version enters it: it is the same as long as the data are,
 * whatever the grader.
 */
export function dataHash(episode: Episode): string {
  const found = known.get(episode);
  if (found !== undefined) return found;
  const made = hashText(`${canonicalJson(episode.protocol)}\n${datasetJson(episode.dataset)}`);
  known.set(episode, made);
  return made;
}
