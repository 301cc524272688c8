import { describe, expect } from 'vitest';
import { oracle } from '../../src/agents/index.ts';
import { inProcessEnvironment, runEpisode } from '../../src/runner/index.ts';
import { bodyOf, openSocket, post, runningServer, type RunningServer } from '../support/serving.ts';
import { verifies } from '../verifies.ts';

const RESET = { type: 'reset', data: { task_id: 'task_hard', seed: 42 } } as const;
const AGE = { action_type: 'investigate_pattern', variable: 'age' } as const;
const DEEP = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;

/** Frames that are no messages, with the code that answers each. */
const BAD_FRAMES: readonly (readonly [frame: string | Buffer, code: string])[] = [
  ['[]', 'VALIDATION_ERROR'],
  ['1', 'VALIDATION_ERROR'],
  ['null', 'VALIDATION_ERROR'],
  ['"reset"', 'VALIDATION_ERROR'],
  ['', 'INVALID_JSON'],
  ['{', 'INVALID_JSON'],
  ['{"type":"reset"', 'INVALID_JSON'],
  ['NaN', 'INVALID_JSON'],
  [Buffer.from('{"type":"state"}'), 'INVALID_JSON'],
  [Buffer.from([0, 255, 254]), 'INVALID_JSON'],
  [Buffer.alloc(0), 'INVALID_JSON'],
  [DEEP, 'INVALID_JSON'],
  [`{"type":"step","data":${DEEP}}`, 'INVALID_JSON'],
  [JSON.stringify('x'.repeat(2 * 1_048_576)), 'VALIDATION_ERROR'],
  ['{}', 'UNKNOWN_TYPE'],
  ['{"type":5}', 'UNKNOWN_TYPE'],
  ['{"type":"Reset"}', 'UNKNOWN_TYPE'],
  ['{"type":"__proto__"}', 'UNKNOWN_TYPE'],
  ['{"type":"reset","data":[]}', 'VALIDATION_ERROR'],
  ['{"type":"reset","data":5}', 'VALIDATION_ERROR'],
  ['{"type":"reset","extra":1}', 'VALIDATION_ERROR'],
  ['{"type":"reset","data":{"seed":-1}}', 'VALIDATION_ERROR'],
  ['{"type":"reset","data":{"seed":1e308}}', 'VALIDATION_ERROR'],
  ['{"type":"reset","data":{"seed":"hello"}}', 'VALIDATION_ERROR'],
  ['{"type":"reset","data":{"task_id":"task_impossible"}}', 'VALIDATION_ERROR'],
  ['{"type":"reset","data":{"difficulty":"easy"}}', 'VALIDATION_ERROR'],
  ['{"type":"reset","data":{"task_overrides":{"patients":5001}}}', 'VALIDATION_ERROR'],
  [
    '{"type":"reset","data":{"task_overrides":{"patients":60,"prevalence":0.3,"trap_mix":{"boundary_age":50}}}}',
    'VALIDATION_ERROR',
  ],
  ['{"type":"reset","data":{"feedback_mode":"blind","reward_mode":"dense"}}', 'VALIDATION_ERROR'],
  ['{"type":"step"}', 'VALIDATION_ERROR'],
  ['{"type":"step","data":null}', 'VALIDATION_ERROR'],
  ['{"type":"step","data":{}}', 'VALIDATION_ERROR'],
  ['{"type":"step","data":{"action_type":5}}', 'VALIDATION_ERROR'],
  ['{"type":"step","data":{"action_type":"flag_error","confidence":2}}', 'VALIDATION_ERROR'],
  ['{"type":"step","data":{"action_type":"submit_report","reprot":"x"}}', 'VALIDATION_ERROR'],
  [
    `{"type":"step","data":{"action_type":"submit_report","report":"${'x'.repeat(32_769)}"}}`,
    'VALIDATION_ERROR',
  ],
  ['{"type":"state","data":{}}', 'VALIDATION_ERROR'],
  ['{"type":"state","request_id":5}', 'VALIDATION_ERROR'],
  ['{"type":"close","why":"x"}', 'VALIDATION_ERROR'],
];

