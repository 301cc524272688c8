import type { Episode } from '../../core/generate/episode.ts';
import { at } from '../rows.ts';
import {
  BINS,
  binOf,
  conditionOf,
  CONDITIONS,
  RECORD_FEATURES,
  STRATA,
  stratumOf,
} from '../certify/shortcuts/record-features.ts';
import { aucOf, pooledAuc, tableOf } from '../statistics/auc.ts';
import { findArea, type RedteamFinding } from './finding.ts';
import type { Runs } from './runs.ts';

/**
 * A naive Bayes classifier on the patient number and all columns that carry no rule. It learns on half of the seeds how
 * violating and valid records of one stratum differ, and ranks the records of the other half within their strata. It
 * does no better than chance: generation leaves no artefact.
 */
export function artefacts(runs: Runs): Promise<RedteamFinding[]> {
  const findings = runs.tasks.map((task_id) => {
    const learner = newLearner();
    const scores = Array.from({ length: STRATA }, () => ({
      valid: [] as number[],
      violating: [] as number[],
    }));
    for (const seed of runs.seeds.filter((_, index) => index % 2 === 0))
      learn(learner, runs.episode(task_id, seed));
    const tried = runs.seeds.filter((_, index) => index % 2 === 1);
    for (const seed of tried) {
      const episode = runs.episode(task_id, seed);
      for (let row = 0; row < episode.dataset.size; row++) {
        const stratum = scores[stratumOf(episode.dataset.columns, row)];
        const violates = at(episode.truth.audit.violations, row) !== 0;
        (violates ? stratum?.violating : stratum?.valid)?.push(suspicion(learner, episode, row));
      }
    }
    const estimate = pooledAuc(scores.map(({ valid, violating }) => aucOf(tableOf(violating, valid))));
    const attack = {
      family: 'artefact learner',
      exploit: 'naive Bayes on noise columns',
      task_id,
      measure: 'area within strata',
    };
    return findArea(attack, tried.length, estimate);
  });
  return Promise.resolve(findings);
}

/**
 * Counts of each bin of each feature among valid and violating records, by stage, outcome and age band: with countries
 * there would be too few violations to learn from.
 */
interface Learner {
  readonly valid: Float64Array;
  readonly violating: Float64Array;
}

function newLearner(): Learner {
  return {
    valid: new Float64Array(CONDITIONS * BINS).fill(1),
    violating: new Float64Array(CONDITIONS * BINS).fill(1),
  };
}

function learn({ valid, violating }: Learner, { dataset, truth }: Episode): void {
  for (let row = 0; row < dataset.size; row++) {
    const counts = at(truth.audit.violations, row) === 0 ? valid : violating;
    for (const cell of cellsOf(dataset, row)) counts[cell] = at(counts, cell) + 1;
  }
}

/** The log of the odds that a record violates a rule, as the learner sees them. */
function suspicion({ valid, violating }: Learner, { dataset }: Episode, row: number): number {
  let odds = 0;
  for (const cell of cellsOf(dataset, row)) odds += Math.log(at(violating, cell) / at(valid, cell));
  return odds;
}

function cellsOf({ columns, size }: Episode['dataset'], row: number): number[] {
  const base = conditionOf(columns, row) * BINS;
  return RECORD_FEATURES.map((feature, index) => base + binOf(index, feature, columns, row, size));
}
