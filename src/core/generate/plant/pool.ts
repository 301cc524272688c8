import { ClinicalBenchError } from '../../errors.ts';
import type { Rng } from '../../random/rng.ts';

/** Hands out rows for planting, each at most once, at random among those that fit. */
export interface Pool {
  /**
   * A row that fits and was not taken before.
   * @throws ClinicalBenchError 'infeasible_task' when none is left, naming `what`
   */
  take(what: string, fits: (row: number) => boolean): number;
}

/** A pool over rows 0..size-1. */
export function createPool(rng: Rng, size: number): Pool {
  const taken = new Uint8Array(size);
  return {
    take(what, fits) {
      const row = findFree(rng, size, (candidate) => taken[candidate] === 0 && fits(candidate));
      if (row < 0) {
        throw new ClinicalBenchError(
          'infeasible_task',
          `too few patients to plant ${what}: lower the counts or raise patients`,
        );
      }
      taken[row] = 1;
      return row;
    },
  };
}

const QUICK_TRIES = 64;

/** Random tries first, so that each fitting row is equally likely; then a scan from a random start, so that none is missed. */
function findFree(rng: Rng, size: number, fits: (row: number) => boolean): number {
  for (let attempt = 0; attempt < QUICK_TRIES; attempt++) {
    const row = rng.below(size);
    if (fits(row)) return row;
  }
  const start = rng.below(size);
  for (let step = 0; step < size; step++) {
    const row = (start + step) % size;
    if (fits(row)) return row;
  }
  return -1;
}
