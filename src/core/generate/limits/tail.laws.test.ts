import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beyondLimit, limitAt, tailShape, trimmed, type Tail } from './tail.ts';

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

describe('tails', () => {
  it('hold the planned number of violations, whichever of the two has the most', () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(2_000), fc.integer({ min: 1, max: 5 }), (a, b, inside) => {
        const [total, most] = [Math.min(a, b), Math.max(a, b)];
        const { counts, few, many } = tailShape(total, most, inside);
        expect(sum(counts.slice(0, few)) + sum(counts.slice(0, many))).toBe(total);
        expect(many + inside).toBeLessThanOrEqual(counts.length);
        expect(counts.every((count) => count > 0)).toBe(true);
      }),
    );
  });

  it('are as long for every number of violations that a task may have', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (most) => {
        const lengths = Array.from(
          { length: most + 1 },
          (_, total) => tailShape(total, most, 3).counts.length,
        );
        expect(new Set(lengths).size).toBe(1);
      }),
    );
  });

  it('are cut by a limit where so many values lie beyond it', () => {
    const old: Tail = { edge: 90, inward: -1, counts: [1, 2, 2, 2] };
    expect(limitAt(old, 2)).toBe(88);
    expect(beyondLimit(old, 88)).toBe(2);
    expect(trimmed(old, 2).counts).toEqual([1, 2, 1]);
  });
});
