import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CertificateSchema } from '../../evaluation/index.ts';
import { captureRun } from '../captured-run.test-support.ts';

describe('certify', () => {
  it('certifies a few seeds and prints counts, shortcuts and marginals', async () => {
    const { code, stdout, stderr } = await captureRun('certify --seeds 1..5 --workers 0');
    expect(code).toBe(0);
    expect(stdout).toMatch(/task_hard +5 +0 +below/);
    expect(stdout).toContain('Shortcuts to the bias verdict');
    expect(stdout).toContain('Shortcuts to violating records');
    expect(stdout).toMatch(/age 65 and over/);
    expect(stdout).toMatch(/No fault, and no shortcut found\.\nUndecided \(\?\): \d+ of \d+ AUCs/);
    expect(stderr).toContain('certifying 15 episodes');
  });

  it('prints its certificate as JSON, and goes on from a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clinicalbench-'));
    const file = join(folder, 'certify.gz');
    const line = `certify --seeds 0..2 --task task_easy --workers 0 --json --resume ${file}`;
    try {
      const first = await captureRun(line);
      const again = await captureRun(line);
      expect(CertificateSchema.parse(JSON.parse(first.stdout)).tasks).toMatchObject([
        { episodes: 3, faults: 0 },
      ]);
      expect(again.stdout).toBe(first.stdout);
      expect(again.stderr).toContain('going on from');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('refuses a file that is no checkpoint with exit code 1', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clinicalbench-'));
    const file = join(folder, 'notes.txt');
    await writeFile(file, 'not a checkpoint');
    const { code, stdout, stderr } = await captureRun(`certify --seeds 0..0 --workers 0 --resume ${file}`);
    await rm(folder, { recursive: true });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^error: /m);
  });
});
