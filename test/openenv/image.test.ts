import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, inject, it } from 'vitest';
import { readDockerfile } from '../docker/dockerfile.ts';
import { ROOT } from './venv.ts';

const execute = promisify(execFile);
/** The validator gives up a build after ten minutes by itself. */
const LONGEST_MS = 900_000;
/** What this version of OpenEnv has graders for, beside the network policy. */
const GRADED = [
  'static.manifest',
  'runtime.startup',
  'runtime.reward_well_formed',
  'runtime.observation_schema',
  'runtime.state_contract',
];

const { clone, env } = { clone: inject('clone'), env: inject('python').env };

describe('openenv validate . in a clone, as docs/python.md has it', () => {
  it('is the command of the page', () => {
    const page = readFileSync(join(ROOT, 'docs/python.md'), 'utf8');
    const block = '```sh\ngit clone . /tmp/clinicalbench\ncd /tmp/clinicalbench\nopenenv validate .\n```\n';
    expect(page).toContain(block);
  });

  it(
    'builds the image, runs it and passes; where no image can be built it fails for that reason alone',
    async ({ onTestFailed }) => {
      const reason = await missing();
      if (reason !== null)
        process.stderr.write(`NOT RUN: the graders of openenv validate . that need an image: ${reason}\n`);
      const { code, output } = await run('openenv', 'validate', '.');
      onTestFailed(() => {
        process.stderr.write(output);
      });
      expect({ ...judgement(output), passed: code === 0 }).toEqual(
        reason === null
          ? { graded: GRADED, isUnbuilt: false, unexplained: [], passed: true }
          : { graded: ['static.manifest'], isUnbuilt: true, unexplained: [], passed: false },
      );
    },
    LONGEST_MS,
  );
});

/** What the validator's report comes to: which of its graders passed, and what else it says. */
function judgement(report: string): {
  readonly graded: readonly string[];
  /** Whether docker could not build. */
  readonly isUnbuilt: boolean;
  /** Checks that did not pass for a reason that is no good one. */
  readonly unexplained: readonly string[];
} {
  const checks = [...report.matchAll(/^ {2}([A-Z]+) +(\S+) \(.*\n(?: {6,}(.*))?/gm)].map(
    ([, outcome = '', check = '', evidence = '']) => ({ outcome, check, evidence }),
  );
  const startup = checks.find(({ check }) => check === 'runtime.startup');
  const isUnbuilt =
    startup?.outcome !== 'PASS' &&
    /^(Image build failed|Could not execute the Docker client)/.test(startup?.evidence ?? '');
  const passed = checks.filter(({ outcome }) => outcome === 'PASS').map(({ check }) => check);
  return {
    graded: GRADED.filter((check) => passed.includes(check)),
    isUnbuilt,
    unexplained: checks
      .filter(({ check }) => !passed.includes(check) && !(isUnbuilt && check === startup?.check))
      .filter(
        ({ outcome, check, evidence }) => outcome !== 'SKIP' || !isExplained(check, evidence, isUnbuilt),
      )
      .map(({ check }) => check),
  };
}

/** The grader of the network needs one more image, which it fetches by its digest; others are not there yet. */
function isExplained(check: string, evidence: string, isUnbuilt: boolean): boolean {
  if (isUnbuilt && evidence === 'unmet dependency: runtime.startup') return true;
  if (check === 'runtime.network_policy') return evidence === 'network evidence is unavailable';
  return evidence === 'grader not implemented in this build';
}

/** What this machine lacks to build the image, or null. */
async function missing(): Promise<string | null> {
  const engine = await run('docker', 'ps', '--quiet');
  if (engine.code !== 0) return `no container engine answers: ${engine.output.trim()}`;
  for (const base of new Set(readDockerfile(join(ROOT, 'Dockerfile')).map((stage) => stage.base))) {
    if ((await run('docker', 'image', 'inspect', base)).code === 0) continue;
    const pulled = await run('docker', 'pull', base);
    if (pulled.code !== 0) return `${base} cannot be fetched: ${pulled.output.trim()}`;
  }
  return null;
}

/** Runs a command in the clone. A program that is not there counts as one that failed. */
async function run(command: string, ...words: string[]): Promise<{ code: number | string; output: string }> {
  // Docker's client looks for its engine in the caller's own home.
  const options = { cwd: clone, env: { ...process.env, PATH: env['PATH'] ?? '' }, timeout: LONGEST_MS };
  try {
    const { stdout, stderr } = await execute(command, words, options);
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { code, stdout, stderr } = error as Error & {
      code?: number | string;
      stdout?: string;
      stderr?: string;
    };
    return { code: code ?? 'killed', output: `${stdout ?? ''}${stderr ?? ''}` || error.message };
  }
}
