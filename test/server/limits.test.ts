import { describe, expect } from 'vitest';
import { WebSocket } from 'ws';
import { openSocket, runningServer } from '../support/serving.ts';
import { verifies } from '../verifies.ts';

const MIB = 1_048_576;
/** Replies of 460 KB that are asked for and not read. */
const ASKED = 400;
const HARD = { type: 'reset', data: { task_id: 'task_hard', seed: 42 } } as const;

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
    let resets = -1;
    await expect
      .poll(
        () => {
          const [last, now] = [resets, running.server.sessions.tally.resets];
          resets = now;
          return last === now;
        },
        { interval: 150, timeout: 10_000 },
      )
      .toBe(true);
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
