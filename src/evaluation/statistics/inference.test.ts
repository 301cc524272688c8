import { describe, expect, it } from 'vitest';
import { Rng } from '../../core/random/rng.ts';
import { calibrationOf } from './calibration.ts';
import { clusteredStandardError } from './clustered-error.ts';
import { holmAdjusted } from './holm.ts';
import { UPPER_TAIL } from './interval.ts';
import { estimateMean, meanOf } from './mean.ts';
import { permutationP } from './permutation.ts';
import { pairsToSeparate, smallestDetectable } from './power.ts';
import { wilsonInterval } from './proportion.ts';
import { studentQuantile } from './quantile.ts';
import { rankIntervals } from './ranks.ts';
import { passAll, spreadOf, worstOf } from './trials.ts';

// Darwin, "The effects of cross and self fertilisation", 1876: differences in height of fifteen pairs of maize plants.
const MAIZE = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];

describe('the permutation test', () => {
  it('finds the p of Fisher, The Design of Experiments, section 21: 1,726 of 32,768 assignments', () => {
    expect(permutationP(MAIZE)).toBe(1726 / 32_768);
  });

  it('agrees between drawn and exact assignments (SciPy 1.17 permutation_test: 0.0527)', () => {
    // Zeros change nothing; two pairs that cancel take the test over the limit of the exact one.
    expect(permutationP([...MAIZE, 0, 0, 0])).toBe(1726 / 32_768);
    const long = [...MAIZE, 1e-9, -1e-9];
    expect(permutationP(long)).toBeCloseTo(0.0527, 2);
    expect(permutationP(long)).toBe(permutationP(long));
  });

  it('is 1 without any difference, and never 0', () => {
    expect(permutationP([0, 0])).toBe(1);
    expect(permutationP(Array.from({ length: 60 }, () => 0.1))).toBeCloseTo(1 / 20_001, 12);
    expect(() => permutationP([])).toThrow(RangeError);
  });
});

describe("Holm's adjustment", () => {
  it('agrees with statsmodels 0.15 (multipletests, holm)', () => {
    const adjusted = holmAdjusted([0.01, 0.04, 0.03, 0.005, 0.2]);
    [0.04, 0.09, 0.09, 0.025, 0.2].forEach((p, index) => expect(adjusted[index]).toBeCloseTo(p, 12));
  });
});

describe('power', () => {
  it('needs as many pairs as statsmodels 0.15 (TTestPower: 33.37 for 0.5, 198.15 for 0.2 standard deviations)', () => {
    expect(pairsToSeparate(0.5, 1)).toBe(34);
    expect(pairsToSeparate(-0.2, 1)).toBe(199);
  });

  it('finds the differences of statsmodels 0.15 (TTestPower: 0.404 with 50 pairs)', () => {
    expect(smallestDetectable(1, 50)).toBeCloseTo(0.4042, 2);
    expect(smallestDetectable(1, 1)).toBeNull();
  });

  it('is the same either way round', () => {
    for (const pairs of [5, 20, 50, 400])
      expect(pairsToSeparate(smallestDetectable(0.3, pairs) ?? 0, 0.3)).toBe(pairs);
  });

  it('has no number of pairs for no difference', () => {
    expect(pairsToSeparate(0, 1)).toBeNull();
    expect(pairsToSeparate(1e-9, 1)).toBeNull();
    expect(pairsToSeparate(0.1, 0)).toBe(2);
  });
});

describe('several trials', () => {
  it('all pass as often as tau-bench counts it: C(c, k) / C(n, k)', () => {
    expect(passAll(3, 4, 1)).toBe(0.75);
    expect(passAll(3, 4, 2)).toBe(0.5);
    expect(passAll(2, 4, 2)).toBeCloseTo(1 / 6, 12);
    expect(passAll(3, 4, 4)).toBe(0);
    expect(passAll(4, 4, 4)).toBe(1);
    expect(passAll(1, 1, 2)).toBeNull();
  });

  it('have an expected worst: the mean over all pairs by hand', () => {
    // Pairs of 0.2, 0.5, 0.9: lowest 0.2, 0.2 and 0.5.
    expect(worstOf([0.9, 0.2, 0.5], 2)).toBeCloseTo(0.3, 12);
    expect(worstOf([0.9, 0.2, 0.5], 1)).toBeCloseTo(1.6 / 3, 12);
    expect(worstOf([0.9, 0.2, 0.5], 3)).toBeCloseTo(0.2, 12);
    expect(worstOf([0.9], 2)).toBeNull();
  });

  it('spread as the dyestuff batches of Davies 1947 do (R lme4: batch 42.00, residual 49.51)', () => {
    const spread = spreadOf([
      [1545, 1440, 1440, 1520, 1580],
      [1540, 1555, 1490, 1560, 1495],
      [1595, 1550, 1605, 1510, 1560],
      [1445, 1440, 1595, 1465, 1545],
      [1595, 1630, 1515, 1635, 1625],
      [1520, 1455, 1450, 1480, 1445],
    ]);
    expect(spread.between).toBeCloseTo(42.0, 2);
    expect(spread.within).toBeCloseTo(49.51, 2);
    expect(spreadOf([[1], [2]]).within).toBeNull();
    expect(spreadOf([[1, 2]]).between).toBeNull();
  });
});

