import { describe, expect, it } from 'vitest';
import { fitQuadratic, type Observation } from './logistic.ts';

/** A grid of points from -1 to 1 in both directions. */
const GRID = Array.from({ length: 21 }, (_, i) => i / 10 - 1);
const POINTS = GRID.flatMap((x) => GRID.map((y) => [x, y] as const));

function shareRight(is: (x: number, y: number) => boolean): number {
  const learnt = POINTS.filter((_, i) => i % 2 === 0);
  const odds = fitQuadratic(learnt.map(([x, y]): Observation => ({ features: [x, y], present: is(x, y) })));
  const tried = POINTS.filter((_, i) => i % 2 === 1);
  return tried.filter(([x, y]) => odds([x, y]) > 0 === is(x, y)).length / tried.length;
}

describe('a quadratic logistic model', () => {
  it('learns a line, a band and a saddle, and gets points right that it has not seen', () => {
    expect(shareRight((x, y) => x + 2 * y > 0.3)).toBeGreaterThan(0.95);
    expect(shareRight((x) => Math.abs(x) > 0.45)).toBeGreaterThan(0.95);
    expect(shareRight((x, y) => x * y > 0)).toBeGreaterThan(0.9);
  });

  it('gives the odds of the data where features say nothing', () => {
    const odds = fitQuadratic(
      Array.from({ length: 4_000 }, (_, i): Observation => ({ features: [7], present: i % 4 === 0 })),
    );
    expect(odds([7])).toBeCloseTo(Math.log(1 / 3), 1);
  });

  it('does not depend on the units of a feature', () => {
    const at = (unit: number) =>
      fitQuadratic(POINTS.map(([x, y]) => ({ features: [x * unit, y], present: x > y * y })))([
        0.4 * unit,
        0.2,
      ]);
    expect(at(1_000)).toBeCloseTo(at(1), 8);
  });
});
