import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { captureRun } from '../../src/cli/captured-run.test-support.ts';
import { runningServer, type RunningServer } from '../support/serving.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(root, 'docs/client.md'), 'utf8');
/** The place that the page writes. */
const WRITTEN = 'http://127.0.0.1:8000';
const blocks = [...page.matchAll(/^```([\w-]+)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
  language,
  text: text.trim(),
}));
const folder = mkdtempSync(join(tmpdir(), 'client-docs-'));
let running: RunningServer;

beforeAll(async () => {
  running = await runningServer();
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/clinicalbench'));
});
afterAll(async () => {
  await running.server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('docs/client.md', () => {
  const programs = blocks.flatMap(({ language, text }, at) =>
    language === 'ts' ? [{ text, printed: blocks[at + 1]?.text ?? '' }] : [],
  );

  it('has programs', () => {
    expect(programs).toHaveLength(3);
  });

  it.each(programs)('prints what it says: $printed', async ({ text, printed }) => {
    const file = join(folder, 'snippet.mts');
    writeFileSync(file, text.replaceAll(WRITTEN, running.url));
    const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
    const { stdout } = await promisify(execFile)(process.execPath, [tsx, file], { cwd: folder });
    expect(stdout.trim()).toBe(printed);
  });

  it('runs agents as it says', async () => {
    const [line] = blocks.filter(({ language }) => language === 'sh');
    const { code, stdout } = await captureRun(
      line?.text.replace('clinicalbench ', '').replace(WRITTEN, running.url) ?? '',
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
    const source = readFileSync(join(root, 'src/client/client-error.ts'), 'utf8');
    const own = [...source.matchAll(/\| '([A-Z_]+)'/g)].map(([, code]) => code);
    expect(own).toHaveLength(4);
    for (const code of own) expect(page).toContain(`| \`${code}\` |`);
  });
});
