import { ClinicalBenchError } from '../../errors.ts';
import type { BiasMode } from '../../model/vocabulary.ts';
import type { Rng } from '../../random/rng.ts';
import { DOMINANT_BANDS, drawAllocation, OTHERS_BANDS, type Band } from './allocation.ts';
import { adjustmentWeights, type Strata } from './strata.ts';

/** The three thresholds of a protocol's bias clause, in whole percent. */
export interface BiasThresholds {
  readonly dominancePct: number;
  readonly malePct: number;
  readonly gapPct: number;
}

/**
 * A control arm for which both labels are possible. Everything here but `deaths` was drawn before the label, and is
 * the same under both: so no quantity that does not join stage with outcome can tell the labels apart.
 */
export interface BiasDesign {
  readonly thresholds: BiasThresholds;
  readonly males: number;
  /** Patients by stage. */
  readonly sizes: Strata;
  /** Deaths by stage under each label. The totals by side are equal. */
  readonly deaths: Readonly<Record<BiasMode, Strata>>;
}

/** Least distance in percentage points of the crude and of the adjusted gap from the threshold. */
export const MARGIN = 2;
/** The same distance under the other adjustments. */
export const OTHER_MARGIN = 1;

/** The recipe's ranges were tried on a control arm of this size. */
const RECIPE_SIZE = 360;
const MOST_TRIES = 2_000;
const ALLOCATIONS = 16;
const ALLOCATION_TRIES = 60;

/**
 * Draws a certified design (twin construction): the side of the crude gap and the marginals first, then, given these,
 * one allocation of deaths over stages for each label. Marginals for which one of the two cannot be found are drawn
 * again, the side of the crude gap is not: so each side is as frequent as the other.
 * @param size patients in the control arm
 * @throws ClinicalBenchError 'infeasible_task' when none is found
 */
export function drawBiasDesign(rng: Rng, size: number): BiasDesign {
  const isCrudeAbove = rng.below(2) === 0;
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const design = tryDesign(rng, size, isCrudeAbove);
    if (design) return design;
  }
  throw new ClinicalBenchError(
    'infeasible_task',
    `no certified bias design found for a control arm of ${size} patients`,
  );
}

function tryDesign(rng: Rng, size: number, isCrudeAbove: boolean): BiasDesign | null {
  const thresholds = {
    dominancePct: rng.between(55, 70),
    malePct: rng.between(54, 66),
    gapPct: rng.between(10, 18),
  };
  const dominant = above(rng, thresholds.dominancePct, size);
  const males = above(rng, thresholds.malePct, size);
  const others = size - dominant;
  const shift = rng.between(22, 34) * (isCrudeAbove ? 1 : -1);
  const stageIvPct = rng.between(33, 37);
  const sizes = {
    dominant: stageMix(rng, dominant, stageIvPct - (shift * others) / size),
    others: stageMix(rng, others, stageIvPct + (shift * dominant) / size),
  };
  if (![...sizes.dominant, ...sizes.others].every((cell) => cell >= 6)) return null;

  const dominantDeaths = Math.round((rng.between(150, 280) * dominant) / 1000);
  const distance = rng.between(40, 110) * (isCrudeAbove ? 1 : -1);
  const othersRate = (dominantDeaths * 1000) / dominant + thresholds.gapPct * 10 + distance;
  const othersDeaths = Math.round((othersRate * others) / 1000);
  const crudeGap = (othersDeaths * 100) / others - (dominantDeaths * 100) / dominant;
  if (Math.abs(crudeGap - thresholds.gapPct) < MARGIN || crudeGap > thresholds.gapPct !== isCrudeAbove)
    return null;

  const weights = adjustmentWeights(sizes);
  const deaths = {
    others: drawCandidates(rng, sizes.others, othersDeaths, OTHERS_BANDS, weights),
    dominant: drawCandidates(rng, sizes.dominant, dominantDeaths, DOMINANT_BANDS, weights),
  };
  const trueBias = pair(rng, deaths, thresholds.gapPct, 1);
  const confounded = pair(rng, deaths, thresholds.gapPct, -1);
  if (!trueBias || !confounded) return null;
  return { thresholds, males, sizes, deaths: { true_bias: trueBias, confounded_no_bias: confounded } };
}

/** A count a little above a percentage of the arm: 4 to 14 patients of 360 above it. */
function above(rng: Rng, percent: number, size: number): number {
  const surplus = Math.max(1, Math.round((rng.between(4, 14) * size) / RECIPE_SIZE));
  return Math.floor((percent * size) / 100) + surplus;
}

/** Patients by stage: the given share of Stage IV, the rest about 25 : 32 : 43 over stages I to III. */
function stageMix(rng: Rng, size: number, stageIvPct: number): number[] {
  const stageIv = Math.round((size * stageIvPct) / 100);
  const rest = size - stageIv;
  const one = Math.round((rest * rng.between(23, 26)) / 100);
  const two = Math.round((rest * rng.between(31, 34)) / 100);
  return [one, two, rest - one - two, stageIv];
}

interface Candidate {
  readonly deaths: readonly number[];
  /** Standardized mortality in percent under each adjustment. */
  readonly standardized: readonly number[];
}

function drawCandidates(
  rng: Rng,
  sizes: readonly number[],
  total: number,
  bands: readonly Band[],
  weights: readonly (readonly number[])[],
): Candidate[] {
  const candidates: Candidate[] = [];
  for (let attempt = 0; attempt < ALLOCATION_TRIES && candidates.length < ALLOCATIONS; attempt++) {
    const deaths = drawAllocation(rng, sizes, total, bands, attempt % 2 === 0);
    if (!deaths) continue;
    const standardized: number[] = [];
    for (const byStage of weights) {
      let mortality = 0;
      for (let stage = 0; stage < deaths.length; stage++) {
        mortality += ((byStage[stage] ?? 0) * 100 * (deaths[stage] ?? 0)) / (sizes[stage] ?? 1);
      }
      standardized.push(mortality);
    }
    candidates.push({ deaths, standardized });
  }
  return candidates;
}

/**
 * A pair of allocations whose adjusted gap lies on one side of the threshold (1 above, -1 below) with the margins that
 * the label needs under every adjustment; taken from a random start, so that no pair is preferred.
 */
function pair(
  rng: Rng,
  candidates: { readonly dominant: readonly Candidate[]; readonly others: readonly Candidate[] },
  threshold: number,
  side: 1 | -1,
): Strata | null {
  const { dominant, others } = candidates;
  const pairs = dominant.length * others.length;
  if (pairs === 0) return null;
  const start = rng.below(pairs);
  for (let step = 0; step < pairs; step++) {
    const index = (start + step) % pairs;
    const own = dominant[index % dominant.length];
    const other = others[Math.floor(index / dominant.length)];
    if (!own || !other) continue;
    const holds = other.standardized.every((mortality, adjustment) => {
      const gap = mortality - (own.standardized[adjustment] ?? 0);
      return (gap - threshold) * side >= (adjustment === 0 ? MARGIN : OTHER_MARGIN);
    });
    if (holds) return { dominant: own.deaths, others: other.deaths };
  }
  return null;
}
