import type { Episode } from '../../../core/generate/episode.ts';
import { aucOf } from '../../statistics/auc.ts';
import type { FeatureAuc } from './record-counts.ts';
import { episodeFeatures } from './episode-features.ts';

/** Values of one feature in ten-thousandths, with the numbers of confounded (first) and truly biased episodes. */
type Histogram = Map<number, [number, number]>;

/** How often each value of each episode-level feature was seen under each bias mode. */
export type EpisodeCounts = Map<string, Histogram>;

const SCALE = 10_000;

/** Adds an episode; one without a bias mode has nothing to tell apart and is left out. */
export function countEpisode(counts: EpisodeCounts, episode: Episode): void {
  const mode = episode.truth.biasMode;
  if (mode === null) return;
  for (const [feature, value] of episodeFeatures(episode)) {
    add(counts, feature, Math.round(value * SCALE), mode === 'true_bias' ? [0, 1] : [1, 0]);
  }
}

/** Adds the counts of `from` to `into`. */
export function mergeEpisodeCounts(into: EpisodeCounts, from: EpisodeCounts): void {
  for (const [feature, histogram] of from) {
    for (const [value, count] of histogram) add(into, feature, value, count);
  }
}

/** How well each feature tells a true bias from a confounded cohort. */
export function episodeAucs(counts: EpisodeCounts): FeatureAuc[] {
  return [...counts].flatMap(([feature, histogram]) => {
    const table = [...histogram].map(([value, [negatives, positives]]) => ({ value, negatives, positives }));
    const estimate = aucOf(table);
    return estimate ? [{ feature, ...estimate }] : [];
  });
}

function add(counts: EpisodeCounts, feature: string, value: number, count: readonly [number, number]): void {
  let histogram = counts.get(feature);
  if (!histogram) {
    histogram = new Map();
    counts.set(feature, histogram);
  }
  const [confounded, biased] = histogram.get(value) ?? [0, 0];
  histogram.set(value, [confounded + count[0], biased + count[1]]);
}
