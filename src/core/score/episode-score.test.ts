import { describe, expect, it } from 'vitest';
import { scoreOf, type Tally } from './episode-score.ts';

const NOTHING: Tally = {
  violations: 43,
  correctFlags: 0,
  falsePositives: 0,
  investigations: { done: 0, required: 5 },
  distributions: { done: 0, required: 3 },
  blocked: 0,
  usefulActions: 0,
  countedActions: 0,
  reportPoints: null,
};
const ALL_REQUIRED = {
  investigations: { done: 5, required: 5 },
  distributions: { done: 3, required: 3 },
};
const PERFECT: Tally = {
  ...NOTHING,
  ...ALL_REQUIRED,
  correctFlags: 43,
  usefulActions: 52,
  countedActions: 52,
  reportPoints: 5,
};
const CLEAN: Tally = { ...NOTHING, ...ALL_REQUIRED, violations: 0, usefulActions: 9, countedActions: 9 };

const millionths = (tally: Tally) => scoreOf(tally).millionths;

describe('scoreOf', () => {
  it('is exactly 1 for an oracle and 0 for nothing', () => {
    expect(scoreOf(PERFECT)).toEqual({
      millionths: 1_000_000,
      breakdown: {
        recall: 1,
        net_recall: 1,
        precision: 1,
        workflow: 1,
        efficiency: 1,
        report: 1,
        coverage: 1,
      },
    });
    expect(millionths(NOTHING)).toBe(0);
  });

  it('banks no more than the workflow without a flag, whatever the report', () => {
    const work = { ...NOTHING, ...ALL_REQUIRED, usefulActions: 9, countedActions: 9, reportPoints: 5 };
    expect(millionths(work)).toBe(50_000);
  });

  it('takes half a correct flag for each false positive', () => {
    const { breakdown } = scoreOf({ ...NOTHING, violations: 10, correctFlags: 6, falsePositives: 4 });
    expect(breakdown).toMatchObject({ recall: 0.6, net_recall: 0.4, precision: 0.6, coverage: 0.8 });
    expect(
      scoreOf({ ...NOTHING, violations: 10, correctFlags: 2, falsePositives: 5 }).breakdown.net_recall,
    ).toBe(0);
  });

  it('weighs its parts as published', () => {
    // 70 x 0.4 + 5 x 0.56 + 0.8 x (15 x 0.6 + 5 x 0.5 + 5 x 0.8) = 43.2 percent
    const tally: Tally = {
      ...NOTHING,
      violations: 10,
      correctFlags: 6,
      falsePositives: 4,
      investigations: { done: 4, required: 5 },
      distributions: { done: 0, required: 3 },
      usefulActions: 10,
      countedActions: 20,
      reportPoints: 4,
    };
    expect(scoreOf(tally).breakdown).toMatchObject({ workflow: 0.56, efficiency: 0.5, report: 0.8 });
    expect(millionths(tally)).toBe(432_000);
  });

  it('lets one lucky flag bank little', () => {
    expect(millionths({ ...PERFECT, correctFlags: 1, usefulActions: 10, countedActions: 10 })).toBe(77_907);
  });

  it('counts investigations alone where no distribution is required, and the other way round', () => {
    const none = { done: 0, required: 0 };
    const half = { done: 2, required: 4 };
    expect(scoreOf({ ...NOTHING, investigations: half, distributions: none }).breakdown.workflow).toBe(0.5);
    expect(scoreOf({ ...NOTHING, investigations: none, distributions: half }).breakdown.workflow).toBe(0.5);
  });

  it('takes 12 points of the workflow for each blocked action, down to nothing', () => {
    const workflow = (blocked: number) =>
      scoreOf({ ...NOTHING, ...ALL_REQUIRED, blocked }).breakdown.workflow;
    expect([0, 1, 2, 8, 9].map(workflow)).toEqual([1, 0.88, 0.76, 0.04, 0]);
  });
});

describe('a clean trial', () => {
  it('is worth everything once it is reported clean', () => {
    expect(millionths(CLEAN)).toBe(50_000);
    expect(millionths({ ...CLEAN, usefulActions: 9, countedActions: 9, reportPoints: 5 })).toBe(1_000_000);
  });

  it('is worth the workflow alone once anything is flagged', () => {
    expect(millionths({ ...CLEAN, reportPoints: 5, falsePositives: 1, countedActions: 10 })).toBe(50_000);
  });
});