describe('the WebSocket', () => {
  verifies('wire:bad-frame', async () => {
    await using running = await runningServer();
    using socket = await openSocket(`${running.wsUrl}/ws`);
    await socket.ask(RESET);
    const before = await socket.askText('{"type":"state"}');
    for (const [frame, code] of BAD_FRAMES) {
      const reply = JSON.parse(await socket.askText(frame));
      expect([String(frame).slice(0, 60), reply.type, reply.data.code]).toEqual([
        String(frame).slice(0, 60),
        'error',
        code,
      ]);
      expect(await socket.askText('{"type":"state"}')).toBe(before);
    }
    expect(socket.heard).toHaveLength(2 * BAD_FRAMES.length + 2);
    await socket.ask({ type: 'step', data: AGE });
    expect((await socket.ask({ type: 'state' })).data['step_count']).toBe(1);
  });

  verifies('wire:error-codes', async () => {
    await using running = await runningServer({
      episodes: {
        get: () => {
          throw new Error('a secret of the server');
        },
      },
    });
    using socket = await openSocket(`${running.wsUrl}/ws`);
    expect((await socket.ask({ type: 'step', data: AGE })).data.code).toBe('EXECUTION_ERROR');
    expect((await socket.ask({ type: 'state' })).data.code).toBe('EXECUTION_ERROR');
    const failed = await socket.ask(RESET);
    expect(failed.data).toEqual({
      code: 'FACTORY_ERROR',
      reason: 'factory',
      message: 'the episode could not be made',
    });
  });

  verifies('wire:one-reply', async () => {
    await using running = await runningServer();
    using socket = await openSocket(`${running.wsUrl}/ws`);
    await socket.ask(RESET);
    const columns = ['age', 'stage', 'bmi', 'group', 'outcome', 'gender'];
    const asked = Array.from({ length: 600 }, (_, index) => ({
      type: index % 3 === 0 ? 'state' : 'step',
      ...(index % 3 === 0 ? {} : { data: { ...AGE, variable: columns[index % 6] } }),
      request_id: `request ${index}`,
    }));
    const replies = await Promise.all(asked.map((message) => socket.ask(message)));
    expect(replies.map(({ request_id }) => request_id)).toEqual(asked.map(({ request_id }) => request_id));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(socket.heard).toHaveLength(601);
  });

  verifies('wire:idempotent', async () => {
    await using running = await runningServer();
    using socket = await openSocket(`${running.wsUrl}/ws`);
    await socket.ask(RESET);
    const step = JSON.stringify({ type: 'step', data: { ...AGE, metadata: { request_id: 'one' } } });
    const first = await socket.askText(step);
    for (let copy = 0; copy < 4; copy++) expect(await socket.askText(step)).toBe(first);
    const other = { action_type: 'submit_report', report: '', metadata: { request_id: 'one' } };
    expect((await socket.ask({ type: 'step', data: other })).data.reason).toBe('conflict');
    expect((await socket.ask({ type: 'state' })).data['step_count']).toBe(1);
  });
});

