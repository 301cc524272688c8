import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { command, serveDashboard } from './built-program.ts';
import { CHROMIUM_FLAGS, findChromium } from './chromium.ts';
import { writeHostileRun } from './hostile-run.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server that all tests use. */
    readonly url: string;
    /** Where the one browser listens. */
    readonly browser: string;
    /** The server's folder of runs. */
    readonly runs: string;
  }
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

let stop: () => Promise<void> = () => Promise.resolve();

/** Stops what was started. */
export async function teardown(): Promise<void> {
  await stop();
}

/** Starts one server and one browser on what was built. Building is left to npm test: other suites read it meanwhile. */
export async function setup(project: TestProject): Promise<void> {
  const executablePath = findChromium();
  if (!existsSync(join(ROOT, 'dist/dashboard/index.html')))
    throw new Error('the dashboard is not built: npm test builds it first, and so does npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'clinicalbench-e2e-'));
  const runs = join(folder, 'runs');
  await command(
    `run --quiet --agent heuristic,rank --task task_easy --seeds 1..4 --out ${join(runs, 'baselines')}`,
  );
  await command(
    `run --quiet --agent react --model mock:forgets-comorbidity --task task_hard --seed 42 --out ${join(runs, 'react')}`,
  );
  await command(`run --quiet --agent heuristic --task task_hard --seed 42 --out ${join(runs, 'heuristic')}`);
  await writeHostileRun(join(runs, 'hostile'));
  const server = await serveDashboard(runs);
  const browser = await chromium.launchServer({ executablePath, args: CHROMIUM_FLAGS });
  project.provide('url', server.url);
  project.provide('browser', browser.wsEndpoint());
  project.provide('runs', runs);
  stop = async () => {
    await browser.close();
    await server[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  };
}
