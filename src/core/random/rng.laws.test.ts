import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rng } from './rng.ts';
import { permutation, weightedTable } from './sample.ts';
import { sealedStreams, seededStreams } from './streams.ts';

const state = fc.tuple(...([0, 1, 2, 3] as const).map(() => fc.integer())) as fc.Arbitrary<
  [number, number, number, number]
>;
const nonZero = state.filter((words) => words.some((word) => word !== 0));

describe('laws of random streams', () => {
  it('same state, same sequence', () => {
    fc.assert(
      fc.property(nonZero, (words) => {
        const [one, other] = [new Rng(words), new Rng(words)];
        for (let i = 0; i < 20; i++) expect(one.next()).toBe(other.next());
      }),
    );
  });

  it('below stays within its bound, whatever the bound', () => {
    fc.assert(
      fc.property(nonZero, fc.integer({ min: 1, max: 2 ** 21 }), (words, bound) => {
        const rng = new Rng(words);
        for (let i = 0; i < 20; i++) {
          const value = rng.below(bound);
          expect(Number.isInteger(value) && value >= 0 && value < bound).toBe(true);
        }
      }),
    );
  });

  it('streams of other names, seeds, tasks and keys differ', () => {
    const first = (streams: { stream(name: string): Rng }, name: string) => {
      const rng = streams.stream(name);
      return [rng.next(), rng.next(), rng.next()].join();
    };
    const key = new Uint8Array(32).fill(7);
    const seen = new Set([
      first(seededStreams('task_easy', 1), 'a'),
      first(seededStreams('task_easy', 1), 'b'),
      first(seededStreams('task_easy', 2), 'a'),
      first(seededStreams('task_hard', 1), 'a'),
      first(sealedStreams(key, 'task_easy', 'x', 1), 'a'),
      first(sealedStreams(key, 'task_easy', 'x', 2), 'a'),
      first(sealedStreams(new Uint8Array(32).fill(8), 'task_easy', 'x', 1), 'a'),
    ]);
    expect(seen.size).toBe(7);
  });

  it('a permutation holds each index once', () => {
    fc.assert(
      fc.property(nonZero, fc.nat({ max: 200 }), (words, size) => {
        const order = [...permutation(new Rng(words), size)];
        expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, index) => index));
      }),
    );
  });

  it('a weighted table holds each index as often as its weight', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40 }), { maxLength: 20 }), (weights) => {
        const table = [...weightedTable(weights)];
        weights.forEach((weight, index) =>
          expect(table.filter((value) => value === index)).toHaveLength(weight),
        );
      }),
    );
  });
});
