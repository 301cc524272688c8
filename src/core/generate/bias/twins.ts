import type { BiasMode } from '../../model/vocabulary.ts';
import type { Rng } from '../../random/rng.ts';
import { deathRanges, drawAllocation, type Band } from './allocation.ts';
import { STAGE_IV } from '../../dataset/codes.ts';
import type { Strata } from './strata.ts';

/** Least distance in percentage points of the crude and of the adjusted gap from the threshold. */
export const MARGIN = 2;
/** The same distance under the other adjustments. */
export const OTHER_MARGIN = 1;

const ALLOCATIONS = 16;
const ALLOCATION_TRIES = 24;

/** One allocation of the deaths of one side over stages. */
export interface Candidate {
  readonly deaths: readonly number[];
  /** Standardized mortality in percent under each adjustment. */
  readonly standardized: readonly number[];
}

/** Draws allocations of a total over stages, each within its mortality bands. */
export function drawCandidates(
  rng: Rng,
  sizes: readonly number[],
  total: number,
  bands: readonly Band[],
  weights: readonly (readonly number[])[],
): Candidate[] {
  const candidates: Candidate[] = [];
  const ranges = deathRanges(sizes, bands);
  if (!ranges) return candidates;
  const percentADeath = weights.map((byStage) =>
    byStage.map((weight, stage) => (weight * 100) / (sizes[stage] ?? 1)),
  );
  for (let attempt = 0; attempt < ALLOCATION_TRIES && candidates.length < ALLOCATIONS; attempt++) {
    const deaths = drawAllocation(rng, sizes, ranges, total, attempt % 2 === 0);
    if (!deaths) continue;
    const standardized: number[] = [];
    for (const byStage of percentADeath) {
      let mortality = 0;
      for (let stage = 0; stage < deaths.length; stage++)
        mortality += (byStage[stage] ?? 0) * (deaths[stage] ?? 0);
      standardized.push(mortality);
    }
    candidates.push({ deaths, standardized });
  }
  return candidates;
}

/**
 * One pair of allocations for each label, both with the margins that a label needs under every adjustment. Of all such
 * pairs those two whose deaths in Stage IV differ least, so that stage and outcome alone tell the label as little as
 * they can. Null when a label has none.
 *
 * They cannot be equal: with the deaths by side and by stage fixed, the Mantel-Haenszel gap is fixed too, and it must lie
 * on different sides of the threshold.
 * @param isCrudeAbove whether confounding raises the crude gap: then a confounded arm has the more deaths in Stage IV
 */
export function findTwins(
  dominant: readonly Candidate[],
  others: readonly Candidate[],
  threshold: number,
  isCrudeAbove: boolean,
): Readonly<Record<BiasMode, Strata>> | null {
  const biased = newPick(isCrudeAbove ? 1 : -1);
  const confounded = newPick(isCrudeAbove ? -1 : 1);
  for (const own of dominant) {
    for (const other of others) {
      const side = sideOf(own, other, threshold);
      if (side === 0) continue;
      const late = (own.deaths[STAGE_IV] ?? 0) + (other.deaths[STAGE_IV] ?? 0);
      const pick = side > 0 ? biased : confounded;
      if (pick.strata !== null && late * pick.direction <= pick.late * pick.direction) continue;
      pick.late = late;
      pick.strata = { dominant: own.deaths, others: other.deaths };
    }
  }
  if (biased.strata === null || confounded.strata === null) return null;
  return { true_bias: biased.strata, confounded_no_bias: confounded.strata };
}

/** The pair taken so far: that with the most deaths in Stage IV (direction 1), or with the fewest (-1). */
interface Pick {
  readonly direction: 1 | -1;
  late: number;
  strata: Strata | null;
}

function newPick(direction: 1 | -1): Pick {
  return { direction, late: 0, strata: null };
}

/** On which side of the threshold the gap lies with all margins: 1 above, -1 below; 0 where it does not. */
function sideOf(own: Candidate, other: Candidate, threshold: number): 1 | -1 | 0 {
  let side: 1 | -1 | 0 = 0;
  for (let adjustment = 0; adjustment < own.standardized.length; adjustment++) {
    const gap = (other.standardized[adjustment] ?? 0) - (own.standardized[adjustment] ?? 0) - threshold;
    if (adjustment === 0) {
      if (gap >= MARGIN) side = 1;
      else if (gap <= -MARGIN) side = -1;
      else return 0;
    } else if (gap * side < OTHER_MARGIN) return 0;
  }
  return side;
}
