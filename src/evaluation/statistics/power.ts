import { UPPER_TAIL } from './interval.ts';
import { normalQuantile, studentQuantile } from './quantile.ts';

/** The probability with which a difference is to be found. */
export const POWER = 0.8;

/** More pairs than this are not planned for. */
const MOST_PAIRS = 10_000_000;
/** A count that is met exactly may be off by this share. */
const ROUNDING = 1e-9;

/**
 * The smallest true mean difference that so many pairs find with 80 % power at the 5 % level, two-sided: the sum of the
 * t quantiles times the standard error (Chow, Shao and Wang, Sample Size Calculations in Clinical Research, 2008,
 * section 3.1, with t in the place of z). Null with fewer than two pairs.
 * @param standardDeviation of the differences
 */
export function smallestDetectable(standardDeviation: number, pairs: number): number | null {
  if (pairs < 2) return null;
  return (quantileSum(pairs) * standardDeviation) / Math.sqrt(pairs);
}

/**
 * How many pairs find this mean difference with 80 % power at the 5 % level, two-sided; null where none would: a
 * difference of 0, or one that takes more than ten million.
 */
export function pairsToSeparate(difference: number, standardDeviation: number): number | null {
  if (difference === 0) return null;
  if (standardDeviation === 0) return 2;
  const ratio = standardDeviation / Math.abs(difference);
  const enough = (pairs: number) => pairs >= (quantileSum(pairs) * ratio) ** 2 * (1 - ROUNDING);
  // The normal quantiles are smaller than those of t, so that the count they give is where the search begins.
  let pairs = Math.max(2, Math.floor(((normalQuantile(UPPER_TAIL) + normalQuantile(POWER)) * ratio) ** 2));
  if (pairs > MOST_PAIRS) return null;
  while (!enough(pairs)) pairs++;
  return pairs;
}

function quantileSum(pairs: number): number {
  return studentQuantile(UPPER_TAIL, pairs - 1) + studentQuantile(POWER, pairs - 1);
}
