import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { verifyText } from '../../src/records/index.ts';

/** Kills in all; `npm run campaign` takes 100. */
const KILLS = Number(process.env['KILLS'] ?? 4);
const SEED = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);
const CLI = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const MODEL = '--model mock:careless';
const LINE = `run --agent heuristic,rank,random,react ${MODEL} --task train_small,task_easy --seeds 1..8 --json`;

describe('a run that is killed', () => {
  it(
    `at ${KILLS} random points (KILL_SEED=${SEED}) and resumed comes to the same result`,
    { timeout: 3_600_000 },
    async () => {
      const random = draws(SEED);
      const whole = await command(LINE);
      expect(whole.code).toBe(0);
      const root = mkdtempSync(join(tmpdir(), 'clinicalbench-kill-'));
      try {
        let kills = 0;
        for (let round = 0; kills < KILLS; round++) {
          const folder = join(root, `${round}`);
          let line = `${LINE} --out ${folder}`;
          let finished: Finished;
          let kept = '';
          do {
            finished = await command(line, random() * whole.milliseconds * 0.6);
            if (finished.code === null) kills++;
            const text = textOf(folder);
            // Nothing that was finished is ever rewritten.
            expect(text.startsWith(kept)).toBe(true);
            kept = text.slice(0, text.lastIndexOf('\n') + 1);
            // A process killed before it made its folder left nothing to go on with.
            if (existsConfig(folder)) line = `run --resume ${folder} ${MODEL} --json`;
            if (kills >= KILLS) finished = await command(line);
          } while (finished.code === null);
          expect(finished.stdout).toBe(whole.stdout);
          const lines = textOf(folder).trimEnd().split('\n');
          expect(lines).toHaveLength(4 * 2 * 8);
          const checked = round === 0 ? lines : [];
          expect(checked.flatMap((one) => verifyText(one).faults)).toEqual([]);
        }
      } finally {
        rmSync(root, { recursive: true });
      }
    },
  );
});

interface Finished {
  /** Null when it was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly milliseconds: number;
}

/** Runs a command in a process of its own. @param killAfter milliseconds after which SIGKILL ends it */
async function command(line: string, killAfter?: number): Promise<Finished> {
  const begun = performance.now();
  const child = spawn(process.execPath, [CLI, ...line.split(' ')], { stdio: ['ignore', 'pipe', 'ignore'] });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (stdout += piece));
  const over = new AbortController();
  if (killAfter !== undefined)
    void wait(killAfter, undefined, { signal: over.signal }).then(
      () => child.kill('SIGKILL'),
      () => undefined,
    );
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve(status));
  });
  over.abort();
  return { code, stdout, milliseconds: performance.now() - begun };
}

function textOf(folder: string): string {
  return readIfThere(join(folder, 'episodes.jsonl'));
}

function existsConfig(folder: string): boolean {
  return readIfThere(join(folder, 'config.json')) !== '';
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

/** Numbers from 0 to 1, the same for the same seed. */
function draws(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
