import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { WebSocket } from 'ws';
import { drawToken } from '../../src/server/sessions/session-token.ts';
import { testClock } from '../../src/server/sessions/book.test-support.ts';
import { mcpExtension } from '../../src/server/mcp/index.ts';
import { openSessionLog } from '../../src/store/index.ts';
import {
  bodyOf,
  issueSession,
  openSocket,
  post,
  runningServer,
  settings,
  type RunningServer,
} from '../support/serving.ts';
import { verifies } from '../verifies.ts';

const MINUTE = 60_000;
/** `npm run campaign` asks for 120,000, of which one in nine is gone before there is a session. */
const ABORTS = Number(process.env['SERVER_ABORTS'] ?? 600);
const RESET = { type: 'reset', data: { task_id: 'train_small', seed: 1 } } as const;
const AGE = { type: 'step', data: { action_type: 'investigate_pattern', variable: 'age' } } as const;

describe('capacity', () => {
  verifies('sessions:capacity', async () => {
    await using running = await runningServer({
      settings: settings({ limits: { capacity: 64 }, refusalMs: 150 }),
    });
    const clients = await Promise.all(
      Array.from({ length: 500 }, (_, index) => knock(`${running.wsUrl}/ws`, index % 2 === 0)),
    );
    const refused = () => clients.filter(({ closed }) => closed !== null);
    await expect.poll(() => refused().length, { timeout: 60_000 }).toBe(436);
    expect(new Set(refused().map(({ first, closed }) => `${first} ${closed}`))).toEqual(
      new Set(['CAPACITY_REACHED 1013']),
    );
    const inside = clients.filter(({ closed }) => closed === null);
    expect(
      inside.every(({ socket, asks, first }) => socket.readyState === socket.OPEN && (asks || first === '')),
    ).toBe(true);
    await expect.poll(() => inside.every(({ asks, first }) => !asks || first === 'observation')).toBe(true);
    expect(running.server.sessions.count).toBe(64);
    expect((await fetch(`${running.url}/ready`)).status).toBe(503);
    expect((await post(`${running.url}/reset`, {})).status).toBe(429);
    expect((await post(`${running.url}/api/sessions`, {})).status).toBe(429);
    for (const { socket } of inside) socket.terminate();
    await expect.poll(() => running.server.sessions.count).toBe(0);
    expect((await post(`${running.url}/reset`, { seed: 1 })).status).toBe(200);
  });

  verifies('sessions:no-leak', async () => {
    await using running = await runningServer({
      settings: settings({ limits: { capacity: 64 } }),
      extensions: [mcpExtension],
    });
    const abort = abortions(running);
    let started = 0;
    const workers = Array.from({ length: 16 }, async () => {
      while (started < ABORTS) await abort(started++);
    });
    await Promise.all(workers);
    await expect.poll(() => running.server.sessions.count, { timeout: 20_000 }).toBe(0);
    const { opened, closed, refused } = running.server.sessions.tally;
    process.stdout.write(
      `aborts: ${ABORTS} attempts, ${opened} sessions opened, ${refused} refused, 0 left\n`,
    );
    expect(opened).toBe(closed);
    expect(opened + refused).toBeGreaterThan(ABORTS / 2);
  });
});

describe('time', () => {
  verifies('sessions:reaped', async () => {
    const clock = testClock();
    await using running = await runningServer({ clock });
    using socket = await openSocket(`${running.wsUrl}/ws`);
    await socket.ask(RESET);
    const session = (await post(`${running.url}/reset`, { seed: 1 })).headers.get('x-session-id') ?? '';
    clock.pass(60 * MINUTE + 1);
    running.server.sessions.sweep();
    expect(running.server.sessions.count).toBe(0);
    for (let attempt = 0; attempt < 50; attempt++)
      expect((await socket.ask(AGE)).data).toMatchObject({ code: 'SESSION_ERROR' });
    expect((await socket.ask(RESET)).data).toMatchObject({ code: 'SESSION_ERROR' });
    const step = await post(`${running.url}/step`, { action: AGE.data }, { 'x-session-id': session });
    expect(step.status).toBe(404);
    expect(await bodyOf(step)).toMatchObject({ code: 'SESSION_ERROR' });
  });

  verifies('sessions:blocked-client', async () => {
    const clock = testClock();
    await using running = await runningServer({ clock, settings: settings({ pingMs: 5, sweepMs: 5 }) });
    using socket = await openSocket(`${running.wsUrl}/ws`);
    await socket.ask(RESET);
    await socket.ask(AGE);
    // A client whose event loop is blocked reads nothing and answers no ping.
    socket.socket.pause();
    clock.pass(15 * MINUTE);
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.socket.resume();
    expect((await socket.ask({ type: 'state' })).data['step_count']).toBe(1);
  });
});

