import { describe, expect } from 'vitest';
import { labelsOf, toRows } from '../../src/core/index.ts';
import {
  adjustedGap,
  BY_OTHERS,
  controlArm,
  EQUAL,
  MANTEL_HAENSZEL,
  thresholds,
  type ControlArm,
} from '../support/equity.ts';
import { episodeOf } from '../support/play.ts';
import { verifies } from '../verifies.ts';

/** Hard episodes, their control arm counted by code of this suite. */
const EPISODES = Array.from({ length: 500 }, (_, seed) => {
  const episode = episodeOf('task_hard', seed);
  const rows = toRows(episode.dataset);
  const label = labelsOf(episode).bias;
  if (!label) throw new Error('a hard episode has a bias label');
  const limits = thresholds(episode.protocol.rules);
  const outreach = rows.filter(
    (row) => row.group === 'control' && episode.protocol.rules.high_risk_sites?.includes(row.treatment_site),
  );
  return { seed, arm: controlArm(rows), limits, label, isBiased: label.mode === 'true_bias', outreach };
});

const POINT = 0.01;
const ROUNDING = 1e-9;

describe('selection bias', () => {
  verifies('bias:half-of-each', () => {
    const biased = EPISODES.filter(({ isBiased }) => isBiased);
    expect(biased.length / EPISODES.length).toBeGreaterThan(0.44);
    expect(biased.length / EPISODES.length).toBeLessThan(0.56);
    const agrees = EPISODES.filter(({ isBiased, seed }) => isBiased === (seed % 2 === 0));
    expect(Math.abs(agrees.length / EPISODES.length - 0.5)).toBeLessThan(0.07);
  });

  verifies('bias:shares-exceed', () => {
    for (const { arm, limits } of EPISODES) {
      expect(arm.dominantShare).toBeGreaterThan(limits.dominance);
      expect(arm.maleShare).toBeGreaterThan(limits.male);
    }
  });

  verifies('bias:crude-gap-crossed', () => {
    for (const isBiased of [true, false]) {
      const own = EPISODES.filter((episode) => episode.isBiased === isBiased);
      const above = own.filter(({ arm, limits }) => arm.crudeGap > limits.gap);
      expect(Math.abs(above.length / own.length - 0.5)).toBeLessThan(0.1);
    }
    for (const { arm, limits } of EPISODES)
      expect(Math.abs(arm.crudeGap - limits.gap)).toBeGreaterThanOrEqual(2 * POINT - ROUNDING);
  });

  verifies('bias:adjusted-margin', () => {
    for (const { arm, limits, isBiased, label } of EPISODES) {
      expect(label.present).toBe(isBiased);
      expect(label.adjusted_gap).toBeCloseTo(adjustedGap(arm), 9);
      expect(label.crude_gap).toBeCloseTo(arm.crudeGap, 9);
      expect(label.dominant_share).toBeCloseTo(arm.dominantShare, 9);
      expect(label.male_share).toBeCloseTo(arm.maleShare, 9);
      expect(side(isBiased) * (adjustedGap(arm) - limits.gap)).toBeGreaterThanOrEqual(2 * POINT - ROUNDING);
    }
    const residual = EPISODES.filter(({ isBiased, arm }) => !isBiased && Math.abs(adjustedGap(arm)) > POINT);
    expect(residual.length).toBeGreaterThan(EPISODES.length / 4);
  });

  verifies('bias:other-adjustments', () => {
    for (const { arm, limits, isBiased } of EPISODES) {
      for (const weight of [EQUAL, BY_OTHERS, MANTEL_HAENSZEL])
        expect(side(isBiased) * (adjustedGap(arm, weight) - limits.gap)).toBeGreaterThanOrEqual(
          POINT - ROUNDING,
        );
    }
  });

  verifies('bias:outreach-cohort', () => {
    for (const { outreach } of EPISODES) {
      expect(outreach.length).toBeGreaterThan(20);
      expect(outreach.filter(({ stage }) => stage === 'IV').length).toBeGreaterThan(outreach.length / 2);
    }
  });

  verifies('bias:marginals-tell-nothing', () => {
    type Feature = (arm: ControlArm, limits: ReturnType<typeof thresholds>) => number;
    const features: readonly Feature[] = [
      (arm, limits) => arm.dominantShare - limits.dominance,
      (arm, limits) => arm.maleShare - limits.male,
      (arm, limits) => arm.crudeGap - limits.gap,
      (arm) => arm.crudeGap,
      (arm) => (arm.strata[3]?.others ?? 0) / (arm.strata[3]?.dominant ?? 1),
    ];
    for (const feature of features) {
      const values = (isBiased: boolean) =>
        EPISODES.filter((episode) => episode.isBiased === isBiased).map(({ arm, limits }) =>
          feature(arm, limits),
        );
      expect(Math.abs(auc(values(true), values(false)) - 0.5)).toBeLessThan(0.08);
    }
    // The same measure sees what does tell: the stage-adjusted gap.
    const telling = (isBiased: boolean) =>
      EPISODES.filter((episode) => episode.isBiased === isBiased).map(
        ({ arm, limits }) => adjustedGap(arm) - limits.gap,
      );
    expect(auc(telling(true), telling(false))).toBe(1);
  });
});

function side(isBiased: boolean): 1 | -1 {
  return isBiased ? 1 : -1;
}

/** Chance that a value of the first list is larger than one of the second, ties half. */
function auc(higher: readonly number[], lower: readonly number[]): number {
  let wins = 0;
  for (const a of higher) for (const b of lower) wins += a > b ? 1 : a === b ? 0.5 : 0;
  return wins / (higher.length * lower.length);
}
