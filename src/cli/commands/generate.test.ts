import { describe, expect, it } from 'vitest';
import { captureRun } from '../captured-run.test-support.ts';

interface EpisodeJson {
  readonly task_id: string;
  readonly seed: number;
  readonly dataset: readonly unknown[];
  readonly labels?: { readonly violations: Readonly<Record<string, string>> };
}

function documents(stdout: string): EpisodeJson[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line): EpisodeJson => JSON.parse(line));
}

describe('generate', () => {
  it('prints an episode as one JSON document, without the answer key unless asked for', async () => {
    const { code, stdout, stderr } = await captureRun('generate --task task_medium --seed 42 --json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [episode] = documents(stdout);
    expect(episode).toMatchObject({
      task_id: 'task_medium',
      seed: 42,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(episode?.dataset).toHaveLength(480);
    expect(episode).not.toHaveProperty('labels');

    const [labeled] = documents(
      (await captureRun('generate --task task_medium --seed 42 --json --labels')).stdout,
    );
    expect(Object.keys(labeled?.labels?.violations ?? {})).toHaveLength(23);
  });

  it('prints one document a line for several seeds, and wants --json for that', async () => {
    const { stdout } = await captureRun('generate --task train_small --seeds 5..7 --json');
    expect(documents(stdout).map((episode) => episode.seed)).toEqual([5, 6, 7]);
    const { code, stderr } = await captureRun('generate --seeds 5..7');
    expect(code).toBe(2);
    expect(stderr).toContain('--json');
  });

  it('takes the seed of BASELINE_SEED', async () => {
    const line = 'generate --task train_small --json';
    const [episode] = documents((await captureRun(line, { env: { BASELINE_SEED: '99' } })).stdout);
    expect(episode?.seed).toBe(99);
    expect((await captureRun(line, { env: { BASELINE_SEED: 'x' } })).code).toBe(2);
  });

  it('shows a preview that fits its terminal and keeps the key to itself', async () => {
    const { stdout } = await captureRun('generate --task task_hard --seed 42 --no-color', { columns: 80 });
    expect(stdout).toMatch(
      /^Equity \+ Protocol Audit\ntask_hard · seed 42 · [^]* 720 patients · budget of 75\s+steps/,
    );
    expect(stdout).toContain('P0010');
    expect(stdout).not.toContain('Answer key');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    const labeled = await captureRun('generate --task task_hard --seed 42 --labels');
    expect(labeled.stdout).toMatch(/Answer key\nviolations: 43\n/);
    const key = labeled.stdout.slice(labeled.stdout.indexOf('violations:'), labeled.stdout.indexOf('traps:'));
    expect(key.match(/P\d{4}/g)).toHaveLength(43);
    expect(labeled.stdout).toContain('bias: confounded_no_bias (selection bias absent)');
  });
});
