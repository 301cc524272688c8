import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openModel } from '../../src/models/index.ts';
import type { AgentEvent } from '../../src/core/index.ts';
import { play, type Played } from './played.ts';
import { startModelServer, type ModelServer } from './servers/start-model-server.ts';

/** An answer that is no good, what is said of it, and what the audit is worth when it comes every time. */
interface Fault {
  readonly name: string;
  readonly problem: RegExp;
  /** What stands is what the model gave: nothing, the findings as they are, or what it would have said in form. */
  readonly stands: 'as nothing' | 'as false alarms' | 'as it was meant';
}

const FAULTS: readonly Fault[] = [
  { name: 'refusing', problem: /not JSON/, stands: 'as nothing' },
  { name: 'refusal-field', problem: /refusal/, stands: 'as nothing' },
  { name: 'cut-by-length', problem: /greatest length/, stands: 'as nothing' },
  { name: 'content-filter', problem: /content filter/, stands: 'as nothing' },
  { name: 'empty-choices', problem: /empty/, stands: 'as nothing' },
  { name: 'null-content', problem: /empty/, stands: 'as nothing' },
  { name: 'silent', problem: /empty/, stands: 'as nothing' },
  { name: 'malformed', problem: /cut off/, stands: 'as nothing' },
  { name: 'fenced', problem: /nothing else/, stands: 'as it was meant' },
  { name: 'doubled', problem: /nothing else/, stands: 'as it was meant' },
  { name: 'injecting', problem: /[Uu]nrecognized key/, stands: 'as it was meant' },
  { name: 'wrong-types', problem: /confidence/, stands: 'as nothing' },
  { name: 'invents-patients', problem: /'P99999' is not in the table/, stands: 'as false alarms' },
  { name: 'lower-case-ids', problem: /'p\d{4}' is not in the table/, stands: 'as false alarms' },
  { name: 'proto-ids', problem: /'__proto__' is not in the table/, stands: 'as false alarms' },
  { name: 'floods', problem: /10000 findings/, stands: 'as false alarms' },
];

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.stop());

const model = (name: string, stream = true) =>
  openModel({ provider: 'openai-compatible', name, baseUrl: server.url, key: null, stream });

/** How an audit of task_easy reads: the flags of a perfect one, wrong ones, or none. */
function readAs({ run: { score, score_breakdown }, modes }: Played): Fault['stands'] | 'otherwise' {
  if (score === 1) return 'as it was meant';
  if (modes.overflagging.false_positives > 0 && (score_breakdown?.precision ?? 1) < 0.6)
    return 'as false alarms';
  return score <= 0.05 ? 'as nothing' : 'otherwise';
}

const told = ({ events }: Played): AgentEvent[] =>
  events.flatMap((event) => (event.type === 'agent_event' ? [event.event] : []));

describe('a fault of the model is asked once to be mended, then it stands', () => {
  it.each(FAULTS)('$name stands $stands', async ({ name, problem, stands }) => {
    const played = await play('react', model(name), 'task_easy');
    const events = told(played);
    const repairs = events.flatMap((event) => (event.type === 'repair' ? [event] : []));
    const standing = events.flatMap((event) => (event.type === 'answer_stands' ? [event] : []));
    expect(repairs.length).toBeGreaterThan(0);
    expect(repairs.flatMap(({ problems }) => problems).some((text) => problem.test(text))).toBe(true);
    // Each repair is one call more, and none is asked for twice.
    const calls = played.calls.map(({ repair }) => repair);
    expect(calls.filter((repair) => repair)).toHaveLength(repairs.length);
    expect(calls.some((repair, index) => repair && calls[index + 1])).toBe(false);
    expect(standing.map(({ call }) => call)).toEqual(repairs.map(({ call }) => call + 1));

    expect(readAs(played)).toBe(stands);
  });

  it('the same without a stream', async () => {
    for (const name of ['empty-choices', 'null-content', 'content-filter', 'refusal-field']) {
      const { run, calls } = await play('react', model(name, false), 'task_easy');
      expect(run.score).toBe(0);
      expect(calls.map(({ repair }) => repair)).toEqual([false, true, false, true]);
    }
  });

  it('tools: a reply without a call, or with calls that cannot be read, is mended once', async () => {
    for (const name of ['refusing', 'malformed', 'empty-choices', 'null-content']) {
      const { run, calls } = await play('tools', model(name), 'task_easy');
      expect(run.outcome).toBe('stopped');
      expect(calls.map(({ repair }) => repair)).toEqual([false, true]);
    }
    const mended = await play('tools', model('malformed-once'), 'task_easy');
    expect(mended.run.score).toBe(1);
  });

  it('no repair makes a prompt larger than 8,192 tokens, however long the bad reply was', async () => {
    const { calls } = await play('react', model('floods'), 'task_hard');
    expect(calls.some(({ reply }) => (reply?.text.length ?? 0) > 500_000)).toBe(true);
    expect(Math.max(...calls.map(({ prompt }) => prompt.estimated_tokens))).toBeLessThanOrEqual(8_192);
  });
});