describe('a token', () => {
  verifies('sessions:resume', async () => {
    const clock = testClock();
    await using running = await runningServer({ clock });
    const { path, token } = await issueSession(running.url);
    for (let visit = 0; visit < 5; visit++) {
      using socket = await openSocket(`${running.wsUrl}${path}/ws`);
      if (visit === 0) await socket.ask(RESET);
      expect((await socket.ask({ type: 'state' })).data['step_count']).toBe(visit);
      await socket.ask(AGE);
      socket.socket.terminate();
      clock.pass(14 * MINUTE);
      running.server.sessions.sweep();
    }
    const state = await fetch(`${running.url}/state`, { headers: { 'x-session-id': token } });
    expect(await bodyOf(state)).toMatchObject({ step_count: 5 });
  });

  verifies(
    'sessions:resume',
    async () => {
      await using running = await runningServer();
      const { path } = await issueSession(running.url);
      using before = await openSocket(`${running.wsUrl}${path}/ws`);
      await before.ask(RESET);
      // A client that was cut off in the middle: it has not read yet that it was replaced.
      before.socket.pause();
      using after = await openSocket(`${running.wsUrl}${path}/ws`);
      expect((await after.ask({ type: 'state' })).data['step_count']).toBe(0);
      for (const late of [AGE, RESET, { type: 'close' }]) before.socket.send(JSON.stringify(late));
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect((await after.ask(AGE)).type).toBe('observation');
      expect((await after.ask({ type: 'state' })).data['step_count']).toBe(1);
      before.socket.resume();
      expect(await before.closed).toBe(4001);
      expect(before.heard).toHaveLength(1);
      expect((await after.ask({ type: 'state' })).data['step_count']).toBe(1);
    },
    'nothing is heard from a socket that was replaced',
  );

  verifies('sessions:recovery', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clinicalbench-recovery-'));
    try {
      const log = () => openSessionLog({ folder, durability: 'os' });
      let path = '';
      let seen = '';
      {
        await using running = await runningServer({ log: await log() });
        ({ path } = await issueSession(running.url));
        using socket = await openSocket(`${running.wsUrl}${path}/ws`);
        await socket.ask(RESET);
        seen = await socket.askText(JSON.stringify({ ...AGE, request_id: 'one' }));
      }
      await using again = await runningServer({ log: await log() });
      using socket = await openSocket(`${again.wsUrl}${path}/ws`);
      expect(await socket.askText(JSON.stringify({ ...AGE, request_id: 'one' }))).toBe(seen);
      expect((await socket.ask({ type: 'state' })).data['step_count']).toBe(1);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  verifies('security:foreign-token', async () => {
    await using running = await runningServer();
    const { token } = await issueSession(running.url);
    await post(`${running.url}/reset`, { seed: 1 }, { 'x-session-id': token });
    const nearly = Array.from(token, (digit, at) =>
      [token.slice(0, at), digit === '0' ? '1' : '0', token.slice(at + 1)].join(''),
    );
    const guesses = [...nearly, ...Array.from({ length: 968 }, drawToken)];
    expect(guesses).toHaveLength(1_000);
    const codes = new Set<string>();
    for (const guess of guesses.slice(0, 950)) {
      const reply = await fetch(`${running.url}/state`, { headers: { 'x-session-id': guess } });
      codes.add(`${reply.status} ${(await bodyOf<{ code: string }>(reply)).code}`);
    }
    expect([...codes]).toEqual(['404 SESSION_ERROR']);
    for (const guess of guesses.slice(950)) {
      using socket = await openSocket(`${running.wsUrl}/s/${guess}/ws`);
      const { data } = await socket.ask({ type: 'state' });
      expect(data.code).toBe('SESSION_ERROR');
    }
    expect(running.server.sessions.count).toBe(1);
  });
});

describe('going down', () => {
  verifies('sessions:drain', async () => {
    const running = await runningServer();
    const first = await openSocket(`${running.wsUrl}/ws`);
    await first.ask(RESET);
    const drained = running.server.drain(10_000);
    await expect.poll(async () => (await fetch(`${running.url}/ready`)).status).toBe(503);
    expect((await post(`${running.url}/reset`, {})).status).toBe(503);
    using refused = await openSocket(`${running.wsUrl}/ws`);
    expect((await refused.ask(RESET)).data.code).toBe('CAPACITY_REACHED');
    expect((await first.ask(AGE)).type).toBe('observation');
    first.socket.send('{"type":"close"}');
    await drained;
    await expect(fetch(`${running.url}/health`)).rejects.toThrow('fetch failed');
  });

  verifies(
    'sessions:drain',
    async () => {
      const running = await runningServer();
      const socket = await openSocket(`${running.wsUrl}/ws`);
      await socket.ask(RESET);
      await running.server.drain(0);
      expect(await socket.closed).toBe(1012);
    },
    'at once',
  );
});

/** A client at the door: what came first, and how it ended, so far. */
interface Knock {
  readonly socket: WebSocket;
  /** Whether it asks at once; otherwise it only listens. */
  readonly asks: boolean;
  first: string;
  closed: number | null;
}

/** Connects. */
function knock(url: string, asks: boolean): Promise<Knock> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    const client: Knock = { socket, asks, first: '', closed: null };
    socket.on('error', reject);
    socket.on('open', () => {
      if (asks) socket.send(JSON.stringify(RESET));
      resolve(client);
    });
    socket.on('message', (data: Buffer) => {
      const { type, data: said } = JSON.parse(data.toString());
      // A second answer would be seen as one that is not expected.
      client.first += type === 'error' ? said.code : type;
      // Whoever was told without asking asks now: there is no second answer, only the close.
      if (type === 'error' && !asks) socket.send('{"type":"state"}');
    });
    socket.on('close', (code) => {
      client.closed = code;
    });
  });
}

