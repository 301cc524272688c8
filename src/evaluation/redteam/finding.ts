import { z } from 'zod';
import { TASK_IDS, type TaskId } from '../../core/model/vocabulary.ts';
import { IntervalSchema, type Interval } from '../statistics/interval.ts';
import { estimateMean } from '../statistics/mean.ts';

/** What one exploit reached, and whether that is within its bound. */
export const FindingSchema = z.strictObject({
  family: z.string().describe('the kind of attack'),
  exploit: z.string().describe('who or what attacks'),
  task_id: z.enum(TASK_IDS).nullable().describe('null where it is not a matter of one task'),
  measure: z.string().describe('what the mean is a mean of'),
  episodes: z.int(),
  mean: z.number(),
  interval: IntervalSchema.nullable().describe(
    '95 % interval of the mean; null where there is nothing to estimate',
  ),
  bound: z.string().nullable().describe('what must hold; null for a figure that is only published'),
  holds: z.boolean(),
});
export type Finding = z.infer<typeof FindingSchema>;

/** Who attacks, where, and what is measured. */
export type Attack = Pick<Finding, 'family' | 'exploit' | 'measure'> & { readonly task_id: TaskId | null };

/** A bound as people read it and as it is judged. */
export interface Bound {
  readonly text: string;
  holds(mean: number, interval: Interval | null): boolean;
}

/** Summing a few thousand equal scores may be off by this much, and by no more. */
const ROUNDING = 1e-12;

/** The mean may not exceed a value. */
export function atMost(value: number): Bound {
  return { text: `at most ${value}`, holds: (mean) => mean <= value + ROUNDING };
}

/** Every single value is this one, so that their mean is and does not vary. */
export function exactly(value: number): Bound {
  return {
    text: `exactly ${value}`,
    holds: (mean, interval) => Math.abs(mean - value) <= ROUNDING && spread(interval) <= ROUNDING,
  };
}

/** The mean lies within a distance of a value. */
export function within(value: number, distance: number): Bound {
  return {
    text: `${value} ± ${distance}`,
    holds: (mean) => Math.abs(mean - value) <= distance + ROUNDING,
  };
}

/** The whole 95 % interval lies above a value. */
export function clearlyAbove(value: number): Bound {
  return {
    text: `interval above ${value}`,
    holds: (_, interval) => interval !== null && interval.low > value,
  };
}

/** The finding of a mean over episodes, judged by a bound; without one it is only published. */
export function findMean(attack: Attack, values: readonly number[], bound: Bound | null): Finding {
  const { count, mean, interval } = estimateMean(values);
  return judged(attack, { episodes: count, mean, interval }, bound);
}

/** The finding of an estimate that is no plain mean. */
export function judged(
  attack: Attack,
  estimate: Pick<Finding, 'episodes' | 'mean' | 'interval'>,
  bound: Bound | null,
): Finding {
  const { family, exploit, task_id, measure } = attack;
  const holds = bound === null || bound.holds(estimate.mean, estimate.interval);
  return { family, exploit, task_id, measure, ...estimate, bound: bound?.text ?? null, holds };
}

function spread(interval: Interval | null): number {
  return interval === null ? 0 : interval.high - interval.low;
}
