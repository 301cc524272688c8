import { describe, expect, it } from 'vitest';
import { oracle } from '../../agents/oracle.ts';
import { atMost, clearlyAbove, exactly, findMean, within } from './finding.ts';
import { redteamRuns } from './runs.ts';
import { RedteamSchema, runRedteam } from './redteam.ts';

describe('a bound', () => {
  const attack = { family: 'ceiling', exploit: 'somebody', task_id: null, measure: 'score' };

  it('holds the mean, and says so when it is broken', () => {
    expect(findMean(attack, [0.1, 0.3], atMost(0.2))).toMatchObject({
      mean: 0.2,
      bound: 'at most 0.2',
      holds: true,
    });
    expect(findMean(attack, [0.1, 0.31], atMost(0.2)).holds).toBe(false);
    expect(findMean(attack, [0.56], within(0.5, 0.05)).holds).toBe(false);
    expect(findMean(attack, [0.44], within(0.5, 0.05)).holds).toBe(false);
    expect(findMean(attack, [0.46], within(0.5, 0.05)).holds).toBe(true);
    expect(findMean(attack, [0.9], null)).toMatchObject({ bound: null, holds: true });
  });

  it('that is exact forgives no single episode, even where the mean is right', () => {
    expect(findMean(attack, [0, 0, 0], exactly(0)).holds).toBe(true);
    expect(findMean(attack, [-1, 1], exactly(0)).holds).toBe(false);
    expect(findMean(attack, Array<number>(999).fill(0.1), exactly(0.1)).holds).toBe(true);
  });

  it('on a difference asks for the whole interval', () => {
    expect(findMean(attack, [0.2, 0.3, 0.4], clearlyAbove(0)).holds).toBe(true);
    expect(findMean(attack, [-0.2, 0.3, 0.4], clearlyAbove(0)).holds).toBe(false);
    expect(findMean(attack, [0.4], clearlyAbove(0)).holds).toBe(false);
  });
});

describe('the red team', () => {
  it('holds every bound that does not need many seeds, on a few', async () => {
    const report = await runRedteam({ first: 0, last: 11, verdictEpisodes: 40 });
    expect(RedteamSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
    expect(report.enough_seeds).toBe(false);
    const sampled = ['bias verdict', 'single-feature bias classifier'];
    const broken = report.findings.filter(({ family, holds }) => !holds && !sampled.includes(family));
    expect(broken).toEqual([]);
    expect(new Set(report.findings.map(({ family }) => family)).size).toBe(11);
  });

  it('would find out an exploit that is no exploit', async () => {
    const runs = redteamRuns(['task_easy'], 0, 2, () => undefined, 1);
    const scores = (await runs.results(oracle, 'task_easy')).map(({ score }) => score);
    expect(scores).toEqual([1, 1, 1]);
    const attack = { family: 'ceiling', exploit: 'oracle', task_id: 'task_easy', measure: 'score' } as const;
    expect(findMean(attack, scores, atMost(0.2)).holds).toBe(false);
  });
});
