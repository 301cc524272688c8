/**
 * One end of a column's values: so many records stand at each value, from the outermost inward. A limit of the protocol
 * lies somewhere within it, and the records are the same wherever it lies.
 */
export interface Tail {
  /** The outermost value. */
  readonly edge: number;
  /** The step from one value to the next one inward. */
  readonly inward: 1 | -1;
  /** Records at each value, from the edge inward. */
  readonly counts: readonly number[];
}

/**
 * The counts of a pair of tails that hold `total` violations between them: either `few` outermost values of the one and
 * `many` of the other lie beyond the limits, or the other way round.
 */
export interface TailShape {
  readonly counts: readonly number[];
  /** Records at each value but the first two. */
  readonly unit: number;
  readonly few: number;
  readonly many: number;
}

/** A longer tail would make odd values; a shorter one would make a wall of records at the end of a column. */
const USUAL_REACH = 6;

/**
 * The shape for `total` violations of at most `most`: one record at the edge, a remainder at the next value, then equal
 * numbers. Its length depends on `most` alone, so that it does not tell the total.
 * @param inside values that follow the last one that may lie beyond a limit
 */
export function tailShape(total: number, most: number, inside: number): TailShape {
  const unit = Math.max(1, Math.ceil(most / USUAL_REACH));
  const length = (most < 3 ? 1 : 2 + Math.floor((most - 3) / unit)) + inside;
  const remainder = remainderOf(total, unit);
  const counts = Array.from({ length }, (_, step) => (step === 0 ? 1 : step === 1 ? remainder : unit));
  return { counts, unit, few: total < 2 ? 0 : 1, many: manyOf(total, unit) };
}

/** How many outermost values hold all but one of `total` violations, in a tail with so many records a value. */
export function manyOf(total: number, unit: number): number {
  if (total < 3) return Math.min(total, 1);
  return 2 + (total - 2 - remainderOf(total, unit)) / unit;
}

/** The last value within the limit when the outermost `beyond` values are not. */
export function limitAt({ edge, inward }: Tail, beyond: number): number {
  return edge + inward * beyond;
}

/** How many outermost values lie beyond a limit. */
export function beyondLimit({ edge, inward }: Tail, limit: number): number {
  return (limit - edge) * inward;
}

/** A tail without what hides the limit: for trials too crowded to hold it. Ends with one record at the limit. */
export function trimmed(tail: Tail, beyond: number): Tail {
  return { ...tail, counts: [...tail.counts.slice(0, beyond), 1] };
}

function remainderOf(total: number, unit: number): number {
  return total < 3 ? unit : ((total - 3) % unit) + 1;
}
