import type { Rng } from '../../random/rng.ts';
import { weightedTable } from '../../random/sample.ts';
import { AGE_WEIGHTS, YOUNGEST } from '../tables.ts';

/** Ages less YOUNGEST, each as often as its weight, in rising order. */
const LOOKUP = weightedTable(AGE_WEIGHTS);
const FIRST = AGE_WEIGHTS.map((_, index) =>
  AGE_WEIGHTS.slice(0, index).reduce((sum, weight) => sum + weight, 0),
);

/** Draws ages from the normal distribution of the tables, truncated to low..high years, both included. */
export function ageSampler(rng: Rng, low: number, high: number): () => number {
  const from = FIRST[low - YOUNGEST] ?? 0;
  const span = (FIRST[high + 1 - YOUNGEST] ?? LOOKUP.length) - from;
  return () => YOUNGEST + (LOOKUP[from + rng.below(span)] ?? 0);
}
