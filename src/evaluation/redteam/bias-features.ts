import { episodeFeatures } from '../certify/shortcuts/episode-features.ts';
import { atChance } from '../certify/certificate.ts';
import { aucOf, tableOf } from '../statistics/auc.ts';
import { judged, type Bound, type Finding } from './finding.ts';
import { verdictEpisodes, type Runs } from './runs.ts';

/** Equal parts that a feature's values are cut into, so that a classifier can learn any shape and not only a threshold. */
const PARTS = 8;

/**
 * One classifier for each single feature of a hard episode: it learns on half of the seeds how often bias was present
 * where the feature had such a value, and is tried on the other half. None does better than chance.
 */
export function biasFeatures(runs: Runs): Promise<Finding[]> {
  if (!runs.tasks.includes('task_hard')) return Promise.resolve([]);
  const samples = [...verdictEpisodes(runs)].map((episode) => ({
    features: episodeFeatures(episode),
    biased: episode.truth.biasMode === 'true_bias',
  }));
  const names = [...(samples[0]?.features.keys() ?? [])];
  const findings = names.map((feature) => {
    const points = samples.map(({ features, biased }) => ({ value: features.get(feature) ?? 0, biased }));
    const rate = learn(points.filter((_, index) => index % 2 === 0));
    const tried = points.filter((_, index) => index % 2 === 1);
    const scores = (biased: boolean) =>
      tried.filter((point) => point.biased === biased).map(({ value }) => rate(value));
    const estimate = aucOf(tableOf(scores(true), scores(false)));
    const attack = {
      family: 'single-feature bias classifier',
      exploit: feature,
      task_id: 'task_hard',
      measure: 'area under the ROC curve',
    } as const;
    const { auc, interval } = estimate ?? { auc: 0.5, interval: null };
    const bound: Bound = {
      text: 'at chance',
      holds: () => estimate === null || atChance(estimate) !== 'leak',
    };
    return judged(attack, { episodes: tried.length, mean: auc, interval }, bound);
  });
  return Promise.resolve(findings);
}

/** How often bias was present among the learnt points with a value in the same part. */
function learn(
  points: readonly { readonly value: number; readonly biased: boolean }[],
): (value: number) => number {
  const sorted = points.map(({ value }) => value).toSorted((a, b) => a - b);
  const cuts = Array.from(
    { length: PARTS - 1 },
    (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / PARTS)] ?? 0,
  );
  const partOf = (value: number) => cuts.filter((cut) => value >= cut).length;
  const seen = Array.from({ length: PARTS }, () => ({ all: 0, biased: 0 }));
  for (const { value, biased } of points) {
    const part = seen[partOf(value)];
    if (!part) continue;
    part.all++;
    if (biased) part.biased++;
  }
  return (value) => {
    const part = seen[partOf(value)];
    return part ? (part.biased + 1) / (part.all + 2) : 0.5;
  };
}
