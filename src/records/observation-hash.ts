import { observe, showsDataset, type EpisodeState } from '../core/episode/index.ts';
import { toRows } from '../core/dataset/rows.ts';
import type { Episode } from '../core/generate/episode.ts';
import { hashText } from '../core/random/hash.ts';
import type { Observation } from '../core/model/observation.ts';
import { canonicalJson } from './canonical-json.ts';

/**
 * SHA-256 of an observation, the same in process and after a journey as JSON. The dataset enters it as a hash of its
 * own, so that a replay computes it once for each episode.
 */
export function observationHash(observation: Observation): string {
  return hashed(observation, datasetDigest(observation.dataset));
}

/** The hash of what a state shows: that of `observe(state)`. */
export function shownHash(state: EpisodeState): string {
  return hashed(observe(state, []), showsDataset(state) ? digestOf(state.episode) : datasetDigest([]));
}

function hashed(observation: Observation, dataset: string): string {
  return hashText(canonicalJson({ ...observation, dataset }));
}

/** Digests of the datasets seen last, by their JSON: the runs of one episode come one after the other. */
const seen = new Map<string, string>();
const MOST_SEEN = 8;

function datasetDigest(rows: Observation['dataset']): string {
  if (rows.length === 0) return '';
  const text = JSON.stringify(rows);
  const found = seen.get(text);
  if (found !== undefined) return found;
  const made = hashText(canonicalJson(rows));
  for (const oldest of seen.keys()) {
    if (seen.size < MOST_SEEN) break;
    seen.delete(oldest);
  }
  seen.set(text, made);
  return made;
}

const known = new WeakMap<Episode, string>();

function digestOf(episode: Episode): string {
  const found = known.get(episode);
  if (found !== undefined) return found;
  const made = datasetDigest(toRows(episode.dataset));
  known.set(episode, made);
  return made;
}
