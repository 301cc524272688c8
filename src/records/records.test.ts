import { describe, expect, it } from 'vitest';
import { AGENTS, type Agent } from '../agents/index.ts';
import { EpisodeRecordSchema, type EpisodeRecord } from '../core/model/record.ts';
import { inProcessEnvironment } from '../runner/index.ts';
import { chainRecord, firstBrokenLink } from './chain.ts';
import { recordAgents, recordsOf } from './recorded.test-support.ts';
import { recordText } from './record-text.ts';
import { replayRecord } from './replay.ts';
import { verifyRecord, verifyText } from './verify.ts';

async function one(name: string, task: 'task_easy' | 'task_hard' | 'train_small' = 'train_small') {
  const [record] = await recordsOf([name], [task], [3]);
  if (!record) throw new Error('nothing was recorded');
  return record;
}

/** The record with its hashes made anew, as a forger would. */
function forged(record: EpisodeRecord, change: (record: EpisodeRecord) => EpisodeRecord): EpisodeRecord {
  const { entries, result, hash: _, ...header } = change(structuredClone(record));
  return chainRecord({ header, entries: entries.map(({ hash: __, ...entry }) => entry), result });
}

describe('a record', () => {
  it('holds every run of every agent, replays and verifies without a fault', async () => {
    const records = await recordsOf(
      AGENTS.map(({ name }) => name),
      ['train_small'],
      [1, 2],
    );
    expect(records).toHaveLength(2 * AGENTS.length);
    for (const record of records) {
      expect(EpisodeRecordSchema.safeParse(record).error).toBeUndefined();
      expect({ agent: record.agent.name, faults: verifyText(recordText(record)).faults }).toEqual({
        agent: record.agent.name,
        faults: [],
      });
    }
    expect(records.map(({ sequence }) => sequence)).toEqual(records.map((_, index) => index));
    records.slice(1).forEach((record, index) => expect(record.previous).toBe(records[index]?.hash));
  });

  it.each(['lean', 'full', 'paged'] as const)(
    'verifies in %s mode, dense and with verdicts',
    async (mode) => {
      const options = { observation_mode: mode, reward_mode: 'dense', feedback_mode: 'verdict' } as const;
      const records = await recordsOf(['oracle', 'feedback-learner'], ['train_small'], [5], { options });
      expect(records.flatMap((record) => verifyRecord(record).faults)).toEqual([]);
    },
  );

  it('of the longest hard episode stays small', async () => {
    const sizes = await Promise.all(
      ['oracle', 'flag-all', 'heuristic'].map(
        async (name) => recordText(await one(name, 'task_hard')).length,
      ),
    );
    expect(Math.max(...sizes)).toBeLessThan(60_000);
  });

  it('gives the states of the run, one for each entry', async () => {
    const record = await one('oracle', 'task_easy');
    const { first, states, last } = replayRecord(record);
    expect(first.steps).toBe(0);
    expect(states).toHaveLength(record.entries.length);
    expect(last).toMatchObject({ end: 'report', steps: record.result.steps });
  });

  it('of an agent that breaks down keeps what was played, and no score', async () => {
    const broken: Agent = {
      name: 'broken',
      description: 'Fails after one action.',
      kind: 'trivial',
      *audit() {
        yield { action_type: 'investigate_pattern', variable: 'age' };
        throw new Error('out of memory');
      },
    };
    const [record] = await recordAgents([broken], ['train_small'], [1]);
    expect(record?.result).toMatchObject({
      outcome: 'incomplete',
      cause: { kind: 'Error', message: 'out of memory' },
      score: null,
      steps: 1,
    });
    expect(record && verifyRecord(record).faults).toEqual([]);
  });

  it('of a sealed episode needs the key', async () => {
    const sealedKey = new Uint8Array(32).fill(7);
    const [record] = await recordsOf(['oracle'], ['train_small'], [], {
      sealed: [{ split: 'private', index: 4 }],
      openEnvironment: () => inProcessEnvironment({ sealedKey }),
    });
    if (!record) throw new Error('nothing was recorded');
    expect(record.episode).toMatchObject({ seed: null, sealed: { split: 'private', index: 4 } });
    expect(verifyRecord(record).faults).toMatchObject([{ code: 'episode' }]);
    expect(verifyRecord(record, { sealedKey }).faults).toEqual([]);
    expect(verifyRecord(record, { sealedKey: sealedKey.fill(8) }).faults.length).toBeGreaterThan(0);
  });
});

