import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessFaults } from './access-faults.ts';
import { expectSound, visit } from './browser.ts';
import { command, serveDashboard, type ServedDashboard } from './built-program.ts';

const KEY = '5e'.repeat(32);
const TITLE = 'This record cannot be replayed without its key';
const COMMAND = 'CLINICALBENCH_SEALED_KEY=... clinicalbench verify runs/sealed';

let folder: string;
let server: ServedDashboard;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clinicalbench-sealed-'));
  const runs = join(folder, 'runs');
  await command(
    `run --quiet --agent heuristic --task task_hard --sealed private:1..2 --out ${join(runs, 'sealed')}`,
    { CLINICALBENCH_SEALED_KEY: KEY },
  );
  await command(`run --quiet --agent rank --task task_hard --seeds 1..2 --out ${join(runs, 'open')}`);
  server = await serveDashboard(runs);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

describe('a sealed record', () => {
  it.each(['replay', 'patients', 'protocol', 'equity'])(
    'says on the screen %s that it needs its key, what it claims and what to do',
    async (screen) => {
      await using someone = await visit(`${server.url}/${screen}?run=sealed&episode=1`, {
        reducedMotion: 'reduce',
      });
      const { page } = someone;
      await page.getByRole('heading', { name: TITLE }).waitFor();
      await page.getByText('sealed: private, place 2').waitFor();
      await page.getByText(/^The record itself says: completed, score 0\.\d{6}, 75 steps\./).waitFor();
      expect(await page.getByLabel('Command').textContent()).toBe(COMMAND);
      expect(await page.getByRole('alert').count()).toBe(0);
      expect(await accessFaults(page)).toEqual([]);
      expectSound(someone);
    },
  );

  it('does as the screen says on the command line, with the key', async () => {
    const words = COMMAND.split(' ').slice(2).join(' ').replace('runs/sealed', join(folder, 'runs/sealed'));
    expect(await command(words, { CLINICALBENCH_SEALED_KEY: KEY })).toMatch(/^holds /);
    await expect(command(words)).rejects.toThrow(/CLINICALBENCH_SEALED_KEY/);
  });

  it('is refused by compare with the reason, and stands apart on the leaderboard', async () => {
    await using someone = await visit(`${server.url}/compare?runs=%5B%22sealed%22%2C%22open%22%5D`);
    const { page } = someone;
    await page
      .getByText('run: sealed holds sealed episodes, which cannot be played again here without their key')
      .waitFor();
    await page.goto(`${server.url}/leaderboard`);
    await page.getByText('Not counted').waitFor();
    await page.getByText(/sealed: its episodes are sealed and cannot be played again here/).waitFor();
    const here = page.getByRole('region', { name: 'Records of this server, not ranked' });
    expect(await here.getByRole('rowheader').allInnerTexts()).toEqual([expect.stringMatching(/^rank/)]);
  });

  it('says the same in a single file', async () => {
    const file = join(folder, 'sealed.html');
    await command(`export --html ${join(folder, 'runs/sealed')} --out ${file}`);
    await using someone = await visit(pathToFileURL(file).href);
    const { page } = someone;
    await page.getByRole('button', { name: /heuristic/ }).click();
    await page.getByRole('region', { name: 'Records' }).getByRole('link').first().click();
    await page.getByRole('heading', { name: TITLE }).waitFor();
    expect(await page.getByLabel('Command').textContent()).toMatch(/^CLINICALBENCH_SEALED_KEY=/);
    expectSound(someone);
  });
});
