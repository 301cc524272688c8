import type { Task } from '../../model/task.ts';
import type { Rng } from '../../random/rng.ts';
import type { Plan } from '../plan.ts';
import { isCrowded, mostOf } from './crowded.ts';
import { limitAt, tailShape, trimmed, type Tail } from './tail.ts';

/** What the records know of the age range: its ends, but not where in them the bounds lie. */
export interface AgeTails {
  readonly young: Tail;
  readonly old: Tail;
  /** Youngest and oldest age between the tails. */
  readonly inner: readonly [low: number, high: number];
  /** Ages that are missing or no age at all. */
  readonly sentinels: number;
}

/** Where the bounds lie. */
export interface AgeBounds {
  readonly min: number;
  readonly max: number;
}

/** Of the age violations, at most this percentage is a missing value or a sentinel, so that no constant finds them. */
const SENTINEL_PERCENT = 15;
/** Years within a bound that count as near it: the bound itself and two more. */
export const NEAR_YEARS = 3;

/**
 * Draws the ends of the ages, then which of them has most of the violations: the records are equally likely under both.
 * @param side a stream that serves nothing but the choice between the two
 */
export function drawAges(
  rng: Rng,
  side: Rng,
  task: Task,
  plan: Plan,
): { tails: AgeTails; bounds: AgeBounds } {
  const total = plan.violations.invalid_age;
  const sentinels = rng.below(Math.floor((total * SENTINEL_PERCENT) / 100) + 1);
  const shape = tailShape(total - sentinels, mostOf(task.violations.invalid_age), NEAR_YEARS);
  const young: Tail = { edge: rng.between(18, 36), inward: 1, counts: shape.counts };
  const old: Tail = { edge: rng.between(82, 93), inward: -1, counts: shape.counts };
  const [beyondYoung, beyondOld] = side.below(2) === 0 ? [shape.few, shape.many] : [shape.many, shape.few];
  const crowded = isCrowded(task);
  return {
    tails: {
      young: crowded ? trimmed(young, beyondYoung) : young,
      old: crowded ? trimmed(old, beyondOld) : old,
      inner: [young.edge + shape.counts.length, old.edge - shape.counts.length],
      sentinels,
    },
    bounds: { min: limitAt(young, beyondYoung), max: limitAt(old, beyondOld) },
  };
}
