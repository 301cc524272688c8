import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeOf } from './range.ts';

const same = (value: number) => value;

describe('rangeOf', () => {
  it('takes quartiles by nearest rank', () => {
    expect(rangeOf([9, 1, 5, 3, 7], same)).toEqual({
      minimum: 1,
      lower_quartile: 3,
      median: 5,
      upper_quartile: 7,
      maximum: 9,
    });
    expect(rangeOf([4, 1, 3, 2], same)).toMatchObject({ lower_quartile: 1, median: 2, upper_quartile: 3 });
  });

  it('has nothing to say of nothing', () => {
    expect(rangeOf([], same)).toBeNull();
  });

  it('orders numbers as numbers and shows each as asked', () => {
    expect(rangeOf([100, -5, 20], (value) => `${value} d`)).toMatchObject({
      minimum: '-5 d',
      maximum: '100 d',
    });
  });

  it('puts at least k quarters of the values at or below the k-th quartile', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1 }), (values) => {
        const range = rangeOf(values, same);
        if (range === null) throw new Error('no range');
        const upTo = (bound: number) => values.filter((value) => value <= bound).length;
        const { lower_quartile, median, upper_quartile } = range;
        [lower_quartile, median, upper_quartile].forEach((quartile, k) => {
          expect(4 * upTo(quartile)).toBeGreaterThanOrEqual((k + 1) * values.length);
          expect(4 * upTo(quartile - 1)).toBeLessThan((k + 1) * values.length);
        });
      }),
    );
  });
});
