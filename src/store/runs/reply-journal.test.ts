import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reactAgent, type LanguageModel } from '../../agents/index.ts';
import { recordText, recorder } from '../../records/index.ts';
import { configOf } from '../../records/recorded.test-support.ts';
import type { EpisodeRecord } from '../../core/model/record.ts';
import { limitEpisodes, mockModel, type UseLimits } from '../../models/index.ts';
import { inProcessEnvironment, runMatrix } from '../../runner/index.ts';
import { replyJournal } from './reply-journal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clinicalbench-journal-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A scripted model whose every reply tells how often it was asked, so that no two are alike. */
function counting(lives = Infinity): LanguageModel & { asked: string[] } {
  const asked: string[] = [];
  const model = mockModel('careless');
  return {
    asked,
    identity: model.identity,
    async generate(request, signal) {
      if (asked.length >= lives) throw new Error('the process was killed');
      asked.push(JSON.stringify(request.messages));
      return { ...(await model.generate(request, signal)), latency_ms: asked.length };
    },
  };
}

async function play(
  model: LanguageModel,
  seeds: readonly number[] = [1],
  isMade = () => false,
  limits: UseLimits = {},
) {
  const journal = replyJournal();
  const agents = [reactAgent(limitEpisodes(journal.wrap(model), limits, () => 0))];
  journal.open(folder, isMade);
  const records: EpisodeRecord[] = [];
  const record = recorder({ config: configOf(agents), onRecord: (one) => records.push(one) });
  await runMatrix({
    agents,
    tasks: ['task_easy'],
    seeds,
    openEnvironment: () => inProcessEnvironment(),
    onEvent: (event) => {
      record(event);
      journal.onEvent(event);
    },
  });
  journal.close();
  return { records, taken: journal.taken() };
}

const path = () => join(folder, 'traffic.jsonl');
const lines = () => readFileSync(path(), 'utf8').trimEnd().split('\n');

describe('the journal of replies', () => {
  it('asks nothing twice when a run is gone on with, and comes to the same record', async () => {
    const whole = counting();
    const [expected] = (await play(whole)).records;
    const calls = whole.asked.length;
    expect(calls).toBeGreaterThan(10);
    expect(lines()).toHaveLength(calls);
    for (const kept of [1, 7, calls - 1, calls]) {
      const text = lines().slice(0, kept).join('\n');
      truncateSync(path(), text.length + 1);
      const resumed = counting();
      // The model goes on counting where it was.
      resumed.asked.push(...whole.asked.slice(0, kept));
      const { records, taken } = await play(resumed);
      expect(taken).toBe(kept);
      expect(resumed.asked).toEqual(whole.asked);
      expect(records[0] && recordText(records[0])).toBe(expected && recordText(expected));
      expect(lines()).toHaveLength(calls);
    }
  });

  it('cuts off a torn last line', async () => {
    await play(counting());
    const whole = lines().length;
    appendFileSync(path(), '{"run":');
    const { taken } = await play(counting());
    expect(taken).toBe(whole);
  });

  it('answers nothing from episodes that have a result', async () => {
    await play(counting());
    const again = counting();
    const { taken } = await play(again, [1], () => true);
    expect(taken).toBe(0);
    expect(again.asked.length).toBeGreaterThan(10);
  });

  it('counts what an interrupted episode had asked for the limit of the episode', async () => {
    const limited = (model: LanguageModel) => play(model, [1], () => false, { calls: 8 });
    const whole = counting();
    const [expected] = (await limited(whole)).records;
    expect(expected?.result.cause?.kind).toBe('call_limit');
    expect(whole.asked).toHaveLength(8);
    truncateSync(path(), lines().slice(0, 3).join('\n').length + 1);
    const resumed = counting();
    resumed.asked.push(...whole.asked.slice(0, 3));
    const [record] = (await limited(resumed)).records;
    expect(resumed.asked).toEqual(whole.asked);
    expect(record && recordText(record)).toBe(expected && recordText(expected));
  });

  it('goes on after a run broke down in the middle of an episode', async () => {
    const first = await play(counting(5));
    expect(first.records[0]?.result.outcome).toBe('incomplete');
    const second = counting();
    const { records, taken } = await play(second);
    expect(taken).toBe(5);
    expect(records[0]?.result.outcome).not.toBe('incomplete');
  });
});
