import { CONTROL, DECEASED, MALE } from '../dataset/codes.ts';
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

const WIDTH = STAGES.length;

/** Counts the control arm of a dataset. Every control record counts, whatever else is wrong with it. */
export function controlArm(dataset: Dataset): ControlArm {
  const { arm, ethnicity, gender, stage, outcome } = dataset.columns;
  const sizes = new Int32Array(ETHNICITIES.length * WIDTH);
  const deaths = new Int32Array(ETHNICITIES.length * WIDTH);
  let size = 0;
  let males = 0;
  for (let row = 0; row < dataset.size; row++) {
    if (arm[row] !== CONTROL) continue;
    const at = (ethnicity[row] ?? 0) * WIDTH + (stage[row] ?? 0);
    size++;
    sizes[at] = (sizes[at] ?? 0) + 1;
    if (gender[row] === MALE) males++;
    if (outcome[row] === DECEASED) deaths[at] = (deaths[at] ?? 0) + 1;
  }
  const { group, count, tied } = largestGroup(sizes);
  return {
    size,
    males,
    dominant: tied ? -1 : group,
    dominantCount: count,
    dominantByStage: byStage(sizes, (other) => other === group),
    othersByStage: byStage(sizes, (other) => other !== group),
    dominantDeaths: byStage(deaths, (other) => other === group),
    othersDeaths: byStage(deaths, (other) => other !== group),
  };
}

function largestGroup(sizes: Int32Array): { group: number; count: number; tied: boolean } {
  let group = 0;
  let count = 0;
  let tied = true;
  for (let candidate = 0; candidate < ETHNICITIES.length; candidate++) {
    let total = 0;
    for (const cell of sizes.subarray(candidate * WIDTH, (candidate + 1) * WIDTH)) total += cell;
    if (total === count) tied = true;
    if (total <= count) continue;
    group = candidate;
    count = total;
    tied = false;
  }
  return { group, count, tied };
}

/** Sums by stage over the groups that are meant. */
function byStage(cells: Int32Array, isMeant: (group: number) => boolean): number[] {
  const sums = STAGES.map(() => 0);
  for (let group = 0; group < ETHNICITIES.length; group++) {
    if (!isMeant(group)) continue;
    for (let stage = 0; stage < WIDTH; stage++)
      sums[stage] = (sums[stage] ?? 0) + (cells[group * WIDTH + stage] ?? 0);
  }
  return sums;
}
