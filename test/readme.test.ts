import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { captureRun } from '../src/cli/captured-run.test-support.ts';
import { servedSnippets, snippetsOf } from './support/snippets.ts';

const page = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const snippets = snippetsOf('README.md').filter(({ excuse }) => excuse === null);
const shell = snippets.filter(({ language }) => language === 'sh').map(({ text }) => text);

const served = servedSnippets();

/** Python snippets run in the suite of the Python package, and files of examples/ in that of the documentation. */
describe('README.md', () => {
  const programs = snippets.filter(({ language, text }) => language === 'ts' && text.includes('/client'));

  it('plays on a server as it says', async () => {
    expect(programs).toHaveLength(1);
    for (const { text } of programs) expect(await served.folder.program(text)).toBe('1 completed\n');
  });

  it.each(shell.filter((text) => /^(curl|npx clinicalbench)/.test(text)))('runs: %s', async (text) => {
    expect(await served.folder.shell(text)).not.toBe('');
  });

  it('names scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    const named = shell.flatMap((text) => [...text.matchAll(/^npm (?:run )?(?:-s )?(?:run )?([\w:]+)/gm)]);
    expect(named.length).toBeGreaterThan(8);
    for (const [, name] of named) expect(['ci', ...Object.keys(scripts)]).toContain(name);
  });

  it('names every command', async () => {
    const { stdout } = await captureRun('--help');
    const commands = stdout.slice(stdout.indexOf('Commands:'), stdout.indexOf('Examples:'));
    const listed = [...commands.matchAll(/^ {2}([a-z]+)\b/gm)].map(([, name]) => name);
    const table = page.slice(page.indexOf('| command |'), page.indexOf('## The problem'));
    expect(listed.length).toBeGreaterThan(10);
    const untold = listed.filter((name) => name !== 'help' && !table.includes(`\`${name}\``));
    expect(untold).toEqual([]);
  });

  it('leads to files that exist', () => {
    const paths = [...page.matchAll(/\]\((?!http|#)([^)#]+)/g)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)))).toEqual([]);
  });
});
