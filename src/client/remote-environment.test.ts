import { afterEach, describe, expect, it, vi } from 'vitest';
import { oracle } from '../agents/index.ts';
import { inProcessEnvironment, runEpisode } from '../runner/index.ts';
import { fakeServer, type Fault } from './fake-server.test-support.ts';
import * as browser from './index.ts';
import { remoteEnvironment } from './node/index.ts';

const open: { stop: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.stop();
});

async function serve(...parts: Parameters<typeof fakeServer>) {
  const server = await fakeServer(...parts);
  open.push(server);
  return server;
}

const EPISODE = { task_id: 'task_easy', seed: 42, feedback_mode: 'blind', reward_mode: 'terminal' } as const;

describe.each(['websocket', 'http'] as const)('a remote environment over %s', (transport) => {
  it('plays an episode as the engine in this process does, byte for byte', async () => {
    const { url, sessions } = await serve();
    const remote = remoteEnvironment(url, { transport });
    const local = inProcessEnvironment();
    expect(JSON.stringify(await remote.reset(EPISODE))).toBe(JSON.stringify(await local.reset(EPISODE)));
    const [far, near] = [await runEpisode(oracle, remote, EPISODE), await play(local)];
    const { state: _, ...comparable } = near;
    expect(JSON.stringify(far)).toBe(JSON.stringify({ ...comparable, state: null }));
    expect(far.score).toBe(1);
    await remote.close();
    expect(sessions.size).toBe(0);
  });

  it.each<Fault>(['lost-before', 'lost-after', 'store'])(
    'repeats what was %s, and nothing is done twice',
    async (fault) => {
      let count = 0;
      const server = await serve((request) => (request.type === 'step' && ++count % 5 === 2 ? fault : null));
      const remote = remoteEnvironment(server.url, { transport });
      const far = await runEpisode(oracle, remote, EPISODE);
      expect(far.score).toBe(1);
      expect(await remote.state()).toMatchObject({ step_count: far.steps });
      // The reset, two looks at the state, and each step once.
      expect(server.done()).toBe(far.steps + 3);
      expect(count).toBeGreaterThan(far.steps);
      await remote.close();
    },
  );

  it('counts a reply that does not come as lost', async () => {
    let count = 0;
    const { url } = await serve((request) => (request.type === 'step' && ++count === 1 ? 'silent' : null));
    const remote = remoteEnvironment(url, { transport, timeoutMs: 300 });
    await remote.reset(EPISODE);
    expect(await remote.step({ action_type: 'investigate_pattern', variable: 'age' })).toMatchObject({
      done: false,
    });
    expect(await remote.state()).toMatchObject({ step_count: 1 });
    await remote.close();
  });

  it('says so when the reply is no message of the wire', async () => {
    const { url } = await serve((request) => (request.type === 'step' ? 'garbage' : null));
    const remote = remoteEnvironment(url, { transport });
    await remote.reset(EPISODE);
    await expect(remote.step({ action_type: 'submit_report' })).rejects.toMatchObject({
      code: 'BAD_REPLY',
      message: expect.stringContaining('<html>'),
    });
    await remote.close();
  });

  it('refuses what is no message without asking, in the words of the engine', async () => {
    const { url, done } = await serve();
    const [remote, local] = [remoteEnvironment(url, { transport }), inProcessEnvironment()];
    await remote.reset(EPISODE);
    await local.reset(EPISODE);
    const message = { action_type: 'submit_report', report: 5 };
    expect(await remote.step(message)).toEqual(await local.step(message));
    expect(done()).toBe(1);
    await remote.close();
  });

  it('leaves behind metadata that no server would read', async () => {
    const { url } = await serve();
    const remote = remoteEnvironment(url, { transport });
    await remote.reset(EPISODE);
    const metadata: Record<string, unknown> = { size: 1n };
    expect(await remote.step({ action_type: 'flag_error', metadata })).toMatchObject({ done: false });
    metadata['self'] = metadata;
    expect(await remote.step({ action_type: 'flag_error', metadata })).toMatchObject({ done: false });
    await remote.close();
  });

  it('goes on with a session by its token', async () => {
    const { url } = await serve();
    const first = remoteEnvironment(url, { transport });
    expect(first.token).toBe(null);
    await first.reset(EPISODE);
    const second = remoteEnvironment(url, { transport, token: first.token ?? '' });
    expect(await second.state()).toMatchObject({ seed: 42 });
    await expect(remoteEnvironment(url, { transport, token: 'unknown' }).state()).rejects.toMatchObject({
      name: 'ClientError',
      code: 'SESSION_ERROR',
    });
    await second.close();
  });

  it('refuses a reset as the engine does, and has no episode before one or after close', async () => {
    const { url } = await serve();
    const remote = remoteEnvironment(url, { transport });
    const before = {
      name: 'ClinicalBenchError',
      code: 'invalid_request',
      message: expect.stringContaining('reset'),
    };
    await expect(remote.state()).rejects.toMatchObject(before);
    await expect(remote.step({ action_type: 'submit_report' })).rejects.toMatchObject(before);
    await expect(remote.reset({ seed: -1 })).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(remote.reset({ feedback_mode: 'blind', reward_mode: 'dense' })).rejects.toMatchObject({
      code: 'invalid_request',
      message: expect.stringContaining('blind'),
    });
    await remote.close();
    await remote.close();
    await expect(remote.reset(EPISODE)).rejects.toMatchObject({ code: 'CLOSED' });
  });

  it('gives up on a server that is not there, and shows its bearer token to one that asks', async () => {
    const { url, stop } = await fakeServer();
    await expect(remoteEnvironment(url, { transport, bearer: 'wrong' }).reset(EPISODE)).rejects.toMatchObject(
      { code: 'SESSION_ERROR', message: expect.stringContaining('token') },
    );
    await stop();
    await expect(remoteEnvironment(url, { transport, patienceMs: 200 }).reset(EPISODE)).rejects.toMatchObject(
      { code: 'UNREACHABLE', message: expect.stringContaining('ECONNREFUSED') },
    );
  });
});

it('takes no reply for that of another request', async () => {
  const { url } = await serve((request) => (request.type === 'step' ? 'stray-reply' : null));
  const remote = remoteEnvironment(url);
  expect((await runEpisode(oracle, remote, EPISODE)).score).toBe(1);
  await remote.close();
});

describe('without the package ws', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("uses the platform's WebSocket, and says what is missing where there is none", async () => {
    const { url } = await serve();
    vi.stubGlobal('WebSocket', undefined);
    const missing = { code: 'UNSUPPORTED', message: expect.stringContaining('WebSocket') };
    await expect(browser.remoteEnvironment(url).reset(EPISODE)).rejects.toMatchObject(missing);
    vi.stubGlobal('WebSocket', (await import('ws')).WebSocket);
    const remote = browser.remoteEnvironment(url);
    expect(await remote.reset(EPISODE)).toMatchObject({ task_id: 'task_easy' });
    await remote.close();
    await expect(browser.remoteEnvironment(url, { bearer: 'x' }).reset(EPISODE)).rejects.toMatchObject({
      code: 'UNSUPPORTED',
      message: expect.stringContaining('bearer'),
    });
  });

  it('refuses what is no address', () => {
    for (const url of ['localhost:8000', 'ftp://x', 'http://', 'http://me:secret@host'])
      expect(() => remoteEnvironment(url)).toThrow(/url: expected http/);
    expect(() => remoteEnvironment('http://me:secret@host')).toThrow(/^((?!secret).)*$/);
  });
});

async function play(local: ReturnType<typeof inProcessEnvironment>) {
  return runEpisode(oracle, local, EPISODE);
}
