import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bodyOf, issueSession, openSocket, post } from '../support/serving.ts';

const CLI = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const RESET = { task_id: 'train_small', seed: 1 } as const;
const AGE = { action_type: 'investigate_pattern', variable: 'age' } as const;

let folder = '';
const children: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clinicalbench-serve-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** Starts `clinicalbench serve` and waits for the URL that it prints, or for its end. */
async function serve(words: readonly string[], variables: Record<string, string> = {}) {
  const child = spawn(process.execPath, [CLI, 'serve', ...words], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    void ended.then(() => resolve(''));
  });
  return { child, url, ended, said: () => said };
}

describe('clinicalbench serve', () => {
  it('serves what its flags and variables say', async () => {
    const { url } = await serve(['--max-sessions', '1', '--max-patients', '50'], {
      PORT: '0',
      CLINICALBENCH_TOKEN: 'sesame-7f3a',
      CLINICALBENCH_SEALED_KEY: 'ab'.repeat(16),
    });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${url}/metadata`)).status).toBe(401);
    const headers = { authorization: 'Bearer sesame-7f3a' };
    const sealed = { task_id: 'train_small', sealed: { split: 'private', index: 1 } };
    const large = { task_id: 'train_small', task_overrides: { patients: 51 } };
    expect((await post(`${url}/reset`, large, headers)).status).toBe(422);
    expect((await post(`${url}/reset`, sealed, headers)).status).toBe(200);
    expect((await post(`${url}/reset`, RESET, headers)).status).toBe(429);
  });

  it('closes on SIGTERM with exit code 0 and tells no secret', async () => {
    const { child, url, ended, said } = await serve(['--port', '0', '--drain-seconds', '1'], {
      CLINICALBENCH_TOKEN: 'sesame-7f3a',
    });
    using socket = await openSocket(`${url.replace('http', 'ws')}/ws`, {
      authorization: 'Bearer sesame-7f3a',
    });
    await socket.ask({ type: 'reset', data: RESET });
    child.kill('SIGTERM');
    expect(await socket.closed).toBe(1012);
    expect(await ended).toBe(0);
    expect(said()).not.toContain('sesame');
  });

  it('takes its sessions over kill -9 when it has a log', async () => {
    const words = ['--port', '0', '--log', join(folder, 'sessions')];
    const first = await serve(words);
    const { path, token } = await issueSession(first.url);
    const place = (url: string) => `${url.replace('http', 'ws')}${path}/ws`;
    const before = await openSocket(place(first.url));
    await before.ask({ type: 'reset', data: RESET });
    const seen = await before.askText(JSON.stringify({ type: 'step', data: AGE, request_id: 'one' }));
    first.child.kill('SIGKILL');
    await first.ended;

    const second = await serve(words);
    using after = await openSocket(place(second.url));
    expect(await after.askText(JSON.stringify({ type: 'step', data: AGE, request_id: 'one' }))).toBe(seen);
    const state = await fetch(`${second.url}/state`, { headers: { 'x-session-id': token } });
    expect(await bodyOf(state)).toMatchObject({ step_count: 1, seed: 1 });
  });

  it.runIf(process.platform === 'linux')('checks names on every address of loopback', async () => {
    const { url } = await serve(['--host', '127.0.0.2', '--port', '0']);
    const status = (host: string) =>
      new Promise((resolve, reject) => {
        get(`${url}/metadata`, { headers: { host } }, (reply) => {
          reply.resume();
          resolve(reply.statusCode);
        }).on('error', reject);
      });
    expect(await status(new URL(url).host)).toBe(200);
    expect(await status('localhost')).toBe(200);
    expect(await status('evil.example')).toBe(403);
  });

  it('says what is wrong and ends', async () => {
    const running = await serve(['--port', '0']);
    const port = new URL(running.url).port;
    const taken = await serve(['--port', port]);
    expect([await taken.ended, taken.said()]).toEqual([1, expect.stringContaining('EADDRINUSE')]);
    const unreadable = await serve([], { PORT: 'eight' });
    expect([await unreadable.ended, unreadable.said()]).toEqual([2, expect.stringContaining('PORT')]);
    const key = await serve([], { PORT: '0', CLINICALBENCH_SEALED_KEY: 'hunter2-secret' });
    expect(await key.ended).toBe(2);
    expect(key.said()).toContain('CLINICALBENCH_SEALED_KEY');
    expect(key.said()).not.toContain('hunter2');
    const flag = await serve(['--max-sessions', '0']);
    expect([await flag.ended, flag.said()]).toEqual([2, expect.stringContaining('--max-sessions')]);
  });
});