const INITIALIZE = {
  protocolVersion: '2025-06-18',
  capabilities: {},
  clientInfo: { name: 'tests', version: '0' },
};

/** Ways to open a session and be gone. */
function abortions({ url, wsUrl }: RunningServer): (attempt: number) => Promise<void> {
  const gone = (socket: WebSocket) =>
    new Promise<void>((resolve) => {
      socket.on('close', () => resolve());
      socket.on('error', () => resolve());
      socket.terminate();
    });
  const rpc = (method: string, params: object = {}) => ({ jsonrpc: '2.0', id: 1, method, params });
  const opened = async (path = '/ws') => {
    const socket = new WebSocket(`${wsUrl}${path}`);
    await new Promise<void>((resolve, reject) => {
      socket.on('open', () => resolve());
      socket.on('error', reject);
    });
    return socket;
  };
  const ways: readonly (() => Promise<void>)[] = [
    async () => gone(new WebSocket(`${wsUrl}/ws`)),
    async () => gone(await opened()),
    async () => {
      const socket = await opened();
      socket.send(JSON.stringify(RESET));
      await gone(socket);
    },
    async () => {
      const socket = await opened();
      socket.send('{"type":"reset","data":{"task_id":"nothing"}}');
      socket.send('not json');
      await gone(socket);
    },
    async () => {
      await post(`${url}/reset`, { task_id: 'nothing' });
    },
    async () => {
      const { token } = await issueSession(url);
      await fetch(`${url}/api/sessions`, { method: 'DELETE', headers: { 'x-session-id': token } });
    },
    async () => gone(await opened('/mcp')),
    async () => {
      const accept = { accept: 'application/json, text/event-stream' };
      const begun = await post(`${url}/mcp`, rpc('initialize', INITIALIZE), accept);
      const id = begun.headers.get('mcp-session-id') ?? '';
      await fetch(`${url}/mcp`, { method: 'DELETE', headers: { 'mcp-session-id': id } });
    },
    async () => {
      const made = await bodyOf<{ result: object }>(await post(`${url}/mcp`, rpc('openenv/session/create')));
      await post(`${url}/mcp`, rpc('openenv/session/close', made.result));
    },
  ];
  return async (attempt) => ways[attempt % ways.length]?.();
}
