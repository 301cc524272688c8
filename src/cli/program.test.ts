import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RunDocumentSchema } from '../evaluation/index.ts';
import { captureRun } from './captured-run.test-support.ts';
import { PACKAGE_VERSION } from './package-version.ts';

const COMMANDS = [
  'run',
  'play',
  'generate',
  'certify',
  'redteam',
  'doctor',
  'verify',
  'regrade',
  'compare',
  'export',
  'leaderboard',
];

describe('the command line', () => {
  it('prints its version, which is that of the package', async () => {
    const manifest: unknown = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    );
    expect(manifest).toMatchObject({ version: PACKAGE_VERSION });
    expect(await captureRun('--version')).toEqual({ code: 0, stdout: `${PACKAGE_VERSION}\n`, stderr: '' });
  });

  it('lists its commands', async () => {
    const { code, stdout } = await captureRun('--help');
    expect(code).toBe(0);
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
  });

  it.each(COMMANDS)('teaches %s with examples', async (command) => {
    const { code, stdout } = await captureRun(`${command} --help`);
    expect(code).toBe(0);
    expect(stdout).toContain('Examples:');
    expect(stdout).toContain(`clinicalbench ${command}`);
  });

  it.each([
    ['', /Usage: clinicalbench/],
    ['genrate', /unknown command 'genrate'[^]*generate/],
    ['generate --sed 1', /unknown option '--sed'[^]*--seed/],
    ['generate --seed', /'--seed <n>' argument missing/],
    ['generate --seed 1 --seeds 1..2', /'--seed <n>' cannot be used with option '--seeds <a\.\.b>'/],
    ['generate --task easy', /'--task <id>'[^]*task_easy, task_medium, task_hard, train_small/],
    ['certify --task easy', /'--task <ids>'[^]*Allowed: task_easy, task_medium, task_hard, train_small/],
    ['certify --workers 999', /'--workers <n>'[^]*0 to 256/],
    ['redteam --seeds 9..1', /'--seeds <a\.\.b>'[^]*write 1\.\.9/],
    ['play extra', /too many arguments/],
    ['run --seed 1 --seed 2', /'--seed <n>' takes one value and was given 2 times/],
    ['run --out a --out b', /'--out <folder>' takes one value and was given 2 times/],
    ['certify --seeds 1..2 --seeds 5', /'--seeds <a\.\.b>' takes one value/],
    ['leaderboard pack x --name a --name b --author c --out d', /'--name <name>' takes one value/],
    ['generate --seed 007', /without leading zeros: 7\./],
    ['verify nowhere', /^error: nowhere is no run: there is no such folder$/m],
    ['leaderboard check nowhere', /^error: nowhere: there is no such folder$/m],
  ])('answers a wrong line (%s) with exit code 2 and what is allowed', async (line, message) => {
    const { code, stdout, stderr } = await captureRun(line);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('takes lists in one flag or in several', async () => {
    const played = async (line: string) => {
      const { stdout } = await captureRun(`run ${line} --seed 1 --json`);
      const { episodes } = RunDocumentSchema.parse(JSON.parse(stdout));
      return episodes.map(({ agent, task_id }) => `${agent} ${task_id}`);
    };
    const both = ['null train_small', 'null task_easy', 'oracle train_small', 'oracle task_easy'];
    const one = await played('--agent null,oracle --task train_small,task_easy');
    expect(one.toSorted()).toEqual(both.toSorted());
    expect(
      await played('--agent null --agent oracle --task train_small --task task_easy --task train_small'),
    ).toEqual(one);
    expect(await played('--agent null --task train_small')).toEqual(['null train_small']);
  });

  it.each(['certify', 'redteam', 'verify', 'regrade', 'compare', 'leaderboard', 'serve', 'run'])(
    'breaks no line of the description of %s in the middle of a sentence',
    async (command) => {
      const { stdout } = await captureRun(`${command} --help`, { columns: 100 });
      const lines = (stdout.split('\n\n')[1] ?? '').split('\n');
      expect(lines.length).toBeGreaterThan(0);
      // A line that could have held the next word was broken by hand: then it ends a sentence.
      for (const [at, line] of lines.slice(0, -1).entries()) {
        const [next = ''] = (lines[at + 1] ?? '').split(' ');
        expect(line.length + 1 + next.length > 100 || /[.:]$/.test(line) ? '' : line).toBe('');
      }
    },
  );

  it('escapes what could steer a terminal in its own messages', async () => {
    const { stderr } = await captureRun('generate --task \u001B[2Jeasy');
    expect(stderr).toContain('\\x1b[2Jeasy');
    expect(stderr).not.toContain('\u001B');
  });

  it('colors on a terminal, and not when told otherwise or piped', async () => {
    const colored = async (line: string, env: Record<string, string> = {}, columns?: number) => {
      const { stdout } = await captureRun(line, { env, ...(columns && { columns }) });
      return stdout.includes('\u001B[');
    };
    expect(await colored('doctor', {}, 100)).toBe(true);
    expect(await colored('doctor')).toBe(false);
    expect(await colored('doctor', { NO_COLOR: '1' }, 100)).toBe(false);
    expect(await colored('doctor --no-color', {}, 100)).toBe(false);
    expect(await colored('doctor', { FORCE_COLOR: '1' })).toBe(true);
  });
});
