import { describe, expect, it } from 'vitest';
import { oracle } from '../../agents/oracle.ts';
import { named } from './named.ts';
import { atMost } from './bound.ts';
import { findMean } from './finding.ts';
import { biasTasks, redteamRuns } from './runs.ts';
import { RedteamSchema, runRedteam } from './redteam.ts';

describe('the red team', () => {
  it('holds every bound on a few seeds, with bias verdicts on 300 episodes', async () => {
    const report = await runRedteam({ first: 0, last: 11, verdictEpisodes: 300 });
    expect(RedteamSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
    expect(report.enough_seeds).toBe(false);
    expect(report.findings.filter(({ holds }) => !holds)).toEqual([]);
    expect(new Set(report.findings.map(({ family }) => family)).size).toBe(15);
    const sampled = report.findings.filter(({ measure }) => measure === 'share of right verdicts');
    expect(new Set(sampled.map(({ episodes, bound }) => `${episodes}: ${bound}`))).toEqual(
      new Set(['300: near end in 0.5 ± 0.05']),
    );
    const constant = report.findings.filter(({ measure }) => measure === 'balanced accuracy');
    expect(constant).toHaveLength(2);
    for (const { mean, interval } of constant) {
      expect(mean).toBe(0.5);
      expect(interval?.low).toBeLessThan(0.5);
      expect(interval?.high).toBeGreaterThan(0.5);
    }
  });

  it('would find out an exploit that is no exploit', async () => {
    const runs = redteamRuns(['task_easy'], 0, 2);
    const scores = (await runs.results(oracle, 'task_easy')).map(({ score }) => score);
    expect(scores).toEqual([1, 1, 1]);
    const attack = { family: 'ceiling', exploit: 'oracle', task_id: 'task_easy', measure: 'score' } as const;
    expect(findMean(attack, scores, atMost(0.2, runs.strictness)).holds).toBe(false);
  });
});

describe('runs', () => {
  it('have 10 episodes a seed for bias verdicts, at most 1,000 and never fewer than seeds', () => {
    const verdictSeeds = (count: number) => redteamRuns([], 5, 4 + count).verdictSeeds;
    expect([1, 30, 200, 1_500].map((count) => verdictSeeds(count).length)).toEqual([10, 300, 1_000, 1_500]);
    expect(verdictSeeds(1)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  });

  it('are kept apart by their seeds, and made once', async () => {
    let made = 0;
    const runs = redteamRuns(['task_easy'], 0, 1, () => made++);
    const seedsOf = async (on?: readonly number[]) =>
      (await runs.results(named('null'), 'task_easy', undefined, on)).map(({ seed }) => seed);
    expect(await seedsOf()).toEqual([0, 1]);
    expect(await seedsOf([4, 5])).toEqual([4, 5]);
    expect(await seedsOf([0, 1])).toEqual([0, 1]);
    expect(made).toBe(4);
  });

  it('know where selection bias is in force', () => {
    expect(biasTasks(redteamRuns(['task_easy', 'task_medium', 'task_hard'], 0, 0))).toEqual(['task_hard']);
  });
});