describe('a record that was altered', () => {
  it('is found by the broken link of the chain', async () => {
    const record = await one('heuristic');
    expect(firstBrokenLink(record)).toBeNull();
    const entries = record.entries.map((entry, index) =>
      index === 3 && entry.type === 'action' ? { ...entry, reward: 0.5 } : entry,
    );
    expect(firstBrokenLink({ ...record, entries })).toBe(3);
    expect(firstBrokenLink({ ...record, trial: 9 })).toBe(0);
    expect(firstBrokenLink({ ...record, entries: record.entries.slice(0, -1) })).toBe(
      record.entries.length - 1,
    );
  });

  it.each([
    ['score', (record: EpisodeRecord) => ({ ...record, result: { ...record.result, score: 0.999 } })],
    ['outcome', (record: EpisodeRecord) => ({ ...record, result: { ...record.result, outcome: 'stopped' } })],
    ['steps', (record: EpisodeRecord) => ({ ...record, result: { ...record.result, steps: 1 } })],
    [
      'usage',
      (record: EpisodeRecord) => ({
        ...record,
        result: {
          ...record.result,
          usage: { calls: 1, input_tokens: 1, output_tokens: 1, cost_usd: null, latency_ms: 1 },
        },
      }),
    ],
    ['observation', (record: EpisodeRecord) => ({ ...record, reset: '0'.repeat(64) })],
    ['observation', (record: EpisodeRecord) => ({ ...record, reset: null })],
    [
      'data',
      (record: EpisodeRecord) => ({
        ...record,
        episode: { ...record.episode, data_hash: '0'.repeat(64) },
      }),
    ],
    ['observation', (record: EpisodeRecord) => ({ ...record, episode: { ...record.episode, seed: 4 } })],
    [
      'reward',
      (record: EpisodeRecord) => ({
        ...record,
        entries: record.entries.map((entry) =>
          entry.type === 'action' ? { ...entry, reward: 0.25 } : entry,
        ),
      }),
    ],
    ['observation', (record: EpisodeRecord) => ({ ...record, entries: record.entries.toSpliced(2, 1) })],
    [
      'outcome',
      (record: EpisodeRecord) => ({
        ...record,
        result: {
          ...record.result,
          outcome: 'incomplete',
          cause: { kind: 'timeout', message: 'a bad run called a fault of the provider' },
          score: null,
          score_breakdown: null,
          dense_reward_total: null,
          after_done: null,
        },
      }),
    ],
  ] as [string, (record: EpisodeRecord) => EpisodeRecord][])(
    'and whose hashes were made anew is found by its %s',
    async (code, change) => {
      const record = forged(await one('heuristic'), change);
      expect(firstBrokenLink(record)).toBeNull();
      expect(verifyRecord(record).faults.map((fault) => fault.code)).toContain(code);
    },
  );

  it('is found down to a space, the order of keys and a repeated key', async () => {
    const text = recordText(await one('null'));
    for (const altered of [
      text.replace('{', '{ '),
      `${text} `,
      text.replace('{', '{"trial":0,'),
      text.slice(0, -1),
      text.replace('"trial":0', '"trial":0.0'),
    ])
      expect(verifyText(altered).faults[0]?.code).toBe('schema');
    expect(verifyText(text).faults).toEqual([]);
  });

  it('of another generator version says so', async () => {
    const record = forged(await one('oracle'), (old) => ({
      ...old,
      episode: { ...old.episode, generator_version: '0.1.0' },
    }));
    expect(verifyRecord(record).faults).toMatchObject([
      { code: 'episode', message: expect.stringMatching(/made by 0\.1\.0, this engine is/) },
    ]);
  });
});
