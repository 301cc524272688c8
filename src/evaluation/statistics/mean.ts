import { UPPER_TAIL, type Interval } from './interval.ts';
import { studentQuantile } from './quantile.ts';

/** A mean with what is known of its error. */
export interface MeanEstimate {
  readonly count: number;
  readonly mean: number;
  /** Sample standard deviation (divisor n - 1); null with fewer than two values. */
  readonly standardDeviation: number | null;
  /** 95 % t interval of the mean; null with fewer than two values. */
  readonly interval: Interval | null;
}

/** The mean of independent values with its 95 % t interval. @throws RangeError without any value */
export function estimateMean(values: readonly number[]): MeanEstimate {
  const count = values.length;
  if (count === 0) throw new RangeError('a mean needs at least one value');
  const mean = meanOf(values);
  if (count === 1) return { count, mean, standardDeviation: null, interval: null };
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  const standardDeviation = Math.sqrt(squares / (count - 1));
  const half = (studentQuantile(UPPER_TAIL, count - 1) * standardDeviation) / Math.sqrt(count);
  return { count, mean, standardDeviation, interval: { low: mean - half, high: mean + half } };
}

/** The arithmetic mean; NaN without any value. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
