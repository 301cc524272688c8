import { describe, expect, it } from 'vitest';
import type { EpisodeRow } from '../summary/run-document.ts';
import { compare, ComparisonSchema, type Contestant } from './compare.ts';

const row = (seed: number, score: number, trial = 0): EpisodeRow => ({
  agent: 'someone',
  task_id: 'task_hard',
  seed,
  trial,
  score,
  score_breakdown: null,
  dense_reward_total: 0,
  steps: 1,
  outcome: 'completed',
  failure_modes: null,
});
const contestant = (name: string, scores: readonly number[], from = 1): Contestant => ({
  name,
  agent: 'someone',
  rows: scores.map((score, index) => row(from + index, score)),
});

describe('a comparison', () => {
  it("is paired on common episodes: Student's sleep data (R: t.test(paired) 0.7001142, 2.4598858)", () => {
    const laevo = contestant('laevo', [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4, 9]);
    const dextro = contestant('dextro', [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]);
    const { tasks } = compare([laevo, dextro]);
    expect(tasks[0]?.pairs[0]).toMatchObject({
      first: 'laevo',
      second: 'dextro',
      episodes: 10,
      more_episodes: 0,
    });
    expect(tasks[0]?.pairs[0]?.difference).toBeCloseTo(1.58, 12);
    expect(tasks[0]?.pairs[0]?.interval?.low).toBeCloseTo(0.7001142, 6);
    expect(tasks[0]?.pairs[0]?.p_holm).toBeLessThan(0.01);
    expect(tasks[0]?.ranks.map(({ name, best, worst }) => [name, best, worst])).toEqual([
      ['laevo', 1, 1],
      ['dextro', 2, 2],
    ]);
  });

  it('averages the trials of an episode first', () => {
    const twice = { ...contestant('twice', []), rows: [row(1, 0.4), row(1, 0.6, 1), row(2, 0.5)] };
    const { tasks } = compare([twice, contestant('once', [0.4, 0.4])]);
    expect(tasks[0]?.pairs[0]).toMatchObject({ episodes: 2, first_mean: 0.5, second_mean: 0.4 });
  });

  it('says how many more episodes would separate two that are close', () => {
    const first = contestant('first', [0.5, 0.6, 0.7, 0.4, 0.5, 0.6]);
    const second = contestant('second', [0.6, 0.4, 0.6, 0.5, 0.5, 0.6]);
    const [pair] = compare([first, second]).tasks[0]?.pairs ?? [];
    expect(pair?.p).toBeGreaterThan(0.05);
    expect(pair?.more_episodes).toBeGreaterThan(100);
    expect(compare([first, { ...first, name: 'same' }]).tasks[0]?.pairs[0]).toMatchObject({
      difference: 0,
      p: 1,
      more_episodes: null,
    });
  });

  it('leaves ranks open where nothing is clear, and puts the worst losses first', () => {
    const comparison = compare([contestant('a', [0.5, 0.9]), contestant('b', [0.6, 0.2])]);
    expect(comparison.tasks[0]?.ranks).toMatchObject([
      { best: 1, worst: 2 },
      { best: 1, worst: 2 },
    ]);
    expect(comparison.tasks[0]?.episodes).toEqual([
      { place: '2', scores: [0.9, 0.2] },
      { place: '1', scores: [0.5, 0.6] },
    ]);
    expect(ComparisonSchema.parse(JSON.parse(JSON.stringify(comparison)))).toEqual(comparison);
  });

  it('has no pair without a common episode', () => {
    expect(compare([contestant('a', [0.5], 1), contestant('b', [0.6], 9)]).tasks[0]?.pairs).toEqual([]);
  });
});
