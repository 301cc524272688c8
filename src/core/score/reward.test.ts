import { describe, expect, it } from 'vitest';
import { confidencePoints, flagReward, reportReward, stepCost } from './reward.ts';

describe('flagReward', () => {
  it.each([
    [1, 160_000],
    [0.9, 144_000],
    [undefined, 128_000],
    [0.7, 112_000],
    [0.65, 104_000],
    [0.2, 104_000],
    [0, 104_000],
  ])('pays a correct flag of confidence %s', (confidence, millionths) => {
    expect(flagReward(true, confidence)).toBe(millionths);
  });

  it.each([
    [0, -300_000],
    [0.8, -300_000],
    [undefined, -300_000],
    [0.8001, -540_000],
    [1, -540_000],
  ])('charges a false positive of confidence %s', (confidence, millionths) => {
    expect(flagReward(false, confidence)).toBe(millionths);
  });
});

describe('confidencePoints', () => {
  it('counts in whole basis points, half up', () => {
    expect([0.12344, 0.123456, 0.00005].map(confidencePoints)).toEqual([1234, 1235, 1]);
  });

  it.each([Number.NaN, -0.1, 1.1, Infinity])('takes %s for no statement', (confidence) => {
    expect(confidencePoints(confidence)).toBe(8000);
  });
});

describe('reportReward', () => {
  it('adds up by points', () => {
    expect([0, 1, 5].map(reportReward)).toEqual([30_000, 45_000, 105_000]);
  });
});

describe('stepCost', () => {
  it('grows with the step and stops growing at 75', () => {
    expect([1, 2, 75, 76, 10_000].map(stepCost)).toEqual([-4_000, -8_000, -300_000, -300_000, -300_000]);
  });
});
