import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RANKED_TASK_IDS, generateEpisode, labelsOf } from '../../src/core/index.ts';
import { MODEL_AGENTS } from '../../src/agents/model-agents.ts';
import { mockModel, openModel, type BehaviorName } from '../../src/models/index.ts';
import { play } from './played.ts';
import { startModelServer, type ModelServer } from './servers/start-model-server.ts';

const AUDITORS = ['react', 'tools'] as const;

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.stop());

/** A model behind chat completions of another process, which behaves like a mock. */
const served = (behavior: BehaviorName) =>
  openModel({ provider: 'openai-compatible', name: behavior, baseUrl: server.url, key: null });

describe.each(AUDITORS)('%s shows the flaw of a model', (agent) => {
  const on = (behavior: BehaviorName, seed = 42) => play(agent, served(behavior), 'task_hard', seed);

  it.each(RANKED_TASK_IDS)('none of a perfect one on %s', async (task) => {
    const { run, modes } = await play(agent, served('perfect'), task);
    expect(run.score).toBeGreaterThanOrEqual(0.95);
    expect(modes.exact_audit).toBe(true);
  });

  it('a careless one misses violations and raises no false alarm', async () => {
    const { run, modes } = await on('careless');
    expect(run.score_breakdown?.recall).toBeGreaterThan(0.4);
    expect(run.score_breakdown?.recall).toBeLessThan(0.9);
    expect(modes.overflagging.false_positives).toBe(0);
  });

  it('one that forgets comorbidity misses exactly the overrides', async () => {
    const { run, modes } = await on('forgets-comorbidity');
    const { traps, violations } = labelsOf(generateEpisode({ task_id: 'task_hard', seed: 42 }));
    const overrides = Object.values(traps).filter((kind) => kind === 'comorbidity_override').length;
    const delays = Object.values(violations).filter((type) => type === 'protocol_window_violation').length;
    expect(modes.recall_by_type).toMatchObject({ invalid_age: 1, temporal_inconsistency: 1 });
    expect(modes.recall_by_type.protocol_window_violation).toBeLessThanOrEqual(1 - overrides / delays);
    expect(modes.overflagging.false_positives).toBe(0);
    expect(run.score).toBeLessThan(0.95);
  });

  it('one that judges by the crude gap is wrong where the crude gap is misleading, and only there', async () => {
    for (const mode of ['escalated', 'dismissed'] as const) {
      const { modes } = await on('crude-gap', misleadingSeed(mode));
      expect(modes.bias_misinterpretation.verdict).toBe(mode);
      expect(modes.overflagging.false_positives).toBe(0);
      const others = Object.entries(modes.recall_by_type).filter(([type]) => type !== 'selection_bias');
      expect(others.every(([, recall]) => recall === 1)).toBe(true);
    }
  });

  it('one that overflags spends its budget on valid traps', async () => {
    const { run, modes } = await on('overflags');
    expect(modes.overflagging.rate).toBeGreaterThan(0.2);
    expect(run.score_breakdown?.precision).toBeLessThan(0.5);
    expect(run.score).toBeLessThan(0.3);
  });

  it('one that takes deaths on the first day for inconsistent is temporally confused', async () => {
    const { modes } = await on('same-day-deaths');
    expect(modes.temporal_confusion.invented).toBeGreaterThan(0);
    expect(modes.recall_by_type.temporal_inconsistency).toBe(1);
  });

  it('one that knows no longer window for Stage IV flags what is excused', async () => {
    const { modes } = await on('forgets-stage-iv');
    expect(modes.overflagging.rate).toBeGreaterThan(0.1);
  });

  it('always or never flagging bias is right by luck alone', async () => {
    const [biased, fair] = [seedWith(true), seedWith(false)];
    const verdict = async (behavior: BehaviorName, seed: number) =>
      (await on(behavior, seed)).modes.bias_misinterpretation.verdict;
    expect(await verdict('escalates-bias', biased)).toBe('right');
    expect(await verdict('escalates-bias', fair)).toBe('escalated');
    expect(await verdict('dismisses-bias', biased)).toBe('dismissed');
    expect(await verdict('dismisses-bias', fair)).toBe('right');
  });

  it('one that refuses, breaks off or says nothing gets nothing, after one repair for each question', async () => {
    for (const behavior of ['refusing', 'malformed', 'silent', 'cut-by-length'] as const) {
      const { run, calls } = await on(behavior);
      expect(run.score).toBe(0);
      expect(run.outcome).toBe('stopped');
      expect(calls.filter(({ repair }) => repair)).toHaveLength(calls.length / 2);
    }
  });

  it('one that mends its reply when asked loses nothing', async () => {
    const { run, calls } = await on('malformed-once');
    expect(run.score).toBe(1);
    expect(calls.filter(({ repair }) => repair)).toHaveLength(calls.length / 2);
  });
});

describe('the naive agent', () => {
  it.each(RANKED_TASK_IDS)('sees 24 patients of %s in one call and finds little', async (task) => {
    const { run, calls } = await play('naive', mockModel('perfect'), task);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.prompt.messages[1]?.content.match(/^P\d{4}\|/gm)).toHaveLength(24);
    expect(run.outcome).toBe('completed');
    expect(run.score).toBeLessThan(0.5);
  });
});

describe('every agent with a mock', () => {
  it.each(MODEL_AGENTS)('%s says in its name plate that no model is behind it', async (agent) => {
    const { events } = await play(agent, mockModel('perfect'), 'train_small');
    expect(events[0]).toMatchObject({ run: { agent, model: 'mock:perfect' } });
  });
});

/** A seed whose crude gap points the other way than the truth. */
function misleadingSeed(mode: 'escalated' | 'dismissed'): number {
  return seedWhere(({ crude, threshold, present }) =>
    mode === 'escalated' ? !present && crude > threshold : present && crude < threshold,
  );
}

function seedWith(bias: boolean): number {
  return seedWhere(({ present }) => present === bias);
}

function seedWhere(
  wanted: (bias: { crude: number; threshold: number; present: boolean }) => boolean,
): number {
  for (let seed = 0; seed < 100; seed++) {
    const episode = generateEpisode({ task_id: 'task_hard', seed });
    const { bias } = labelsOf(episode);
    const threshold = episode.protocol.rules.adjusted_gap_threshold_pct;
    if (!bias || threshold === null) continue;
    if (wanted({ crude: (bias.crude_gap ?? 0) * 100, threshold, present: bias.present })) return seed;
  }
  throw new Error('no such seed below 100');
}
