import { describe, expect, it } from 'vitest';
import { drawRankedSeeds, RANKED_SEED_COUNT } from '../../../scripts/ranked/draw-ranked-seeds.ts';
import { configOf } from '../../records/recorded.test-support.ts';
import { oracle } from '../../agents/index.ts';
import { hasTooManyIncomplete, RANKED, rankedConfigFaults } from './ranked-rules.ts';

describe('ranked runs', () => {
  it('play the list that the script draws, above the training seeds', () => {
    expect(RANKED.seeds).toEqual(drawRankedSeeds(RANKED_SEED_COUNT));
    expect(new Set(RANKED.seeds).size).toBe(50);
    expect(Math.min(...RANKED.seeds)).toBeGreaterThanOrEqual(2 ** 31);
    expect(Math.max(...RANKED.seeds)).toBeLessThan(2 ** 32);
  });

  const ranked = configOf([oracle], {
    tasks: [...RANKED.tasks],
    seeds: [...RANKED.seeds],
    trials: RANKED.trials,
    ranked: true,
  });

  it('are recognized by their configuration', () => {
    expect(rankedConfigFaults(ranked)).toEqual([]);
    const sealed = { split: 'private', indices: RANKED.seeds.map((_, index) => index) };
    expect(rankedConfigFaults({ ...ranked, seeds: [], sealed })).toEqual([]);
  });

  it.each([
    ['ranked', { ranked: false }],
    ['generator_version', { generator_version: '0.9.0' }],
    ['tasks', { tasks: ['task_easy' as const] }],
    ['seeds', { seeds: RANKED.seeds.slice(1) }],
    ['seeds', { seeds: [...RANKED.seeds.slice(1), RANKED.seeds[1] ?? 0] }],
    ['sealed', { sealed: { split: 'private', indices: [1, 2] } }],
    ['trials', { trials: 3 }],
    ['options.feedback_mode', { options: { ...ranked.options, feedback_mode: 'verdict' as const } }],
  ])('are refused for their %s', (name, change) => {
    const faults = rankedConfigFaults({ ...ranked, ...change });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name}:`));
  });

  it('may lack results of 2 % of all episodes and no more', () => {
    expect(hasTooManyIncomplete(12, 600)).toBe(false);
    expect(hasTooManyIncomplete(13, 600)).toBe(true);
  });
});
