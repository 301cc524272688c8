import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import { dashboard } from '../../src/server/index.ts';
import { runningServer } from '../../src/server/running-server.test-support.ts';
import { visit, type Visit } from './browser.ts';
import { command } from './built-program.ts';
import { hostileAgent } from './hostile-run.ts';
import { XSS } from './xss.ts';

/** What a visit came to: what ran, who else was asked, what the page or its policy complained of. */
async function harmOf({ page, asked, faults }: Visit, home: string) {
  return {
    ran: (await page.evaluate(() => Reflect.get(window, '__xss') ?? 0)) as number,
    asked: asked.filter((url) => !url.startsWith(home) && !/^(?:data|blob):/.test(url)),
    faults: [...faults],
  };
}

const NO_HARM = { ran: 0, asked: [], faults: [] };

describe('a record in which every text tries to be more', () => {
  it('carries at least 120 such texts', () => {
    const text = readFileSync(join(inject('runs'), 'hostile', 'episodes.jsonl'), 'utf8');
    expect(new Set(XSS).size).toBeGreaterThanOrEqual(120);
    for (const hostile of XSS) expect(text).toContain(JSON.stringify(hostile).slice(1, 40));
  });

  it('is text on every screen that shows it', async () => {
    await using someone = await visit('/');
    const { page } = someone;
    const home = inject('url');
    await page.getByLabel('Compare hostile').waitFor();
    await page
      .getByRole('button', { name: /script/ })
      .first()
      .click();
    expect(await harmOf(someone, home)).toEqual(NO_HARM);
    for (const tab of ['step', 'flags', 'report', 'prompt']) {
      await page.goto(`${home}/replay?run=hostile&episode=0&tab=${tab}`);
      await page.getByText('Timeline').first().waitFor();
      for (const step of [1, 2, 3, 4, 5, 6, 7, 90]) {
        await page.getByRole('slider', { name: 'Step' }).fill(String(step));
        await page.waitForTimeout(25);
      }
      expect(await harmOf(someone, home)).toEqual(NO_HARM);
    }
    const paths = [
      '/replay?run=hostile&episode=1',
      '/replay',
      '/patients?run=hostile&episode=0&patient=P0001',
      '/protocol?run=hostile&episode=0',
      '/compare?runs=%5B%22hostile%22%2C%22baselines%22%5D',
      '/leaderboard',
      `/patients?find=${encodeURIComponent(XSS[1] ?? '')}&where=${encodeURIComponent(JSON.stringify([`stage:${XSS[0]}`]))}`,
      `/?find=${encodeURIComponent(XSS[4] ?? '')}`,
      `/replay?run=${encodeURIComponent(XSS[0] ?? '')}`,
    ];
    for (const path of paths) {
      await page.goto(home + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForTimeout(150);
    }
    expect(await harmOf(someone, home)).toEqual(NO_HARM);
  });

  it('is text in the single file too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'clinicalbench-hostile-'));
    try {
      const file = join(folder, 'hostile.html');
      await command(`export --html ${join(inject('runs'), 'hostile')} --out ${file}`);
      const home = pathToFileURL(file).href;
      await using someone = await visit(home);
      await someone.page.getByRole('heading', { name: 'Runs' }).waitFor();
      await someone.page
        .getByRole('button', { name: /script/ })
        .first()
        .click();
      await someone.page.getByRole('region', { name: 'Records' }).getByRole('link').first().click();
      await someone.page.getByText('Timeline').first().waitFor();
      expect(await harmOf(someone, home)).toEqual(NO_HARM);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('is text while it is said, in a live audit', async () => {
    const records = mkdtempSync(join(tmpdir(), 'clinicalbench-hostile-live-'));
    try {
      await using server = await runningServer({
        extensions: [
          dashboard({
            records,
            agents: [hostileAgent()],
            models: [],
            packageVersion: '0.0.0',
            baselineSeeds: [1, 2],
          }),
        ],
      });
      await using someone = await visit(`${server.url}/live`);
      const { page } = someone;
      await page.getByLabel('Pace').selectOption('400');
      await page.getByLabel('Task').selectOption('task_easy');
      await page.getByRole('button', { name: 'Start', exact: true }).click();
      const log = page.getByRole('log').getByRole('button');
      await expect.poll(() => log.count()).toBeGreaterThan(5);
      await page.getByRole('button', { name: 'Pause' }).click();
      await page.getByRole('button', { name: 'Resume' }).waitFor();
      for (const line of (await log.all()).slice(0, 8)) await line.click();
      for (const tab of await page.getByRole('tab').all()) await tab.click();
      expect(await page.getByRole('log').textContent()).toContain('window.__xss=');
      expect(await harmOf(someone, server.url)).toEqual(NO_HARM);
      await page.reload();
      await expect.poll(() => log.count()).toBeGreaterThan(5);
      await page.getByRole('button', { name: 'Stop' }).click();
      await page.getByRole('link', { name: 'Open the replay' }).waitFor();
      await page.goto(`${server.url}/leaderboard`);
      await page.getByText('Llama 3.3 70B').waitFor();
      expect(await harmOf(someone, server.url)).toEqual(NO_HARM);
    } finally {
      rmSync(records, { recursive: true, force: true });
    }
  });
});
