import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
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
  ])('answers a wrong line (%s) with exit code 2 and what is allowed', async (line, message) => {
    const { code, stdout, stderr } = await captureRun(line);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

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
