import { describe, expect, it } from 'vitest';
import { oracle } from '../../src/agents/index.ts';
import { remoteEnvironment } from '../../src/client/node/index.ts';
import { Rng } from '../../src/core/index.ts';
import { inProcessEnvironment } from '../../src/runner/index.ts';
import { issueSession, openSocket, runningServer } from '../../src/server/running-server.test-support.ts';
import { fileLog } from '../../src/store/session-log/file-log.ts';
import { memoryFiles } from '../../src/store/session-log/memory-files.test-support.ts';
import { transcript } from '../support/transcript.ts';

describe('a disk that is full', () => {
  it('is told in /ready and to the client, nothing is applied, and the service comes back with it', async () => {
    const files = memoryFiles();
    await using server = await runningServer({ log: await fileLog(files, { durability: 'fsync' }) });
    const { token } = await issueSession(server.url);
    using socket = await openSocket(`${server.wsUrl}/s/${token}/ws`);
    await socket.ask({ type: 'reset', data: { task_id: 'task_easy', seed: 1 } });
    const step = {
      type: 'step',
      data: { action_type: 'investigate_pattern', variable: 'age' },
      request_id: 'one',
    };

    files.fault = () => ({ written: 17 });
    expect(await socket.ask(step)).toMatchObject({
      type: 'error',
      data: { code: 'EXECUTION_ERROR', reason: 'store' },
    });
    expect(await socket.ask({ type: 'state' })).toMatchObject({ data: { step_count: 0 } });
    const ready = await fetch(`${server.url}/ready`);
    expect([ready.status, await ready.json()]).toMatchObject([503, { status: 'store' }]);
    expect((await fetch(`${server.url}/api/sessions`, { method: 'POST' })).status).toBe(503);
    expect((await fetch(`${server.url}/health`)).status).toBe(200);

    files.fault = () => null;
    expect((await fetch(`${server.url}/ready`)).status).toBe(200);
    expect(await socket.ask(step)).toMatchObject({ type: 'observation' });
    expect(await socket.ask({ type: 'state' })).toMatchObject({ data: { step_count: 1 } });
  });
});

describe('a disk that fails now and then', () => {
  it.each(['websocket', 'http'] as const)(
    'costs no episode, and what was acknowledged is there after a crash (%s)',
    async (transport) => {
      const rng = new Rng([5, 6, 7, 8]);
      const files = memoryFiles();
      const request = { task_id: 'task_medium', seed: 4 } as const;
      let failures = 0;
      files.fault = () => (rng.chance(20) && ++failures ? { written: rng.below(300) } : null);
      let token = '';
      {
        await using server = await runningServer({ log: await fileLog(files, { durability: 'fsync' }) });
        const environment = remoteEnvironment(server.url, { transport });
        expect(await transcript(oracle, environment, request)).toEqual(
          await transcript(oracle, inProcessEnvironment(), request),
        );
        token = environment.token ?? '';
      }
      expect(failures).toBeGreaterThan(5);
      const after = files.crash((unsynced) => rng.below(unsynced + 1));
      await using server = await runningServer({ log: await fileLog(after, { durability: 'fsync' }) });
      const environment = remoteEnvironment(server.url, { transport, token });
      expect(await environment.state()).toMatchObject({ done: true, seed: 4 });
    },
  );
});
