import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { captureRun } from '../../src/cli/captured-run.test-support.ts';
import { RunDocumentSchema } from '../../src/evaluation/index.ts';
import { verifyText } from '../../src/records/index.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'clinicalbench-out-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const lines = (name: string) =>
  readFileSync(join(root, name, 'episodes.jsonl'), 'utf8')
    .trimEnd()
    .split('\n');
const SMALL = 'run --agent heuristic,rank,hostile --task train_small --seeds 1..4 --trials 2';

describe('run --out', () => {
  it('records every episode, and the records verify', async () => {
    const { code, stdout } = await captureRun(`${SMALL} --out ${root}/a --json`);
    expect(code).toBe(0);
    expect(lines('a')).toHaveLength(3 * 4 * 2);
    expect(lines('a').flatMap((line) => verifyText(line).faults)).toEqual([]);
    expect(stdout).toBe((await captureRun(`${SMALL} --json`)).stdout);
    const again = await captureRun(`${SMALL} --out ${root}/a`);
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('holds a run already') });
  });

  it('goes on with what is missing, whatever is left of the file', async () => {
    const whole = await captureRun(`${SMALL} --out ${root}/a --json`);
    const path = join(root, 'a', 'episodes.jsonl');
    const text = readFileSync(path, 'utf8');
    const kept = lines('a').slice(0, 7).join('\n');
    writeFileSync(path, text.slice(0, kept.length + 300));
    const resumed = await captureRun(`run --resume ${root}/a --json --concurrency 3`);
    expect(resumed.stdout).toBe(whole.stdout);
    expect(resumed.stderr).toContain(
      '7 of 24 episodes stand; the last line was torn and is cut off (299 bytes)',
    );
    expect(lines('a')).toHaveLength(24);
    expect(readFileSync(path, 'utf8').startsWith(kept)).toBe(true);
    expect(lines('a').flatMap((line) => verifyText(line).faults)).toEqual([]);
    const nothing = await captureRun(`run --resume ${root}/a --json`);
    expect(nothing.stdout).toBe(whole.stdout);
    expect(lines('a')).toHaveLength(24);
  });

  it('refuses to go on with a run of another generator', async () => {
    await captureRun(`run --agent null --task train_small --out ${root}/a`);
    const path = join(root, 'a', 'config.json');
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace(/"generator_version":"[^"]+"/, '"generator_version":"0.0.1"'),
    );
    const { code, stderr } = await captureRun(`run --resume ${root}/a`);
    expect(code).toBe(2);
    expect(stderr).toMatch(/begun by generator 0\.0\.1/);
    // The folder was let go.
    expect((await captureRun(`run --resume ${root}/a`)).stderr).toMatch(/begun by generator/);
  });

  it('plays sealed episodes with their key, which stands in no file', async () => {
    const env = { CLINICALBENCH_SEALED_KEY: 'ab'.repeat(32) };
    const line = `run --agent heuristic --task train_small --sealed private:0..2 --out ${root}/a --json`;
    const { code, stdout } = await captureRun(line, { env });
    expect(code).toBe(0);
    const document = RunDocumentSchema.parse(JSON.parse(stdout));
    expect(document.sealed).toEqual({ split: 'private', indices: [0, 1, 2] });
    expect(new Set(document.episodes.map(({ score }) => score)).size).toBeGreaterThan(1);
    expect(document.summary[0]?.interval).not.toBeNull();
    const files = ['config.json', 'episodes.jsonl'].map((name) =>
      readFileSync(join(root, 'a', name), 'utf8'),
    );
    expect(files.join('')).not.toContain('abababab');
    expect((await captureRun(`run --resume ${root}/a`)).stderr).toMatch(
      /CLINICALBENCH_SEALED_KEY is not set/,
    );
    const wrong = { CLINICALBENCH_SEALED_KEY: 'xyz' };
    expect((await captureRun(line, { env: wrong })).stderr).toMatch(
      /CLINICALBENCH_SEALED_KEY must be at least 32 hexadecimal digits/,
    );
  });
});
