import type { Dataset } from '../dataset/dataset.ts';
import { ETHNICITIES, STAGES } from '../model/patient.ts';

/** Counts of the control arm that equity is judged by. Stages are indexed by code. */
export interface ControlArm {
  readonly size: number;
  readonly males: number;
  /** Code of the largest ethnicity, or -1 when two tie for it or the arm is empty. */
  readonly dominant: number;
  /** Size of the largest ethnicity, tied or not. */
  readonly dominantCount: number;
  readonly dominantByStage: readonly number[];
  readonly othersByStage: readonly number[];
  readonly dominantDeaths: readonly number[];
  readonly othersDeaths: readonly number[];
}

const CONTROL = 0;
const MALE = 1;
const DECEASED = 1;

/** Counts the control arm of a dataset. Every control record counts, whatever else is wrong with it. */
export function controlArm(dataset: Dataset): ControlArm {
  const { arm, ethnicity, gender, stage, outcome } = dataset.columns;
  const sizes = new Int32Array(ETHNICITIES.length * STAGES.length);
  const deaths = new Int32Array(ETHNICITIES.length * STAGES.length);
  let size = 0;
  let males = 0;
  for (let row = 0; row < dataset.size; row++) {
    if (arm[row] !== CONTROL) continue;
    size++;
    if (gender[row] === MALE) males++;
    const at = (ethnicity[row] ?? 0) * STAGES.length + (stage[row] ?? 0);
    sizes[at] = (sizes[at] ?? 0) + 1;
    if (outcome[row] === DECEASED) deaths[at] = (deaths[at] ?? 0) + 1;
  }
  const totals = ETHNICITIES.map((_, group) => sum(byStage(sizes, group)));
  const dominantCount = Math.max(...totals);
  const largest = totals.indexOf(dominantCount);
  const tied = dominantCount === 0 || totals.lastIndexOf(dominantCount) !== largest;
  const ofDominant = (counts: Int32Array) => byStage(counts, largest);
  const ofOthers = (counts: Int32Array) =>
    ofDominant(counts).map(
      (own, s) => sum(totals.map((_, group) => counts[group * STAGES.length + s] ?? 0)) - own,
    );
  return {
    size,
    males,
    dominant: tied ? -1 : largest,
    dominantCount,
    dominantByStage: ofDominant(sizes),
    othersByStage: ofOthers(sizes),
    dominantDeaths: ofDominant(deaths),
    othersDeaths: ofOthers(deaths),
  };
}

function byStage(counts: Int32Array, group: number): number[] {
  return [...counts.subarray(group * STAGES.length, (group + 1) * STAGES.length)];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
