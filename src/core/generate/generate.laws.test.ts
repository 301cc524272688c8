import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RANKED_TASK_IDS, TASK_IDS } from '../model/vocabulary.ts';
import { seededStreams } from '../random/streams.ts';
import { episodeHash } from './document.ts';
import { generateEpisode } from './episode.ts';
import { labelsOf } from './labels.ts';
import { drawPlan } from './plan.ts';

const seed = fc.integer({ min: 0, max: 0xffff_ffff });
const taskId = fc.constantFrom(...TASK_IDS);
const RUNS = { numRuns: 200 };

describe('laws of generation', () => {
  it('what was planted is exactly what the rules find', () => {
    fc.assert(
      fc.property(taskId, seed, (task_id, value) => {
        const episode = generateEpisode({ task_id, seed: value });
        const plan = drawPlan(seededStreams(task_id, value).stream('plan'), episode.task);
        const { audit, biasMode } = episode.truth;
        const { invalid_age, temporal_inconsistency, protocol_window_violation } = plan.violations;
        expect(audit.counts).toEqual([
          invalid_age,
          temporal_inconsistency,
          protocol_window_violation + plan.traps.comorbidity_override,
        ]);
        for (const bits of audit.violations) expect([0, 1, 2, 4]).toContain(bits);
        expect(audit.bias?.present ?? null).toBe(biasMode === null ? null : biasMode === 'true_bias');
      }),
      RUNS,
    );
  });

  it('traps are valid records, but for the override, and as many as planned', () => {
    fc.assert(
      fc.property(taskId, seed, (task_id, value) => {
        const episode = generateEpisode({ task_id, seed: value });
        const plan = drawPlan(seededStreams(task_id, value).stream('plan'), episode.task);
        const { violations, traps } = labelsOf(episode);
        const counts: Record<string, number> = Object.fromEntries(
          Object.keys(plan.traps).map((kind) => [kind, 0]),
        );
        for (const [patient, kind] of Object.entries(traps)) {
          counts[kind] = (counts[kind] ?? 0) + 1;
          expect(violations[patient]).toBe(
            kind === 'comorbidity_override' ? 'protocol_window_violation' : undefined,
          );
        }
        expect(counts).toEqual(plan.traps);
      }),
      RUNS,
    );
  });

  it('a cohort before planting is clean, under every task', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RANKED_TASK_IDS), seed, (task_id, value) => {
        const { truth } = generateEpisode({
          task_id,
          seed: value,
          task_overrides: { prevalence: 0, trap_mix: {} },
        });
        expect(truth.audit.total).toBe(0);
        expect([...truth.traps].every((kind) => kind === 0)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('same source, same bytes; another seed, other bytes', () => {
    fc.assert(
      fc.property(taskId, seed, (task_id, value) => {
        const first = episodeHash(generateEpisode({ task_id, seed: value }));
        expect(episodeHash(generateEpisode({ task_id, seed: value }))).toBe(first);
        expect(episodeHash(generateEpisode({ task_id, seed: (value + 1) % 0xffff_ffff }))).not.toBe(first);
      }),
      { numRuns: 25 },
    );
  });

  it('sealed episodes depend on the key, the split and the index', () => {
    const hash = (fill: number, split: string, index: number) =>
      episodeHash(
        generateEpisode({
          task_id: 'task_easy',
          sealed: { split, index },
          key: new Uint8Array(32).fill(fill),
        }),
      );
    const seen = new Set([hash(1, 'a', 0), hash(2, 'a', 0), hash(1, 'b', 0), hash(1, 'a', 1)]);
    expect(seen.size).toBe(4);
    expect(hash(1, 'a', 0)).toBe(hash(1, 'a', 0));
  });
});
