import { describe, expect, it } from 'vitest';
import { inProcessEnvironment } from '../runner/index.ts';
import {
  bodyOf,
  issueSession,
  openSocket,
  post,
  runningServer,
  type Message,
} from './running-server.test-support.ts';

const RESET = { task_id: 'task_hard', seed: 42 } as const;
/** The part of the OpenAPI document that is looked at. */
interface OpenApi {
  readonly info: { readonly version: string };
  readonly paths: object;
}

const STEP = { action_type: 'investigate_pattern', variable: 'age' } as const;

describe('the HTTP face', () => {
  it('plays an episode of the session whose id a reset answers with', async () => {
    await using running = await runningServer();
    const { url } = running;
    const first = await post(`${url}/reset`, RESET);
    const session = first.headers.get('x-session-id') ?? '';
    expect(first.status).toBe(200);
    expect(session).toMatch(/^[0-9a-f]{32}$/);
    const { observation, reward, done } = await bodyOf<Message['data']>(first);
    expect({ reward, done }).toEqual({ reward: 0, done: false });
    expect(observation?.['dataset']).toHaveLength(720);
    const step = await post(`${url}/step`, { action: STEP }, { 'x-session-id': session });
    expect(await step.json()).toMatchObject({ observation: { attempts_remaining: 74 }, done: false });
    const state = await fetch(`${url}/state`, { headers: { 'x-session-id': session } });
    expect(await state.json()).toMatchObject({ step_count: 1, seed: 42, session_id: session });
    const again = await post(`${url}/step`, { action: STEP, session_id: session });
    expect(await again.json()).toMatchObject({ observation: { attempts_remaining: 73 } });
  });

  it('opens a session for each reset that names none, and resets the one that is named', async () => {
    await using running = await runningServer();
    const [one, two] = [await post(`${running.url}/reset`, RESET), await post(`${running.url}/reset`, RESET)];
    const [first, second] = [one.headers.get('x-session-id'), two.headers.get('x-session-id')];
    expect(first).not.toBe(second);
    const again = await post(`${running.url}/reset`, { seed: 7, session_id: first });
    expect(again.headers.get('x-session-id')).toBe(first);
    expect(running.server.sessions.count).toBe(2);
  });

  it('leaves no session behind when the first reset is refused', async () => {
    await using running = await runningServer();
    expect((await post(`${running.url}/reset`, { task_id: 'task_impossible' })).status).toBe(422);
    expect(running.server.sessions.count).toBe(0);
  });

  it('has no state and no step before a reset', async () => {
    await using running = await runningServer();
    expect((await post(`${running.url}/step`, { action: STEP })).status).toBe(409);
    expect((await fetch(`${running.url}/state`)).status).toBe(409);
  });
});

describe('the WebSocket face', () => {
  it('shows exactly what the engine shows, reward and done beside the observation', async () => {
    await using running = await runningServer();
    using socket = await openSocket(`${running.wsUrl}/ws`);
    for (const observation_mode of ['lean', 'full', 'paged'] as const) {
      const engine = inProcessEnvironment();
      const expected = await engine.reset({ ...RESET, observation_mode });
      const first = await socket.askText(
        JSON.stringify({ type: 'reset', data: { ...RESET, observation_mode } }),
      );
      const { done, reward, ...observation } = expected;
      const { metadata } = observation;
      expect(first).toBe(
        JSON.stringify({ type: 'observation', data: { observation, reward, done, metadata } }),
      );
      const moved = await engine.step(STEP);
      if (moved.refused) throw new Error(moved.message);
      const { done: over, reward: paid, ...seen } = moved.observation;
      expect(await socket.askText(JSON.stringify({ type: 'step', data: STEP }))).toBe(
        JSON.stringify({
          type: 'observation',
          data: { observation: seen, reward: paid, done: over, metadata: seen.metadata },
        }),
      );
      expect((await socket.ask({ type: 'state' })).data).toEqual(await engine.state());
    }
  });

  it('gives the slot back when the client says close, and when it just goes', async () => {
    await using running = await runningServer();
    const polite = await openSocket(`${running.wsUrl}/ws`);
    const rude = await openSocket(`${running.wsUrl}/ws`);
    await Promise.all([polite.ask({ type: 'reset' }), rude.ask({ type: 'reset' })]);
    expect(running.server.sessions.count).toBe(2);
    polite.socket.send('{"type":"close"}');
    expect(await polite.closed).toBe(1000);
    rude.socket.terminate();
    await expect.poll(() => running.server.sessions.count).toBe(0);
  });

  it('echoes the id of a request, also with a refusal', async () => {
    await using running = await runningServer();
    using socket = await openSocket(`${running.wsUrl}/ws`);
    expect(await socket.ask({ type: 'state', request_id: 'a' })).toMatchObject({
      type: 'error',
      request_id: 'a',
    });
    expect(await socket.ask({ type: 'reset', data: { seed: 1 }, request_id: 'b' })).toMatchObject({
      type: 'observation',
      request_id: 'b',
    });
  });
});