describe('calibration', () => {
  it('agrees with scikit-learn 1.9 (brier_score_loss: 0.095)', () => {
    const confidences = [0.7, 0.9, 0.8, 0.4, 0.2, 0, 0, 0, 0, 0.1];
    const forecasts = confidences.map((confidence, day) => ({ confidence, right: [1, 2, 3].includes(day) }));
    expect(calibrationOf(forecasts)?.brier).toBeCloseTo(0.095, 12);
  });

  it('is the weighted distance of confidence and truth: two bins by hand', () => {
    const forecasts = [
      ...Array.from({ length: 10 }, (_, index) => ({ confidence: 0.9, right: index < 6 })),
      ...Array.from({ length: 5 }, (_, index) => ({ confidence: 0.55, right: index < 3 })),
    ];
    // |0.9 - 0.6| × 10/15 + |0.55 - 0.6| × 5/15
    expect(calibrationOf(forecasts)?.ece).toBeCloseTo(0.3 * (10 / 15) + 0.05 * (5 / 15), 12);
    expect(calibrationOf([{ confidence: 1, right: true }])).toEqual({ forecasts: 1, brier: 0, ece: 0 });
    expect(calibrationOf([])).toBeNull();
  });
});

describe('rank intervals', () => {
  it('leave open what no clear difference rules out', () => {
    const means = [0.9, 0.85, 0.5];
    const clear = (first: number, second: number) => (means[first] ?? 0) - (means[second] ?? 0) > 0.1;
    expect(rankIntervals(3, clear)).toEqual([
      { best: 1, worst: 2 },
      { best: 1, worst: 2 },
      { best: 3, worst: 3 },
    ]);
  });
});

describe('95 % intervals, by simulation', () => {
  const random = new Rng([1, 2, 3, 4]);
  const uniform = () => random.next() / 2 ** 32;
  /** Scores as agents have them: many near the top, a tail of bad episodes. Mean 0.8 × 11/12 + 0.2 × 0.3. */
  const score = () => (uniform() < 0.8 ? 1 - uniform() ** 11 : 0.6 * uniform());
  const TRUE_MEAN = 0.8 * (1 - 1 / 12) + 0.2 * 0.3;
  const RUNS = 4_000;
  /** Four standard errors of a coverage of 0.95 are 0.014. */
  const share = (covers: () => boolean) => Array.from({ length: RUNS }, covers).filter(Boolean).length / RUNS;

  it('of a mean over 50 seeds cover it', () => {
    const covered = share(() => {
      const { interval } = estimateMean(Array.from({ length: 50 }, score));
      return interval !== null && interval.low <= TRUE_MEAN && TRUE_MEAN <= interval.high;
    });
    expect(covered).toBeGreaterThan(0.92);
    expect(covered).toBeLessThan(0.97);
  });

  it('clustered by seed cover the mean where plain ones would not', () => {
    const covers = (values: number[][], plain: boolean) => {
      const mean = meanOf(values.flat());
      const error = clusteredStandardError(plain ? values.flat().map((value) => [value]) : values) ?? 0;
      const freedom = (plain ? values.flat().length : values.length) - 1;
      return Math.abs(mean - 0.5) <= studentQuantile(UPPER_TAIL, freedom) * error;
    };
    const drawn = () =>
      Array.from({ length: 30 }, () => {
        const seed = uniform();
        return Array.from({ length: 3 }, () => 0.7 * seed + 0.3 * uniform());
      });
    const clustered = share(() => covers(drawn(), false));
    expect(clustered).toBeGreaterThan(0.93);
    expect(clustered).toBeLessThan(0.97);
    expect(share(() => covers(drawn(), true))).toBeLessThan(0.85);
  });

  it('of a rate cover it in the mean over rates', () => {
    const covered = share(() => {
      const rate = uniform();
      const hits = Array.from({ length: 50 }, () => uniform() < rate).filter(Boolean).length;
      const { low, high } = wilsonInterval(hits, 50);
      return low <= rate && rate <= high;
    });
    expect(Math.abs(covered - 0.95)).toBeLessThan(0.015);
  });
});
