import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GENERATOR_VERSION } from '../../src/core/index.ts';
import { verifies } from '../verifies.ts';
import { goldenVersion, GOLDEN_SEEDS, rootOf, RUN_SEEDS, type Golden } from './hashes.ts';

const golden: Golden = JSON.parse(readFileSync(new URL('episodes.json', import.meta.url), 'utf8'));

describe('golden hashes', () => {
  verifies('determinism:golden-per-version', () => {
    const kept = golden[GENERATOR_VERSION];
    expect(kept, `no golden hashes of version ${GENERATOR_VERSION}: npm run golden`).toBeDefined();
    expect({ ...kept, ...goldenVersion() }).toEqual(kept);
  });

  it('are of the seeds that were promised', () => {
    expect(GOLDEN_SEEDS).toHaveLength(102);
    expect(GOLDEN_SEEDS).toEqual(expect.arrayContaining([0, 42, 99, 20260402, 4294967295]));
    for (const { episodes, runs, root } of Object.values(golden)) {
      for (const [kind, seeds] of [
        [episodes, GOLDEN_SEEDS],
        [runs, RUN_SEEDS],
      ] as const) {
        expect(Object.keys(kind)).toEqual(['task_easy', 'task_medium', 'task_hard', 'train_small']);
        for (const hashes of Object.values(kind)) {
          expect(Object.keys(hashes).map(Number)).toEqual(seeds);
          expect(new Set(Object.values(hashes)).size).toBe(seeds.length);
          for (const hash of Object.values(hashes)) expect(hash).toMatch(/^[0-9a-f]{64}$/);
        }
      }
      expect(root).toBe(rootOf(episodes, runs));
    }
  });
});