describe('a session with a token', () => {
  it('goes on where it was after the socket dropped', async () => {
    await using running = await runningServer();
    const issued = await issueSession(running.url);
    const place = `${running.wsUrl}${issued.path}/ws`;
    const before = await openSocket(place);
    await before.ask({ type: 'reset', data: RESET });
    await before.ask({ type: 'step', data: STEP });
    before.socket.terminate();
    using after = await openSocket(place);
    expect((await after.ask({ type: 'state' })).data).toMatchObject({ step_count: 1, seed: 42 });
  });

  it('belongs to the last socket that came with the token', async () => {
    await using running = await runningServer();
    const { path } = await issueSession(running.url);
    const old = await openSocket(`${running.wsUrl}${path}/ws`);
    using late = await openSocket(`${running.wsUrl}${path}/ws`);
    await late.ask({ type: 'reset', data: RESET });
    expect(await old.closed).toBe(4001);
    expect((await late.ask({ type: 'state' })).data).toMatchObject({ seed: 42 });
  });

  it('is over once it is closed', async () => {
    await using running = await runningServer();
    const { token, path } = await issueSession(running.url);
    const closing = await fetch(`${running.url}/api/sessions`, {
      method: 'DELETE',
      headers: { 'x-session-id': token },
    });
    expect(closing.status).toBe(204);
    using socket = await openSocket(`${running.wsUrl}${path}/ws`);
    expect((await socket.ask({ type: 'reset' })).data).toMatchObject({ code: 'SESSION_ERROR' });
    expect(await socket.closed).toBe(1008);
  });
});

describe('what the server says of itself', () => {
  it('publishes schemas, OpenAPI, metadata and readiness', async () => {
    await using running = await runningServer();
    const get = async (path: string) => bodyOf<OpenApi>(await fetch(`${running.url}${path}`));
    expect(await get('/health')).toEqual({ status: 'healthy' });
    expect(await get('/ready')).toMatchObject({ status: 'ready' });
    expect(await get('/metadata')).toMatchObject({
      name: 'clinical_bench',
      description: expect.any(String),
    });
    expect(await get('/schema')).toMatchObject({
      action: { title: 'AuditAction', required: ['action_type'] },
      observation: { type: 'object' },
      state: { type: 'object' },
    });
    const { info, paths } = await get('/openapi.json');
    expect(info.version).toMatch(/^1\./);
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/reset', '/step', '/state']));
    expect((await fetch(`${running.url}/health`, { method: 'HEAD' })).status).toBe(200);
  });

  it('shows plain pages with a strict policy', async () => {
    await using running = await runningServer();
    for (const path of ['/', '/docs']) {
      const reply = await fetch(`${running.url}${path}`);
      expect(reply.status).toBe(200);
      expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(await reply.text()).toContain('<h1>');
    }
  });
});
