import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  openSocket,
  post,
  runningServer,
  settings,
  type RunningServer,
} from '../running-server.test-support.ts';
import { mcpExtension } from './index.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await runningServer({ extensions: [mcpExtension] });
});
afterAll(() => server[Symbol.asyncDispose]());

interface Response {
  readonly jsonrpc: string;
  readonly id: number | string | null;
  readonly result?: Record<string, unknown> & { readonly session_id?: string };
  readonly error?: { readonly code: number; readonly message: string };
}

async function ask(method: string, params: object = {}): Promise<Response> {
  const reply = await post(`${server.url}/mcp`, { jsonrpc: '2.0', id: 7, method, params });
  expect(reply.status).toBe(200);
  return (await reply.json()) as Response;
}

describe("OpenEnv's JSON-RPC on POST /mcp", () => {
  it.each([
    [{}],
    [[]],
    [null],
    [1],
    ['text'],
    [{ jsonrpc: '2.0' }],
    [{ jsonrpc: '2.0', method: 'm', params: [] }],
  ])('answers %j with 200 and an error', async (message) => {
    const reply = await post(`${server.url}/mcp`, message);
    expect(reply.status).toBe(200);
    expect(await reply.json()).toMatchObject({ jsonrpc: '2.0', id: null, error: { code: -32_600 } });
  });

  it('plays an episode in a session of its own', async () => {
    const options = { task_id: 'train_small', seed: 3 };
    const { result } = await ask('openenv/session/create', { options });
    const session_id = result?.session_id;
    const call = (name: string, given: object) => ask('tools/call', { name, arguments: given, session_id });
    expect((await call('read_protocol', {})).result).toMatchObject({
      data: { attempts_remaining: 20, done: false },
    });
    for (const variable of ['age', 'death_date', 'enrollment_date', 'stage'])
      await call('investigate_pattern', { variable });
    expect((await call('submit_report', { report: 'Done.' })).result).toMatchObject({ data: { done: true } });
    expect((await call('submit_report', { rapport: 'Done.' })).result).toMatchObject({ isError: true });
    expect((await ask('openenv/session/close', { session_id })).result).toEqual({ session_id, closed: true });
    expect((await call('read_protocol', {})).error).toMatchObject({ code: -32_602 });
    expect((await ask('openenv/session/close', { session_id })).error).toMatchObject({ code: -32_602 });
  });

  it('lists the tools without a session, and says what a call without one lacks', async () => {
    expect((await ask('tools/list')).result?.['tools']).toHaveLength(7);
    expect((await ask('tools/call', { name: 'read_protocol' })).error?.message).toContain('session_id');
    expect((await ask('tools/call', { session_id: 'x' })).error?.message).toContain('name');
    expect((await ask('openenv/session/create', { options: { seed: -1 } })).error?.message).toContain('seed');
    expect((await ask('resources/list')).error).toMatchObject({ code: -32_601 });
  });

  it('leaks no session when options are refused', async () => {
    const before = server.server.sessions.count;
    await ask('openenv/session/create', { options: { task_id: 'task_impossible' } });
    await post(`${server.url}/mcp?task_id=task_impossible`, { jsonrpc: '2.0', id: 1, method: 'initialize' });
    expect(server.server.sessions.count).toBe(before);
  });

  it('shares the episode with a socket that comes by the name of the session', async () => {
    const { result } = await ask('openenv/session/create', { options: { task_id: 'train_small', seed: 4 } });
    const session_id = result?.session_id ?? '';
    const socket = await openSocket(`${server.wsUrl}/ws?session_id=${session_id}`);
    await socket.ask({ type: 'step', data: { action_type: 'investigate_pattern', variable: 'age' } });
    socket.socket.send(JSON.stringify({ type: 'close' }));
    await socket.closed;
    const seen = await ask('tools/call', { name: 'read_protocol', session_id });
    expect(seen.result).toMatchObject({ data: { attempts_remaining: 19 } });
    using stranger = await openSocket(`${server.wsUrl}/ws?session_id=${'0'.repeat(32)}`);
    expect(await stranger.ask({ type: 'state' })).toMatchObject({
      type: 'error',
      data: { code: 'SESSION_ERROR' },
    });
  });
});

describe('tools on /ws', () => {
  it('answers mcp messages and the tool actions in the episode of the socket', async () => {
    using socket = await openSocket(`${server.wsUrl}/ws`);
    const mcp = (method: string, params: object = {}) =>
      socket.ask({ type: 'mcp', data: { jsonrpc: '2.0', id: 1, method, params } });
    expect((await mcp('tools/list')).data['result']).toMatchObject({ tools: { length: 7 } });
    expect(await mcp('tools/call', { name: 'read_protocol' })).toMatchObject({
      type: 'mcp',
      data: { result: { isError: true } },
    });
    expect(await socket.ask({ type: 'mcp', data: {} })).toMatchObject({ type: 'mcp', data: { error: {} } });
    await socket.ask({ type: 'reset', data: { task_id: 'train_small', seed: 1 } });
    const investigate = { name: 'investigate_pattern', arguments: { variable: 'age' } };
    expect(await mcp('tools/call', investigate)).toMatchObject({
      data: { result: { data: { attempts_remaining: 19 } } },
    });
    const listed = await socket.ask({ type: 'step', data: { type: 'list_tools' } });
    expect(listed.data.observation?.['tools']).toHaveLength(7);
    const called = await socket.ask({
      type: 'step',
      data: {
        type: 'call_tool',
        tool_name: 'flag_error',
        arguments: { error_type: 'invalid_age', who: 'P0001' },
      },
    });
    expect(called.data.observation).toMatchObject({
      tool_name: 'flag_error',
      error: { error_type: 'invalid_args' },
    });
    const state = await socket.ask({ type: 'state' });
    expect(state.data['step_count']).toBe(1);
  });
});

describe('WS /mcp', () => {
  it('survives every bad message and ends with its socket', async () => {
    await using own = await runningServer({ extensions: [mcpExtension] });
    const socket = await openSocket(`${own.wsUrl}/mcp?task_id=train_small&seed=1`);
    for (const bad of [
      '[]',
      '1',
      'null',
      '{',
      '{}',
      '{"jsonrpc":"2.0"}',
      Buffer.from([1, 2]),
      '['.repeat(20_000),
    ])
      expect(JSON.parse(await socket.askText(bad))).toMatchObject({ jsonrpc: '2.0', error: {} });
    const request = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'read_protocol' } };
    expect(JSON.parse(await socket.askText(JSON.stringify(request)))).toMatchObject({
      id: 1,
      result: { structuredContent: { attempts_remaining: 20 } },
    });
    expect(own.server.sessions.count).toBe(1);
    socket.socket.close();
    await socket.closed;
    await expect.poll(() => own.server.sessions.count).toBe(0);
  });

  it('tells why it gives no session', async () => {
    const refused = await openSocket(`${server.wsUrl}/mcp?seed=-1`);
    expect(await refused.closed).toBe(1008);
    expect(refused.heard.join()).toContain('seed');
    await using small = await runningServer({
      extensions: [mcpExtension],
      settings: settings({ limits: { capacity: 1 } }),
    });
    using held = await openSocket(`${small.wsUrl}/mcp`);
    expect(held.socket.readyState).toBe(held.socket.OPEN);
    await expect.poll(() => small.server.sessions.count).toBe(1);
    const late = await openSocket(`${small.wsUrl}/mcp`);
    expect(await late.closed).toBe(1013);
    const reply = await post(`${small.url}/mcp`, { jsonrpc: '2.0', id: 1, method: 'initialize' });
    expect(reply.status).toBe(429);
  });
});
