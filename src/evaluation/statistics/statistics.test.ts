import { describe, expect, it } from 'vitest';
import { aucOf, pooledAuc, tableOf } from './auc.ts';
import { balancedAccuracy, balancedAccuracyInterval } from './balanced-accuracy.ts';
import { clusteredStandardError } from './clustered-error.ts';
import { estimateMean } from './mean.ts';
import { pairedDifference } from './paired.ts';
import { ruleOfThree, wilsonInterval } from './proportion.ts';
import { normalQuantile, studentQuantile } from './quantile.ts';

describe('quantiles', () => {
  it('agree with printed tables (Fisher and Yates, Statistical Tables, table III)', () => {
    expect(studentQuantile(0.975, 1)).toBeCloseTo(12.706, 3);
    expect(studentQuantile(0.975, 9)).toBeCloseTo(2.262, 3);
    expect(studentQuantile(0.975, 120)).toBeCloseTo(1.98, 3);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 6);
  });
});

// Student, "The probable error of a mean", Biometrika 1908: extra hours of sleep with two drugs, ten patients.
const DEXTRO = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
const LAEVO = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

describe('a mean with its t interval', () => {
  it("reproduces the interval of Student's sleep data (R: t.test(sleep$extra, paired) 0.7001142, 2.4598858)", () => {
    const estimate = estimateMean(LAEVO.map((value, index) => value - (DEXTRO[index] ?? 0)));
    expect(estimate.mean).toBeCloseTo(1.58, 10);
    expect(estimate.standardDeviation).toBeCloseTo(1.229995, 6);
    expect(estimate.interval?.low).toBeCloseTo(0.7001142, 6);
    expect(estimate.interval?.high).toBeCloseTo(2.4598858, 6);
  });

  it('has no interval with one value and refuses none', () => {
    expect(estimateMean([0.5])).toEqual({ count: 1, mean: 0.5, standardDeviation: null, interval: null });
    expect(() => estimateMean([])).toThrow(RangeError);
  });
});

const bySeed = (values: readonly number[]) => new Map(values.map((value, seed) => [seed, value] as const));

describe('a paired difference', () => {
  it('is the interval of the differences, with the correlation (R: cor of the sleep columns 0.7951702)', () => {
    const difference = pairedDifference(bySeed(LAEVO), bySeed(DEXTRO));
    expect(difference.interval?.low).toBeCloseTo(0.7001142, 6);
    expect(difference.correlation).toBeCloseTo(0.7951702, 6);
  });

  it('uses common seeds only', () => {
    const first = new Map([
      [1, 12],
      [4, 9],
    ]);
    const second = new Map([
      [1, 10],
      [7, 3],
    ]);
    expect(pairedDifference(first, second)).toMatchObject({ count: 1, mean: 2, correlation: null });
  });
});

describe('a proportion', () => {
  it('has the score interval of Newcombe, Stat Med 1998;17:857, table I method 3', () => {
    const published: readonly (readonly [number, number, number, number])[] = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ];
    for (const [successes, trials, low, high] of published) {
      const interval = wilsonInterval(successes, trials);
      expect(interval.low).toBeCloseTo(low, 4);
      expect(interval.high).toBeCloseTo(high, 4);
    }
    expect(wilsonInterval(20, 20).high).toBe(1);
  });

  it('without events may still be three in the number of trials (Hanley and Lippman-Hand 1983: 0 of 14 allows 21.4 %)', () => {
    expect(ruleOfThree(14)).toBeCloseTo(0.214, 3);
    expect(ruleOfThree(2)).toBe(1);
  });
});

describe('the area under the ROC curve', () => {
  it('reproduces the rating example of Hanley and McNeil 1982, table I: 0.893 with standard error 0.032', () => {
    const normal = [33, 6, 6, 11, 2];
    const abnormal = [3, 2, 2, 11, 33];
    const table = normal.map((negatives, value) => ({ value, negatives, positives: abnormal[value] ?? 0 }));
    const estimate = aucOf(table);
    expect(estimate?.auc).toBeCloseTo(0.893, 3);
    expect(estimate?.standardError).toBeCloseTo(0.032, 3);
  });

  it('is 1 when all positives are larger, one half when all are tied, and undefined without one of the classes', () => {
    expect(aucOf(tableOf([3, 4], [1, 2]))?.auc).toBe(1);
    expect(aucOf(tableOf([1, 1], [1, 1, 1]))?.auc).toBe(0.5);
    expect(aucOf(tableOf([1], []))).toBeNull();
  });

  it('within strata never compares across them', () => {
    // Across the strata the feature looks telling (0.69); within each it tells nothing.
    const young = aucOf(tableOf([1, 2], [1, 2, 1, 2, 1, 2]));
    const old = aucOf(tableOf([8, 9, 8, 9, 8, 9], [8, 9]));
    expect(pooledAuc([young, old, null])?.auc).toBe(0.5);
    expect(pooledAuc([null])).toBeNull();
  });
});

describe('balanced accuracy', () => {
  it('has the interval of Newcombe, Stat Med 1998;17:873, table II method 10: 56/70 - 48/80 in 0.0524..0.3339', () => {
    const of = (present: boolean, right: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({ present, said: index < right ? present : !present }));
    const estimate = balancedAccuracyInterval([...of(true, 56, 70), ...of(false, 80 - 48, 80)]);
    expect(estimate?.mean).toBeCloseTo((1 + 0.2) / 2, 12);
    expect(estimate?.interval.low).toBeCloseTo((1 + 0.0524) / 2, 4);
    expect(estimate?.interval.high).toBeCloseTo((1 + 0.3339) / 2, 4);
  });

  it('gives a constant verdict one half, whatever the mix', () => {
    const always = [true, true, true, false].map((present) => ({ present, said: true }));
    expect(balancedAccuracy(always)).toBe(0.5);
    expect(balancedAccuracy(always.slice(0, 3))).toBeNull();
  });
});

describe('the clustered standard error', () => {
  const values = [0.2, 0.4, 0.9, 0.5];

  it('equals the plain one for clusters of one, and does not shrink when each value is seen four times', () => {
    // Squares of the deviations from 0.5 add up to 0.26.
    const plain = Math.sqrt(0.26 / 3 / 4);
    expect(clusteredStandardError(values.map((value) => [value]))).toBeCloseTo(plain, 12);
    expect(clusteredStandardError(values.map((value) => [value, value, value, value]))).toBeCloseTo(
      plain,
      12,
    );
  });

  it('is smaller where the values of a cluster balance each other', () => {
    expect(
      clusteredStandardError([
        [0.2, 0.8],
        [0.4, 0.6],
      ]),
    ).toBeCloseTo(0, 12);
  });

  it('is unknown from one cluster', () => {
    expect(clusteredStandardError([values, []])).toBeNull();
  });
});
