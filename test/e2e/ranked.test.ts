import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LeaderboardReplySchema } from '../../src/dashboard-api/index.ts';
import { dashboard } from '../../src/server/index.ts';
import { runningServer, type RunningServer } from '../../src/server/running-server.test-support.ts';
import { startModelServer, type ModelServer } from '../models/servers/start-model-server.ts';
import { accessFaults } from './access-faults.ts';
import { expectSound, visit } from './browser.ts';
import { command } from './built-program.ts';

let folder: string;
let models: ModelServer;
let server: RunningServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clinicalbench-ranked-'));
  models = await startModelServer();
  // Scripts behind an endpoint of their own, as a language model is: mocks are never ranked. 600 episodes each.
  const play = (name: string) =>
    command(
      `run --quiet --ranked --agent naive --model ${name} --base-url ${models.url} --concurrency 8 --out ${join(folder, 'played', name)}`,
    );
  await Promise.all([play('perfect'), play('overflags')]);
  const submission = join(folder, 'leaderboard', 'submissions', 'mine');
  await command(
    `leaderboard pack ${join(folder, 'played', 'perfect')} --name Mine --author Somebody --out ${submission}`,
  );
  // One is submitted, the other is a run of this server.
  cpSync(join(folder, 'played', 'overflags'), join(folder, 'runs', 'overflags'), { recursive: true });
  server = await runningServer({
    extensions: [
      dashboard({
        records: join(folder, 'runs'),
        leaderboard: join(folder, 'leaderboard'),
        agents: [],
        models: [],
        packageVersion: '0.0.0',
        baselineSeeds: [1, 2],
      }),
    ],
  });
}, 300_000);
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await models.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('ranked runs', () => {
  it('stand on the leaderboard with rank and interval once they are played again, submitted or made here', async () => {
    await using someone = await visit(`${server.url}/leaderboard`, { reducedMotion: 'reduce' });
    const { page } = someone;
    const band = page.getByRole('region', { name: 'Ranked: in-context track' });
    await band.waitFor();
    const reply = LeaderboardReplySchema.parse(
      await (await page.request.get(`${server.url}/api/leaderboard`)).json(),
    );
    const rows = reply.board.bands.find((one) => one.band === 'in-context')?.rows ?? [];
    expect(rows.map(({ name, rank }) => [name, rank])).toEqual([
      ['Mine', { best: 1, worst: 1 }],
      ['overflags', { best: 2, worst: 2 }],
    ]);
    expect(reply).toMatchObject({ refused: [], here: [] });
    for (const [index, { name, mean, interval, rank, tasks }] of rows.entries()) {
      const row = band.getByRole('row').nth(index + 1);
      const text = (await row.innerText()).replaceAll(/\s+/g, ' ');
      expect(text).toContain(name);
      expect(text).toMatch(new RegExp(`^${rank?.best} `));
      expect(interval).not.toBeNull();
      for (const one of [{ mean, interval }, ...tasks])
        expect(text).toContain(
          `${one.mean.toFixed(3)} ${one.interval?.low.toFixed(2)} to ${one.interval?.high.toFixed(2)}`,
        );
      expect(text).toContain('50 × 4');
      expect(text).toContain('replayed');
    }
    await band.getByText('by Somebody').waitFor();
    expect(await page.getByText('No ranked run yet. clinicalbench run --ranked makes one.').count()).toBe(0);
    expect(await accessFaults(page)).toEqual([]);
    expectSound(someone);
  });
});
