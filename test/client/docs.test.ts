import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { captureRun } from '../../src/cli/captured-run.test-support.ts';
import { servedSnippets, snippetsOf } from '../support/snippets.ts';

const PATH = 'docs/client.md';
const page = fileOf(PATH);
const blocks = snippetsOf(PATH);

const served = servedSnippets();

function fileOf(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

describe('docs/client.md', () => {
  const programs = blocks.flatMap(({ language, text }, at) =>
    language === 'ts' ? [{ text, printed: blocks[at + 1]?.text ?? '' }] : [],
  );

  it('has programs', () => {
    expect(programs).toHaveLength(3);
  });

  it.each(programs)('prints what it says: $printed', async ({ text, printed }) => {
    expect((await served.folder.program(text)).trim()).toBe(printed);
  });

  it('runs agents as it says', async () => {
    const [line] = blocks.filter(({ language }) => language === 'sh');
    const { code, stdout } = await captureRun(
      line?.text.replace('clinicalbench ', '').replace('http://127.0.0.1:8000', served.running.url) ?? '',
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout).episodes).toMatchObject([{ agent: 'heuristic', seed: 42 }]);
  });

  it('serves as it says', async () => {
    const [line] = blocks.filter(({ language }) => language === 'sh-serve');
    const { stdout } = await captureRun('serve --help');
    for (const word of line?.text.match(/--\w+/g) ?? []) expect(stdout).toContain(word);
    for (const name of ['none', 'os', 'fsync']) expect(stdout).toContain(name);
  });

  it('names every code of its errors', () => {
    const source = fileOf('src/client/client-error.ts');
    const own = [...source.matchAll(/\| '([A-Z_]+)'/g)].map(([, code]) => code);
    expect(own).toHaveLength(4);
    for (const code of own) expect(page).toContain(`| \`${code}\` |`);
  });
});
