import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestProject } from 'vitest/node';
import { cloneOf } from './clone.ts';
import { oracleMoves } from './moves.ts';
import { prepareVenv, ROOT } from './venv.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The variables of the Python side of the suite. */
    readonly python: { readonly command: string; readonly env: Readonly<Record<string, string>> };
    /** A clone of the checkout, its changes included. */
    readonly clone: string;
  }
}

const MAIN = join(ROOT, 'dist', 'cli', 'main.js');
const START_MS = 60_000;

/** Prepares Python, clones and stages the checkout, writes the oracle's moves and starts a server. */
export async function setup(project: TestProject): Promise<() => void> {
  const { bin } = prepareVenv();
  const folder = mkdtempSync(join(tmpdir(), 'clinicalbench-openenv-'));
  const stage = join(folder, 'stage');
  execFileSync('npx', ['tsx', join(ROOT, 'scripts', 'stage-openenv.ts'), stage], {
    cwd: ROOT,
    stdio: 'pipe',
  });
  const clone = join(folder, 'clone');
  cloneOf(ROOT, clone);
  project.provide('clone', clone);
  const moves = join(folder, 'moves.json');
  writeFileSync(moves, JSON.stringify(await oracleMoves()));
  const server = spawn(process.execPath, [MAIN, 'serve', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await addressOf(server);
    project.provide('python', {
      command: join(bin, 'python'),
      env: {
        CLINICALBENCH_URL: url,
        CLINICALBENCH_MOVES: moves,
        CLINICALBENCH_STAGE: stage,
        CLINICALBENCH_CLONE: clone,
        CLINICALBENCH_ROOT: ROOT,
        CLINICALBENCH_MAIN: MAIN,
        CLINICALBENCH_NODE: process.execPath,
        // Nothing here asks a hub.
        HF_HUB_OFFLINE: '1',
        HOME: folder,
        UV_CACHE_DIR: execFileSync(join(bin, 'uv'), ['cache', 'dir'], { encoding: 'utf8' }).trim(),
        PATH: [bin, process.env['PATH']].join(delimiter),
        PYTHONDONTWRITEBYTECODE: '1',
      },
    });
  } catch (error) {
    server.kill('SIGKILL');
    throw error;
  }
  return () => {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
}

/** The URL that `serve` prints once it listens. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('clinicalbench serve did not start in time')), START_MS);
    server.once('exit', (code) =>
      reject(new Error(`clinicalbench serve ended with ${code}: is the build there?`)),
    );
    if (!server.stdout) throw new Error('the server has no stdout');
    createInterface({ input: server.stdout }).once('line', (line) => {
      clearTimeout(timer);
      resolve(line.trim());
    });
  });
}
