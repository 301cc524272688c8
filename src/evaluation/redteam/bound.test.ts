import { describe, expect, it } from 'vitest';
import { atMost, clearlyAbove, equalTo, exactly, strictnessFor, within } from './bound.ts';
import { findMean } from './finding.ts';

const attack = { family: 'ceiling', exploit: 'somebody', task_id: null, measure: 'score' };

describe('a bound', () => {
  it('holds the mean, and says so when it is broken', () => {
    expect(findMean(attack, [0.1, 0.3], atMost(0.2, 'mean'))).toMatchObject({
      mean: 0.2,
      bound: 'at most 0.2',
      holds: true,
    });
    expect(findMean(attack, [0.1, 0.31], atMost(0.2, 'mean')).holds).toBe(false);
    expect(findMean(attack, [0.56], within(0.5, 0.05, 'mean')).holds).toBe(false);
    expect(findMean(attack, [0.44], within(0.5, 0.05, 'mean')).holds).toBe(false);
    expect(findMean(attack, [0.46], within(0.5, 0.05, 'mean')).holds).toBe(true);
    expect(findMean(attack, [0.9], null)).toMatchObject({ bound: null, holds: true });
  });

  it('over few seeds is judged on the near end of the interval, and says so', () => {
    expect([strictnessFor(199), strictnessFor(200)]).toEqual(['near_end', 'mean']);
    // Mean 0.25, 95 % interval 0.21 to 0.29.
    const values = [0.22, 0.24, 0.26, 0.28];
    expect(findMean(attack, values, atMost(0.22, 'mean')).holds).toBe(false);
    expect(findMean(attack, values, atMost(0.22, 'near_end'))).toMatchObject({
      bound: 'low end at most 0.22',
      holds: true,
    });
    expect(findMean(attack, values, atMost(0.2, 'near_end')).holds).toBe(false);
    expect(findMean(attack, values, within(0.35, 0.05, 'near_end')).holds).toBe(false);
    expect(findMean(attack, values, within(0.15, 0.05, 'near_end')).holds).toBe(false);
    expect(findMean(attack, values, within(0.32, 0.05, 'near_end'))).toMatchObject({
      bound: 'near end in 0.32 ± 0.05',
      holds: true,
    });
    expect(findMean(attack, [0.25], atMost(0.2, 'near_end')).holds).toBe(false);
  });

  it('that is exact forgives no single episode, even where the mean is right', () => {
    expect(findMean(attack, [0, 0, 0], exactly(0)).holds).toBe(true);
    expect(findMean(attack, [-1, 1], exactly(0)).holds).toBe(false);
    expect(findMean(attack, [-1, 1], equalTo(0)).holds).toBe(true);
    expect(findMean(attack, [-1, 1.1], equalTo(0)).holds).toBe(false);
    expect(findMean(attack, Array<number>(999).fill(0.1), exactly(0.1)).holds).toBe(true);
  });

  it('on a difference asks for the whole interval', () => {
    expect(findMean(attack, [0.2, 0.3, 0.4], clearlyAbove(0)).holds).toBe(true);
    expect(findMean(attack, [-0.2, 0.3, 0.4], clearlyAbove(0)).holds).toBe(false);
    expect(findMean(attack, [0.4], clearlyAbove(0)).holds).toBe(false);
  });
});
