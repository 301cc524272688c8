import { UPPER_TAIL, type Interval } from './interval.ts';
import { normalQuantile } from './quantile.ts';

/**
 * The 95 % score interval of a proportion (Wilson, J Am Stat Assoc 1927;22:209).
 * @param successes 0..trials
 * @throws RangeError without any trial
 */
export function wilsonInterval(successes: number, trials: number): Interval {
  if (trials <= 0) throw new RangeError('a proportion needs at least one trial');
  const quantile = normalQuantile(UPPER_TAIL);
  const square = quantile * quantile;
  const share = successes / trials;
  const centre = share + square / (2 * trials);
  const half = quantile * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials * trials));
  const scale = 1 + square / trials;
  return {
    low: successes === 0 ? 0 : (centre - half) / scale,
    high: successes === trials ? 1 : (centre + half) / scale,
  };
}

/**
 * The rate that zero events in so many trials still allow with 95 % confidence: 3 / trials, at most 1
 * (Hanley and Lippman-Hand, JAMA 1983;249:1743).
 */
export function ruleOfThree(trials: number): number {
  if (trials <= 0) throw new RangeError('a rate needs at least one trial');
  return Math.min(1, 3 / trials);
}
