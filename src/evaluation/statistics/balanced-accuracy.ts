import type { Interval } from './interval.ts';
import { wilsonInterval } from './proportion.ts';

/** Whether an episode has a property, and whether it was said to have it. */
export interface Verdict {
  readonly present: boolean;
  readonly said: boolean;
}

/**
 * The mean of the shares of right verdicts among the episodes that have the property and among those that lack it, so
 * that a constant verdict is right in one half. Null when one kind of episode is absent.
 */
export function balancedAccuracy(verdicts: readonly Verdict[]): number | null {
  return balancedAccuracyInterval(verdicts)?.mean ?? null;
}

/**
 * The same with its 95 % interval: the Wilson intervals of the two shares joined by square-and-add (Newcombe, Stat Med
 * 1998;17:873), which gives a width also to shares of 0 and 1.
 */
export function balancedAccuracyInterval(
  verdicts: readonly Verdict[],
): { readonly mean: number; readonly interval: Interval } | null {
  const [sensitivity, specificity] = [rightShare(verdicts, true), rightShare(verdicts, false)];
  if (sensitivity === null || specificity === null) return null;
  const mean = (sensitivity.share + specificity.share) / 2;
  const below = Math.hypot(sensitivity.share - sensitivity.low, specificity.share - specificity.low) / 2;
  const above = Math.hypot(sensitivity.high - sensitivity.share, specificity.high - specificity.share) / 2;
  return { mean, interval: { low: mean - below, high: mean + above } };
}

function rightShare(verdicts: readonly Verdict[], present: boolean): (Interval & { share: number }) | null {
  const those = verdicts.filter((verdict) => verdict.present === present);
  if (those.length === 0) return null;
  const right = those.filter((verdict) => verdict.said === present).length;
  return { share: right / those.length, ...wilsonInterval(right, those.length) };
}
