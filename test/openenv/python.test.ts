import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

const FOLDER = fileURLToPath(new URL('python', import.meta.url));
const FILES = readdirSync(FOLDER).filter((file) => /^test_.*\.py$/.test(file));
/** Longest that all of it may take. */
const SUITE_MS = 900_000;

/** What pytest said of one test. */
interface Verdict {
  readonly name: string;
  readonly failure: string | null;
}

const scratch = mkdtempSync(join(tmpdir(), 'clinicalbench-pytest-'));
let output = '';
const verdicts = new Map<string, Verdict[]>();

// One process for all files: importing openenv takes seconds.
beforeAll(async () => {
  const { command, env } = inject('python');
  const report = join(scratch, 'report.xml');
  const words = [
    '-m',
    'pytest',
    FOLDER,
    '-q',
    '-p',
    'no:cacheprovider',
    '--tb=short',
    `--junitxml=${report}`,
  ];
  const pytest = spawn(command, words, { cwd: scratch, env: { ...process.env, ...env }, timeout: SUITE_MS });
  for (const stream of [pytest.stdout, pytest.stderr])
    stream.on('data', (piece) => (output += String(piece)));
  await new Promise((resolve) => {
    pytest.once('close', resolve);
  });
  readReport(report);
}, SUITE_MS + 10_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('the Python side, in the judgment of programs from PyPI', () => {
  it.each(FILES)('%s', (file) => {
    const of = verdicts.get(file.replace('.py', '')) ?? [];
    const failed = of.filter(({ failure }) => failure !== null);
    if (failed.length > 0 || of.length === 0) throw new Error(output);
    expect(failed).toEqual([]);
  });
});

/** Reads the report that pytest writes in the form of JUnit. */
function readReport(path: string): void {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Error(`pytest wrote no report:\n${output}`, { cause });
  }
  for (const [, head = '', body = ''] of text.matchAll(/<testcase ([^>]*?)(?:\/>|>([^]*?)<\/testcase>)/g)) {
    const module =
      /classname="(?:[^"]*\.)?(test_\w+)[^"]*"/.exec(head)?.[1] ??
      /\bname="(?:[^"]*\.)?(test_\w+)"/.exec(head)?.[1];
    const name = /\bname="([^"]*)"/.exec(head)?.[1] ?? '';
    const failure = /<(?:failure|error|skipped)\b/.test(body) ? body : null;
    const file = module ?? 'unknown';
    verdicts.set(file, [...(verdicts.get(file) ?? []), { name, failure }]);
  }
}
