import { describe, expect, it } from 'vitest';
import { ClinicalBenchError } from '../errors.ts';
import { generateEpisode } from './episode.ts';

describe('generateEpisode', () => {
  it.each([-1, 1.5, 2 ** 32, Number.NaN, undefined])('refuses the seed %s and names the range', (seed) => {
    expect(() => generateEpisode({ task_id: 'task_easy', seed })).toThrow(ClinicalBenchError);
    expect(() => generateEpisode({ task_id: 'task_easy', seed })).toThrow(/seed: .*0 to 4294967295/);
  });

  it('needs a key for a sealed episode, and no seed beside it', () => {
    const sealed = { split: 'test', index: 3 };
    const key = new Uint8Array(32);
    expect(() => generateEpisode({ task_id: 'task_easy', sealed })).toThrow(/sealing key/);
    expect(() => generateEpisode({ task_id: 'task_easy', sealed, key, seed: 1 })).toThrow(/exclude/);
    expect(generateEpisode({ task_id: 'task_easy', sealed, key }).seed).toBeNull();
  });
});
