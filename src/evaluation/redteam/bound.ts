import type { Interval } from '../statistics/interval.ts';

/** An estimate as bounds judge it. */
export interface Estimate {
  readonly mean: number;
  /** 95 % interval; null where there is nothing to estimate. */
  readonly interval: Interval | null;
}

/** A bound as people read it and as it is judged. */
export interface Bound {
  readonly text: string;
  holds(estimate: Estimate): boolean;
}

/** Bounds are stated for means over so many seeds. */
export const ENOUGH_SEEDS = 200;

/**
 * How strictly the bound of a mean is judged: with enough seeds the mean itself decides, with fewer the end of its 95 %
 * interval that is nearer to what is allowed, so that a few seeds do not break a bound by chance.
 */
export type Strictness = 'mean' | 'near_end';

/** How strictly means over so many seeds are judged. */
export function strictnessFor(seeds: number): Strictness {
  return seeds >= ENOUGH_SEEDS ? 'mean' : 'near_end';
}

/** Summing a few thousand equal scores may be off by this much, and by no more. */
const ROUNDING = 1e-12;

/** The mean may not exceed a value. */
export function atMost(value: number, strictness: Strictness): Bound {
  return {
    text: strictness === 'mean' ? `at most ${value}` : `low end at most ${value}`,
    holds: (estimate) => nearest(estimate, 0, strictness) <= value + ROUNDING,
  };
}

/** The mean lies within a distance of a value. */
export function within(value: number, distance: number, strictness: Strictness): Bound {
  return {
    text: strictness === 'mean' ? `${value} ± ${distance}` : `near end in ${value} ± ${distance}`,
    holds: (estimate) => Math.abs(nearest(estimate, value, strictness) - value) <= distance + ROUNDING,
  };
}

/** Every single value is this one, so that their mean is and does not vary. */
export function exactly(value: number): Bound {
  return {
    text: `exactly ${value}`,
    holds: ({ mean, interval }) => Math.abs(mean - value) <= ROUNDING && spread(interval) <= ROUNDING,
  };
}

/** The estimate is this value, however wide its interval. */
export function equalTo(value: number): Bound {
  return { text: `equal to ${value}`, holds: ({ mean }) => Math.abs(mean - value) <= ROUNDING };
}

/** The whole 95 % interval lies above a value. */
export function clearlyAbove(value: number): Bound {
  return {
    text: `interval above ${value}`,
    holds: ({ interval }) => interval !== null && interval.low > value,
  };
}

/** The mean, or the point of its interval that is nearest to a target. */
function nearest({ mean, interval }: Estimate, target: number, strictness: Strictness): number {
  if (strictness === 'mean' || interval === null) return mean;
  return Math.min(Math.max(target, interval.low), interval.high);
}

function spread(interval: Interval | null): number {
  return interval === null ? 0 : interval.high - interval.low;
}