describe('HTTP', () => {
  verifies('wire:http-stateful', async () => {
    await using running = await runningServer();
    const [one, two] = [await startOne(running, 1), await startOne(running, 2)];
    await post(`${running.url}/step`, { action: AGE }, { 'x-session-id': one });
    expect(await stateOf(running, one)).toMatchObject({ seed: 1, step_count: 1, session_id: one });
    expect(await stateOf(running, two)).toMatchObject({ seed: 2, step_count: 0, session_id: two });
  });

  verifies('wire:episode-id-is-a-label', async () => {
    await using running = await runningServer();
    const ids = ['mine', 'mine'];
    const sessions = [];
    for (const episode_id of ids) {
      const reply = await post(`${running.url}/reset`, { seed: 1, episode_id });
      sessions.push(reply.headers.get('x-session-id') ?? '');
    }
    expect(new Set(sessions).size).toBe(2);
    const named = await post(`${running.url}/step`, { action: AGE }, { 'x-session-id': 'mine' });
    expect(named.status).toBe(404);
    expect(await stateOf(running, sessions[0] ?? '')).toMatchObject({ episode_id: 'mine' });
  });

  verifies('wire:reset-validated', async () => {
    await using running = await runningServer();
    for (const body of [
      { task_id: 'task_impossible' },
      { difficulty: 'hard' },
      { observation_mode: 'everything' },
      { task_overrides: { patiens: 50 } },
      { seed: 1, sealed: { split: 'x', index: 0 } },
    ]) {
      const reply = await post(`${running.url}/reset`, body);
      expect(reply.status).toBe(422);
      expect(await bodyOf(reply)).toMatchObject({ code: 'VALIDATION_ERROR' });
    }
  });

  verifies('wire:http-codes', async () => {
    const faults: string[] = [];
    await using running = await runningServer({
      episodes: {
        get: () => {
          throw new Error('a secret of the server');
        },
      },
      onServerFault: ({ reason, cause }) => faults.push(`${reason}: ${String(cause)}`),
    });
    const reply = await post(`${running.url}/reset`, { seed: 1 });
    expect(reply.status).toBe(500);
    expect(JSON.stringify(await bodyOf(reply))).not.toContain('secret');
    expect(faults).toEqual(['factory: Error: a secret of the server']);
    expect((await fetch(`${running.url}/nowhere`)).status).toBe(404);
    expect((await fetch(`${running.url}/reset`)).status).toBe(404);
  });

  verifies('wire:endpoints', async () => {
    await using running = await runningServer();
    for (const path of [
      '/health',
      '/ready',
      '/metadata',
      '/schema',
      '/openapi.json',
      '/docs',
      '/',
      '/metrics',
    ])
      expect([path, (await fetch(`${running.url}${path}`)).status]).toEqual([path, 200]);
    const metrics = await (await fetch(`${running.url}/metrics`)).text();
    expect(metrics).toMatch(/^clinicalbench_sessions 0$/m);
  });

  verifies('security:headers', async () => {
    await using running = await runningServer();
    for (const path of ['/', '/docs', '/schema', '/nowhere']) {
      const reply = await fetch(`${running.url}${path}`);
      const policy = reply.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|\*/);
      expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
      const text = await reply.text();
      expect(text).not.toMatch(/<script|<style|\son\w+=|https?:\/\/(?!127\.0\.0\.1|json-schema\.org)/);
    }
  });
});

describe('the oracle', () => {
  verifies('data:trace-size', async () => {
    await using running = await runningServer();
    using socket = await openSocket(`${running.wsUrl}/ws`);
    const { actions } = await runEpisode(oracle, inProcessEnvironment(), { task_id: 'task_hard', seed: 42 });
    const messages = actions.map(({ message }) => JSON.stringify({ type: 'step', data: message }));
    const sent = [JSON.stringify(RESET), ...messages.slice(0, -1)];
    // The budget is used to the last step before the report is in.
    while (sent.length < 75) sent.push(JSON.stringify({ type: 'step', data: AGE }));
    sent.push(messages.at(-1) ?? '');
    let bytes = 0;
    for (const message of sent) bytes += message.length + Buffer.byteLength(await socket.askText(message));
    expect(sent).toHaveLength(76);
    expect(JSON.parse(socket.heard.at(-1) ?? '')).toMatchObject({ data: { done: true } });
    expect(bytes).toBeLessThan(2 * 1_048_576);
    for (const text of socket.heard) expect(Buffer.byteLength(text)).toBeLessThan(1_048_576);
  });
});

async function startOne({ url }: RunningServer, seed: number): Promise<string> {
  return (await post(`${url}/reset`, { seed })).headers.get('x-session-id') ?? '';
}

async function stateOf({ url }: RunningServer, session: string): Promise<unknown> {
  return bodyOf(await fetch(`${url}/state`, { headers: { 'x-session-id': session } }));
}
