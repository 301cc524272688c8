import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const REQUIREMENTS = fileURLToPath(new URL('requirements.txt', import.meta.url));
/** Longest that one step of the preparation may take. */
const STEP_MS = 480_000;

/** A Python with everything that the suite needs. */
export interface Venv {
  /** The folder of its programs: python, openenv, uv. */
  readonly bin: string;
}

/**
 * Prepares a virtual environment in .venv-tests/, once for each content of requirements.txt, and installs the wheel of this
 * checkout in it. Throws an error that says what is missing when it cannot.
 */
export function prepareVenv(): Venv {
  const pinned = readFileSync(REQUIREMENTS, 'utf8');
  const name = `openenv-${createHash('sha256').update(pinned).digest('hex').slice(0, 12)}`;
  const folder = join(ROOT, '.venv-tests', name);
  const bin = join(folder, 'bin');
  const ready = join(folder, '.ready');
  if (!existsSync(ready)) {
    rmSync(folder, { recursive: true, force: true });
    run(pythonCommand(), ['-m', 'venv', folder]);
    const [uv = ''] = /^uv==.*$/m.exec(pinned) ?? [];
    run(join(bin, 'python'), ['-m', 'pip', 'install', '--quiet', uv]);
    run(join(bin, 'uv'), ['pip', 'install', '--quiet', '--python', join(bin, 'python'), '-r', REQUIREMENTS]);
    writeFileSync(ready, pinned);
  }
  installWheel(bin);
  return { bin };
}

function installWheel(bin: string): void {
  const out = mkdtempSync(join(tmpdir(), 'clinicalbench-wheel-'));
  try {
    const python = join(bin, 'python');
    run(join(bin, 'uv'), [
      'build',
      '--quiet',
      '--wheel',
      '--no-build-isolation',
      '--python',
      python,
      '--out-dir',
      out,
      ROOT,
    ]);
    const [wheel] = readdirSync(out).filter((file) => file.endsWith('.whl'));
    if (wheel === undefined) throw new Error('uv build made no wheel');
    run(join(bin, 'uv'), [
      'pip',
      'install',
      '--quiet',
      '--offline',
      '--reinstall',
      '--no-deps',
      '--python',
      python,
      join(out, wheel),
    ]);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function pythonCommand(): string {
  const script = 'import sys, venv; sys.exit(0 if (3, 11) <= sys.version_info < (3, 14) else 1)';
  const found = ['python3', 'python3.13', 'python3.12', 'python3.11'].find(
    (command) => spawnSync(command, ['-c', script]).status === 0,
  );
  if (found !== undefined) return found;
  throw new Error(
    'The OpenEnv suite needs Python 3.11 to 3.13 with its venv module, as python3 on the PATH.',
  );
}

function run(command: string, words: readonly string[]): void {
  // uv knows pip's index only where it is told.
  const index = process.env['PIP_INDEX_URL'];
  const env = { ...process.env, ...(index === undefined ? {} : { UV_DEFAULT_INDEX: index }) };
  const { status, error, stderr } = spawnSync(command, words, { env, encoding: 'utf8', timeout: STEP_MS });
  if (status === 0) return;
  const why = error ? error.message : stderr.split('\n').slice(-15).join('\n');
  throw new Error(`The OpenEnv suite could not be prepared: ${[command, ...words].join(' ')}\n${why}`);
}
