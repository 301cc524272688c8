import { connect } from 'node:net';
import { describe, expect } from 'vitest';
import { WebSocket } from 'ws';
import { mcpExtension } from '../../src/server/mcp/index.ts';
import { issueSession, openSocket, runningServer } from '../support/serving.ts';
import { verifies } from '../verifies.ts';

const MIB = 1_048_576;
/** Replies of 460 KB that are asked for and not read. */
const ASKED = 400;
const HARD = { type: 'reset', data: { task_id: 'task_hard', seed: 42 } } as const;

const READ = {
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name: 'read_patients', arguments: { limit: 1 } },
} as const;
/** Ways to ask for the dataset by MCP on a socket. */
const MCP_WAYS = [
  ['MCP on its own socket', '/mcp?task_id=task_hard&seed=42&observation_mode=full', READ],
  ['MCP on /ws', '/ws', { type: 'mcp', data: READ }],
] as const;

describe('limits', () => {
  verifies('sessions:slow-reader', async () => {
    await using running = await runningServer();
    const greedy = new WebSocket(`${running.wsUrl}/ws`, { perMessageDeflate: false });
    await new Promise<void>((resolve) => {
      greedy.on('open', () => resolve());
    });
    greedy.pause();
    const before = process.memoryUsage();
    const request = JSON.stringify({ type: 'reset', data: { task_id: 'task_hard', seed: 42 } });
    for (let message = 0; message < ASKED; message++) greedy.send(request);
    const resets = await settled(() => running.server.sessions.tally.resets);
    const after = process.memoryUsage();
    const grown = after.rss - before.rss;
    process.stdout.write(
      `slow reader: ${resets} of ${ASKED} answered, RSS grew by ${(grown / MIB).toFixed(1)} MiB\n`,
    );
    expect(resets).toBeGreaterThan(0);
    expect(resets * 460_000).toBeLessThan(16 * MIB);
    using other = await openSocket(`${running.wsUrl}/ws`);
    expect((await other.ask(HARD)).type).toBe('observation');
    // It is served to the end once it reads.
    let heard = 0;
    const all = new Promise<void>((resolve) => {
      greedy.on('message', () => {
        heard++;
        if (heard === ASKED) resolve();
      });
    });
    greedy.resume();
    await all;
    greedy.terminate();
  });

  for (const [name, path, message] of MCP_WAYS)
    verifies(
      'sessions:slow-reader',
      async () => {
        await using running = await runningServer({ extensions: [mcpExtension] });
        const greedy = await openSocket(`${running.wsUrl}${path}`);
        if (path === '/ws')
          await greedy.ask({ type: 'reset', data: { ...HARD.data, observation_mode: 'full' } });
        greedy.socket.pause();
        for (let asked = 0; asked < ASKED; asked++) greedy.socket.send(JSON.stringify(message));
        const steps = await settled(() => running.server.sessions.tally.steps);
        expect(steps).toBeGreaterThan(0);
        // Each answer holds the dataset.
        expect(steps * 460_000).toBeLessThan(16 * MIB);
        const heard = greedy.heard.length;
        greedy.socket.resume();
        await expect.poll(() => greedy.heard.length, { timeout: 60_000 }).toBe(heard + ASKED);
        greedy.socket.terminate();
      },
      name,
    );

  verifies(
    'sessions:slow-reader',
    async () => {
      await using running = await runningServer();
      const { token } = await issueSession(running.url);
      // The largest answer there is.
      const body = JSON.stringify({ seed: 1, task_overrides: { patients: 5_000 } });
      const request = [
        'POST /reset HTTP/1.1',
        `Host: ${new URL(running.url).host}`,
        'Content-Type: application/json',
        `X-Session-Id: ${token}`,
        `Content-Length: ${body.length}`,
        '',
        body,
      ].join('\r\n');
      const greedy = connect(Number(new URL(running.url).port), '127.0.0.1').pause();
      greedy.write(request.repeat(ASKED));
      const resets = await settled(() => running.server.sessions.tally.resets);
      expect(resets).toBeGreaterThan(0);
      expect(resets * 3_400_000).toBeLessThan(16 * MIB);
      // Whoever asks ahead is told so, and what was granted comes.
      let heard = '';
      greedy.on('data', (chunk: Buffer) => {
        heard += chunk.toString('latin1');
      });
      greedy.resume();
      await expect.poll(() => heard.match(/HTTP\/1\.1 /g)?.length, { timeout: 60_000 }).toBe(ASKED);
      expect(heard.match(/HTTP\/1\.1 200 /g)).toHaveLength(running.server.sessions.tally.resets);
      expect(heard).toContain('"reason":"busy"');
      greedy.destroy();
    },
    'requests sent ahead on one HTTP connection',
  );

  verifies('data:limits', async () => {
    await using running = await runningServer();
    using socket = await openSocket(`${running.wsUrl}/ws`);
    const frame = (length: number) => {
      const empty = JSON.stringify({ type: 'step', data: { action_type: '' } });
      return empty.replace('""', `"${'x'.repeat(length - empty.length)}"`);
    };
    expect(JSON.parse(await socket.askText(frame(MIB))).data.reason).toBe('no_episode');
    expect(JSON.parse(await socket.askText(frame(MIB + 1))).data.reason).toBe('too_large');
    const nested = (levels: number) => `{"type":"step","data":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    expect(JSON.parse(await socket.askText(nested(31))).data.reason).toBe('no_episode');
    expect(JSON.parse(await socket.askText(nested(32))).data.reason).toBe('malformed');
    const sized = (patients: number) =>
      socket.ask({
        type: 'reset',
        data: { seed: 1, observation_mode: 'paged', task_overrides: { patients } },
      });
    expect((await sized(5_000)).type).toBe('observation');
    expect((await sized(5_001)).data.code).toBe('VALIDATION_ERROR');
    await socket.ask(HARD);
    const report = (length: number) =>
      socket.ask({ type: 'step', data: { action_type: 'submit_report', report: 'x'.repeat(length) } });
    expect((await report(32_769)).data.code).toBe('VALIDATION_ERROR');
    expect((await report(32_768)).type).toBe('observation');
  });
});

/** A count, once it stands. */
async function settled(count: () => number): Promise<number> {
  let seen = -1;
  await expect
    .poll(
      () => {
        const before = seen;
        seen = count();
        return before === seen;
      },
      { interval: 150, timeout: 20_000 },
    )
    .toBe(true);
  return seen;
}
