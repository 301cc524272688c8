import { NEAR_YEARS } from '../../core/generate/limits/ages.ts';
import { mostOf } from '../../core/generate/limits/crowded.ts';
import { NEAR_DAYS } from '../../core/generate/limits/delays.ts';
import { tailShape } from '../../core/generate/limits/tail.ts';
import type { CountRange } from '../../core/model/task.ts';

/** One way in which the limits may cut a pair of tails. */
export interface Hypothesis {
  /** Probability given the records. */
  readonly probability: number;
  /** How many outermost values of each tail lie beyond its limit. */
  readonly beyond: readonly [first: number, second: number];
  /** Violations that it makes, records without a usable value included. */
  readonly total: number;
}

/** What the records show of a pair of tails. */
export interface Seen {
  /** Records at the second outermost value of each tail. */
  readonly second: readonly [number, number];
  /** Records without a usable value: violations under any limit. */
  readonly sentinels: number;
}

/** The ways in which the age bounds may cut the young and the old tail. */
export function ageHypotheses(range: CountRange, seen: Seen): Hypothesis[] {
  return hypotheses(range, seen, NEAR_YEARS);
}

/** The ways in which the windows may cut the standard tail and that of Stage IV. */
export function delayHypotheses(range: CountRange, seen: Seen): Hypothesis[] {
  return hypotheses(range, seen, NEAR_DAYS);
}

/**
 * Every total of the task's range with every choice of sides, weighed by how likely it makes what is seen. The prior is
 * the generator's: totals are uniform, sides a coin. Where nothing fits, as in a custom trial, all stay possible.
 */
function hypotheses(range: CountRange, { second, sentinels }: Seen, inside: number): Hypothesis[] {
  const most = mostOf(range);
  const all = Array.from({ length: range.size }, (_, index) => range.low + index).flatMap((total) => {
    const shape = tailShape(Math.max(0, total - sentinels), most, inside);
    const fits = second.every((count) => count === shape.counts[1]);
    const likelihood = fits ? sentinelLikelihood(sentinels, total) : 0;
    const sides: (readonly [number, number])[] = [
      [shape.few, shape.many],
      [shape.many, shape.few],
    ];
    return sides.map((beyond) => ({ likelihood, beyond, total }));
  });
  const sum = all.reduce((weight, { likelihood }) => weight + likelihood, 0);
  return all
    .map(({ likelihood, ...rest }) => ({ ...rest, probability: sum > 0 ? likelihood / sum : 1 / all.length }))
    .filter(({ probability }) => probability > 0);
}

/** The generator draws 0 to 15 % of the age errors as sentinels, each number as often as the other. */
function sentinelLikelihood(sentinels: number, total: number): number {
  const most = Math.floor(0.15 * total);
  return sentinels > most ? 0 : 1 / (most + 1);
}
