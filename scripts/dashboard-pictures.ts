import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { command, serveDashboard } from '../test/e2e/built-program.ts';
import { CHROMIUM_FLAGS, findChromium } from '../test/e2e/chromium.ts';

/** Takes the pictures of docs/pictures from real runs: `npm run pictures`, or some of them by name. */

const PICTURES = fileURLToPath(new URL('../docs/pictures', import.meta.url));

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly dark?: true;
  readonly phone?: true;
  readonly height?: number;
  /** What to do before the picture is taken. */
  readonly before?: (page: Page) => Promise<void>;
}

const PLAYED: readonly Picture[] = [
  { name: 'dashboard-runs', path: '/' },
  {
    name: 'dashboard-live',
    path: '/',
    before: async (page) => {
      await page.getByRole('button', { name: /fresh contexts/ }).click();
      await page.getByRole('log').getByText('flag').nth(3).waitFor();
      await page.getByRole('button', { name: 'Pause' }).click();
    },
  },
  { name: 'dashboard-replay', path: '/replay?run=react&episode=0&step=60', height: 940 },
  {
    name: 'dashboard-replay-dark',
    path: '/replay?run=react&episode=0&step=60&tab=prompt',
    dark: true,
    height: 940,
  },
  { name: 'dashboard-patients', path: '/patients?run=heuristic&episode=0&sort=enrollment_date' },
  {
    name: 'dashboard-derivation',
    path: '/patients?run=react&episode=0&verdict=missed',
    before: async (page) => {
      await page
        .getByRole('grid', { name: 'Patients' })
        .getByRole('gridcell', { name: /P\d{4}$/ })
        .first()
        .click();
      await page.getByRole('list', { name: 'Derivation' }).waitFor();
    },
  },
  {
    name: 'dashboard-protocol',
    path: '/protocol?task=task_hard&seed=42&reveal=true&rule=comorbidityOverride',
    dark: true,
  },
  { name: 'dashboard-equity', path: '/equity?task=task_hard&seed=42&reveal=true', height: 860 },
  {
    name: 'dashboard-compare',
    path: '/compare?runs=%5B%22baselines%22%5D',
    height: 980,
    before: (page) => page.getByText('Failure modes side by side').waitFor({ timeout: 60_000 }),
  },
  {
    name: 'dashboard-leaderboard',
    path: '/leaderboard',
    height: 1_500,
    before: (page) => page.getByRole('region', { name: 'Baselines' }).waitFor({ timeout: 60_000 }),
  },
  {
    name: 'dashboard-play',
    path: '/play',
    before: async (page) => {
      await page.getByRole('button', { name: 'Play hard' }).click();
      await page.getByRole('button', { name: 'Investigate', exact: true }).click();
      await page.getByText('74 of 75 steps left').waitFor();
    },
  },
  { name: 'dashboard-phone', path: '/equity?task=task_hard&seed=42&reveal=true', phone: true, dark: true },
];

const wanted = PLAYED.filter(({ name }) => process.argv.length < 3 || process.argv.slice(2).includes(name));
const folder = mkdtempSync(join(tmpdir(), 'clinicalbench-pictures-'));
const runs = join(folder, 'runs');
await command(
  `run --quiet --agent heuristic,rank,oracle --task task_hard --seeds 42..53 --out ${join(runs, 'baselines')}`,
);
await command(`run --quiet --agent heuristic --task task_hard --seed 42 --out ${join(runs, 'heuristic')}`);
await command(
  `run --quiet --agent react --model mock:forgets-comorbidity --task task_hard --seed 42 --out ${join(runs, 'react')}`,
);
const server = await serveDashboard(runs);
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
mkdirSync(PICTURES, { recursive: true });
try {
  for (const { name, path, dark, phone, height = 800, before } of wanted) {
    const context = await browser.newContext({
      viewport: phone ? { width: 390, height: 844 } : { width: 1360, height },
      colorScheme: dark ? 'dark' : 'light',
    });
    const page = await context.newPage();
    await page.goto(server.url + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await before?.(page);
    await page.waitForTimeout(1_200);
    await page.screenshot({ path: join(PICTURES, `${name}.png`) });
    console.log(`docs/pictures/${name}.png`);
    await context.close();
  }
} finally {
  await browser.close();
  await server[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
}
