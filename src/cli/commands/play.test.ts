import { describe, expect, it } from 'vitest';
import { captureRun } from '../captured-run.test-support.ts';

async function play(lines: readonly string[], flags = '--seed 42') {
  return captureRun(`play ${flags}`, { stdin: lines.map((line) => `${line}\n`).join('') });
}

describe('play', () => {
  it('lets a person audit from a pipe, ending with the score and what was missed', async () => {
    const { code, stdout, stderr } = await play([
      'read 1 5',
      'investigate age',
      'flag P0001 invalid_age 0.9 looks odd',
      'flags',
      'report',
      'Protocol: one line.',
      '.',
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Protocol excerpt');
    expect(stdout).toMatch(/P0005[^]*rows 1 to 5 of 300/);
    expect(stdout).toContain('age over all 300 patients');
    expect(stdout).toContain('  P0001  invalid_age  0.9');
    expect(stdout).toMatch(/Report submitted after 3 steps\.\n\nScore 0\.\d{3}\n/);
    expect(stdout).toContain('overflagging');
    expect(stdout).toMatch(/Missed: invalid_age P\d{4}/);
    expect(stdout).toContain('task task_easy, seed 42');
    expect(stdout).toContain('generate --task task_easy --seed 42 --labels');
    expect(stdout.match(/Score 0\.\d+/g)).toHaveLength(1);
  });

  it('tells nothing about labels before the end, and verdicts only when asked for', async () => {
    const moves = ['investigate age', 'flag P0001 invalid_age'];
    const blind = await play(moves);
    expect(blind.stdout).not.toMatch(/✓|✗/);
    const verdicts = await play(moves, '--seed 42 --feedback verdict');
    expect(verdicts.stdout).toMatch(/✓|✗/);
  });

  it('names the error types in force and no others', async () => {
    const easy = await play([]);
    expect(easy.stdout).toContain('Error types: invalid_age (or age).');
    expect(easy.stdout.slice(easy.stdout.indexOf('Look (free)'))).not.toMatch(/selection_bias|temporal_/);
    const hard = await play(['help'], '--task task_hard --seed 42');
    expect(hard.stdout).toContain('flag selection_bias 0.8 why');
    expect(hard.stdout).toContain('selection_bias (or bias).');
  });

  it('charges nothing for a typing error', async () => {
    const { stdout } = await play([
      'investigate agee',
      'flag P0001 invalid',
      'fly',
      'flag P1 age 2',
      'read x',
      'state',
    ]);
    expect(stdout).toContain('25 steps left');
    expect(stdout).toContain("There is no command 'fly'");
    expect(stdout).toContain('a number from 0 to 1');
  });

  it('blocks flags before the work is done, as for any agent', async () => {
    const { stdout } = await play(['flag P0001 age', 'state']);
    expect(stdout).toContain('24 steps left');
    expect(stdout).toContain('1 blocked action');
  });

  it('pages, shows and breaks down', async () => {
    const { stdout } = await play(
      [
        'read',
        'next',
        'back',
        'show p7',
        'show P9999',
        'd ethnicity by stage',
        'read 9999',
        'protocol',
        'help',
      ],
      '--task task_hard --seed 42 --no-color',
    );
    expect(stdout).toMatch(/rows 1 to 20 of 720[^]*rows 21 to 40 of 720[^]*rows 1 to 20 of 720/);
    expect(stdout).toMatch(/patient_id +P0007[^]*concomitant_medications/);
    expect(stdout).toContain('There is no patient P9999.');
    expect(stdout).toContain('Control arm by ethnicity within stage');
    expect(stdout).toMatch(/^IV +all +\d+ +\d+ +\d+\.\d %$/m);
    expect(stdout).toContain('There are 720 patients; row 1 is the first.');
  });

  it('ends with the budget, on quit, and with the input', async () => {
    const budget = await play(Array.from({ length: 30 }, () => 'investigate bmi'));
    expect(budget.stdout).toContain('The budget is used up');
    expect((await play(['quit', 'investigate age'])).stdout).toContain('Left before the report.');
    expect((await play([])).stdout).toContain('Left before the report.');
    expect((await play(['investigate age', 'report', 'no dot'])).stdout).toContain(
      'Report submitted after 2 steps.',
    );
  });

  it('shows what a player typed without letting it steer the terminal', async () => {
    const { stdout } = await play(['\u001B[2Jboo', 'investigate age', 'flag P\u001B[31m age']);
    expect(stdout).not.toContain('\u001B');
    expect(stdout).toContain('\\x1b[2Jboo');
  });

  it('draws a seed when none is given, and tells it at the end only', async () => {
    const { stdout } = await play(['quit'], '');
    expect(stdout.match(/seed (\d+)/g)?.length).toBeGreaterThan(0);
    expect(stdout.slice(0, stdout.indexOf('Left before'))).not.toMatch(/seed \d/);
  });
});
