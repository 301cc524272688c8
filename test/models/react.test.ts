import { encode as cl100k } from 'gpt-tokenizer/encoding/cl100k_base';
import { encode as o200k } from 'gpt-tokenizer/encoding/o200k_base';
import { beforeAll, describe, expect, it } from 'vitest';
import { generateEpisode, toRows } from '../../src/core/index.ts';
import { AgentEventSchema, type AgentEvent } from '../../src/core/model/agent-event.ts';
import { mockModel } from '../../src/models/index.ts';
import { play, type Played } from './played.ts';

const WINDOW = 8_192;

describe('react on task_hard', () => {
  let played: Played;
  beforeAll(async () => {
    played = await play('react', mockModel('perfect'), 'task_hard');
  });
  const textOf = (call: Played['calls'][number]) =>
    call.prompt.messages.map(({ content }) => content).join('\n');

  it('takes 29 batches, at most 31 calls and 75 steps, and audits exactly', () => {
    const { run, calls, modes } = played;
    expect(calls.filter(({ purpose }) => purpose === 'batch')).toHaveLength(29);
    expect(calls.length).toBeLessThanOrEqual(31);
    expect(run.steps).toBeLessThanOrEqual(75);
    expect(run.outcome).toBe('completed');
    expect(run.score).toBeGreaterThanOrEqual(0.95);
    expect(modes.exact_audit).toBe(true);
  });

  it('tells the size of every prompt; none fills a window of 8,192 tokens, by estimate or by two real tokenizers', () => {
    for (const call of played.calls) {
      const { estimated_tokens } = call.prompt;
      expect(estimated_tokens).toBeLessThanOrEqual(WINDOW);
      for (const encode of [cl100k, o200k])
        expect(encode(textOf(call)).length).toBeLessThanOrEqual(estimated_tokens);
    }
    const sizes = played.calls.map((call) => o200k(textOf(call)).length);
    expect(sizes[0]).toBeLessThan(750);
    expect(Math.max(...sizes)).toBeLessThan(3_000);
  });

  it('begins every call in a context of its own: nothing of another batch but the declared summary', () => {
    const ids = toRows(generateEpisode({ task_id: 'task_hard', seed: 42 }).dataset).map(
      ({ patient_id }) => patient_id,
    );
    const wipes = played.events.flatMap((event) =>
      event.type === 'agent_event' && event.event.type === 'memory_wipe' ? [event.event.carried] : [],
    );
    const batches = played.calls.filter(({ purpose }) => purpose === 'batch');
    expect(new Set(played.calls.map(({ conversation }) => conversation)).size).toBe(played.calls.length);
    batches.forEach((call, index) => {
      expect(call.prompt.carried).toBe(0);
      const summary = wipes[index] ?? 'no wipe';
      const text = textOf(call);
      expect(text).toContain(`Summary so far:\n${summary}\n`);
      const rest = text.replace(summary, '');
      const mentioned = ids.filter((id) => rest.includes(id));
      expect(mentioned).toEqual(ids.slice(index * 25, index * 25 + 25));
      // All batch prompts are the same but for the summary, the number of the batch and the table.
      const bare = (one: string, without: string) =>
        one
          .replace(without, '')
          .replace(/Batch \d+ of 29/, '')
          .replace(/<patient_data>\n[\s\S]*?\n<\/patient_data>/, '');
      expect(bare(text, summary)).toBe(bare(textOf(batches[0] ?? call), wipes[0] ?? ''));
    });
  });

  it('keeps the summary small: counts, and few names', () => {
    const wipes = told(played).flatMap((event) => (event.type === 'memory_wipe' ? [event.carried] : []));
    expect(wipes).toHaveLength(30);
    expect(Math.max(...wipes.map((carried) => o200k(carried).length))).toBeLessThan(700);
    // Three patients are named of each of the three error types, however many are flagged.
    const named = wipes.map((carried) => carried.match(/P\d{4}/g)?.length ?? 0);
    expect(Math.max(...named)).toBe(9);
  });

  it('tells events that fit their schema', () => {
    const events = told(played);
    expect(AgentEventSchema.array().parse(JSON.parse(JSON.stringify(events)))).toEqual(events);
  });

  it('acts the same where rows must be read page by page', async () => {
    const paged = await play('react', mockModel('perfect'), 'task_hard', 42, 'paged');
    expect(paged.calls.map(({ prompt }) => prompt.sha256)).toEqual(
      played.calls.map(({ prompt }) => prompt.sha256),
    );
    expect(paged.run.score).toBe(played.run.score);
  });
});

function told({ events }: Played): AgentEvent[] {
  return events.flatMap((event) => (event.type === 'agent_event' ? [event.event] : []));
}
