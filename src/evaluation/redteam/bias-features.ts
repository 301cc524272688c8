import type { TaskId } from '../../core/model/vocabulary.ts';
import { episodeFeatures } from '../certify/shortcuts/episode-features.ts';
import { aucOf, tableOf } from '../statistics/auc.ts';
import { findArea, type RedteamFinding } from './finding.ts';
import { biasTasks, verdictEpisodes, type Runs } from './runs.ts';

/** Equal parts that a feature's values are cut into, so that a classifier can learn any shape and not only a threshold. */
const PARTS = 8;

/**
 * One classifier for each single feature of an episode with a bias clause: it learns on half of the seeds how often bias
 * was present where the feature had such a value, and is tried on the other half. None does better than chance.
 */
export function biasFeatures(runs: Runs): Promise<RedteamFinding[]> {
  return Promise.resolve(biasTasks(runs).flatMap((taskId) => classifiers(runs, taskId)));
}

function classifiers(runs: Runs, task_id: TaskId): RedteamFinding[] {
  const samples = [...verdictEpisodes(runs, task_id)].map((episode) => ({
    features: episodeFeatures(episode),
    biased: episode.truth.biasMode === 'true_bias',
  }));
  return [...(samples[0]?.features.keys() ?? [])].map((feature) => {
    const points = samples.map(({ features, biased }) => ({ value: features.get(feature) ?? 0, biased }));
    const rate = learn(points.filter((_, index) => index % 2 === 0));
    const tried = points.filter((_, index) => index % 2 === 1);
    const scores = (biased: boolean) =>
      tried.filter((point) => point.biased === biased).map(({ value }) => rate(value));
    const attack = {
      family: 'single-feature bias classifier',
      exploit: feature,
      task_id,
      measure: 'area under the ROC curve',
    };
    return findArea(attack, tried.length, aucOf(tableOf(scores(true), scores(false))));
  });
}

interface Point {
  readonly value: number;
  readonly biased: boolean;
}

/** How often bias was present among the learnt points with a value in the same part. */
function learn(points: readonly Point[]): (value: number) => number {
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
