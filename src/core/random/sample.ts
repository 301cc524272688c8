import type { Rng } from './rng.ts';

/** Draws from integer tables. No logarithm or root: they differ between engines. */

/** One element, uniformly. The list must not be empty. */
export function pick<T>(rng: Rng, list: readonly T[]): T {
  const value = list[rng.below(list.length)];
  if (value === undefined) throw new RangeError('pick needs a non-empty list');
  return value;
}

/**
 * A lookup table for weighted choice: table[rng.below(table.length)] is index i in proportion to weights[i].
 * @param weights non-negative integers; their sum is the table's length
 */
export function weightedTable(weights: readonly number[]): Uint8Array {
  const table = new Uint8Array(weights.reduce((sum, weight) => sum + weight, 0));
  let at = 0;
  weights.forEach((weight, index) => {
    table.fill(index, at, at + weight);
    at += weight;
  });
  return table;
}

/** A random order of 0..size-1 (Fisher and Yates). */
export function permutation(rng: Rng, size: number): Uint32Array {
  const order = new Uint32Array(size);
  for (let i = 0; i < size; i++) {
    const j = rng.below(i + 1);
    order[i] = order[j] ?? 0;
    order[j] = i;
  }
  return order;
}
