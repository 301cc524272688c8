import { ClinicalBenchError } from '../../errors.ts';
import type { BiasMode } from '../../model/vocabulary.ts';
import type { Rng } from '../../random/rng.ts';
import { DOMINANT_BANDS, OTHERS_BANDS } from './allocation.ts';
import { adjustmentWeights, type Strata } from './strata.ts';
import { drawCandidates, findTwins, MARGIN } from './twins.ts';

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

/** The recipe's ranges were tried on a control arm of this size. */
const RECIPE_SIZE = 360;
const MOST_TRIES = 2_000;
/** Tries with one severity, so that those which seldom fit are nearly as frequent as the others. */
const TRIES_A_SEVERITY = 5;
/**
 * By how many percentage points the Stage IV shares of both sides differ. The farther apart, the fewer deaths must move
 * between the labels; a small arm has too few patients for that, so the least shrinks as tries fail.
 */
const SHIFT = { least: 32, most: 42, leastOfSmall: 22 } as const;

/** What is drawn before the marginals, and kept while they are drawn again. */
interface Aim {
  readonly isCrudeAbove: boolean;
  /**
   * By how much mortality would differ between Stage IV and the other stages if the adjusted gap lay at the threshold,
   * in percent of overall mortality. It varies much, so that the share of deaths outside Stage IV says little alone.
   */
  readonly severityPct: number;
  readonly leastShift: number;
}

/**
 * Draws a certified design (twin construction): the side of the crude gap and the marginals first, then, given these,
 * one allocation of deaths over stages for each label. Marginals for which one of the two cannot be found are drawn
 * again, the side of the crude gap is not: so each side is as frequent as the other.
 * @param size patients in the control arm
 * @throws ClinicalBenchError 'infeasible_task' when none is found
 */
export function drawBiasDesign(rng: Rng, size: number): BiasDesign {
  const isCrudeAbove = rng.below(2) === 1;
  let severityPct = 0;
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    if (attempt % TRIES_A_SEVERITY === 0) severityPct = rng.between(60, 190);
    const leastShift = Math.max(SHIFT.leastOfSmall, SHIFT.least - Math.floor(attempt / TRIES_A_SEVERITY));
    const design = tryDesign(rng, size, { isCrudeAbove, severityPct, leastShift });
    if (design) return design;
  }
  throw new ClinicalBenchError(
    'infeasible_task',
    `no certified bias design found for a control arm of ${size} patients`,
  );
}

function tryDesign(rng: Rng, size: number, aim: Aim): BiasDesign | null {
  const { isCrudeAbove } = aim;
  const thresholds = {
    dominancePct: rng.between(55, 70),
    malePct: rng.between(54, 66),
    gapPct: rng.between(10, 18),
  };
  const dominant = above(rng, thresholds.dominancePct, size);
  const males = above(rng, thresholds.malePct, size);
  const others = size - dominant;
  const shift = rng.between(aim.leastShift, SHIFT.most) * (isCrudeAbove ? 1 : -1);
  const stageIvPct = rng.between(33, 37);
  const sizes = {
    dominant: stageMix(rng, dominant, stageIvPct - (shift * others) / size),
    others: stageMix(rng, others, stageIvPct + (shift * dominant) / size),
  };
  if (![...sizes.dominant, ...sizes.others].every((cell) => cell >= 6)) return null;

  const dominantDeaths = Math.round((rng.between(150, 280) * dominant) / 1000);
  const distance = crudeDistance(aim.severityPct, shift, {
    dominantRate: dominantDeaths / dominant,
    othersShare: others / size,
    threshold: thresholds.gapPct / 100,
  });
  const othersRate = dominantDeaths / dominant + thresholds.gapPct / 100 + distance;
  const othersDeaths = Math.round(othersRate * others);
  const crudeGap = (othersDeaths * 100) / others - (dominantDeaths * 100) / dominant;
  if (Math.abs(crudeGap - thresholds.gapPct) < MARGIN || crudeGap > thresholds.gapPct !== isCrudeAbove)
    return null;

  const weights = adjustmentWeights(sizes);
  const ofOthers = drawCandidates(rng, sizes.others, othersDeaths, OTHERS_BANDS, weights);
  if (ofOthers.length === 0) return null;
  const ofDominant = drawCandidates(rng, sizes.dominant, dominantDeaths, DOMINANT_BANDS, weights);
  const deaths = findTwins(ofDominant, ofOthers, thresholds.gapPct, isCrudeAbove);
  return deaths && { thresholds, males, sizes, deaths };
}

/**
 * How far the crude gap lies above the threshold when the adjusted gap lies at it: the shift of Stage IV times the
 * difference in mortality between Stage IV and the other stages. All as fractions of one, but the arguments in percent.
 */
function crudeDistance(
  severityPct: number,
  shiftPct: number,
  arm: { readonly dominantRate: number; readonly othersShare: number; readonly threshold: number },
): number {
  const weight = (severityPct * shiftPct) / 10_000;
  return (weight * (arm.dominantRate + arm.othersShare * arm.threshold)) / (1 - weight * arm.othersShare);
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
