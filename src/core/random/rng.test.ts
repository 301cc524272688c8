import { describe, expect, it } from 'vitest';
import { Rng } from './rng.ts';

describe('Rng', () => {
  it('gives the published sequence of xoshiro128** for the state 1, 2, 3, 4', () => {
    const rng = new Rng([1, 2, 3, 4]);
    const sequence = Array.from({ length: 10 }, () => rng.next());
    // Reference outputs as in the test suite of the rand_xoshiro crate.
    expect(sequence).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('reaches each value of a small range about equally often', () => {
    const rng = new Rng([7, 7, 7, 7]);
    const counts = new Map<number, number>();
    for (let i = 0; i < 60_000; i++) {
      const value = rng.below(6);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });
});
