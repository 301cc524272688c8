import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { captureRun } from '../../src/cli/captured-run.test-support.ts';
import { RunDocumentSchema, type RunDocument } from '../../src/evaluation/index.ts';
import { runningServer, settings, type RunningServer } from '../../src/server/running-server.test-support.ts';

let server: RunningServer;
let folder: string;
beforeAll(async () => {
  server = await runningServer({ settings: settings({ access: { token: 'the-token-of-this-server' } }) });
  folder = await mkdtemp(join(tmpdir(), 'run-remote-'));
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});
const env = { CLINICALBENCH_TOKEN: 'the-token-of-this-server' };

/** The document without what only the engine at hand can tell. */
function scores(stdout: string): string {
  const document: RunDocument = RunDocumentSchema.parse(JSON.parse(stdout));
  const episodes = document.episodes.map((row) => ({ ...row, failure_modes: null, diagnosis: null }));
  return JSON.stringify({ ...document, episodes, summary: null, overall: null, diagnostics: null });
}

it('run --env gives the scores of a run in this process, byte for byte', async () => {
  const line = 'run --agent heuristic,oracle,rank,flag-all --seeds 1..3 --json';
  const near = await captureRun(line);
  const far = await captureRun(`${line} --env ${server.url} --concurrency 4`, { env });
  expect(far.stderr).not.toMatch(/incomplete/);
  expect(far.code).toBe(0);
  expect(scores(far.stdout)).toBe(scores(near.stdout));
  expect(JSON.parse(far.stdout).summary.map(({ mean }: { mean: number }) => mean)).toEqual(
    JSON.parse(near.stdout).summary.map(({ mean }: { mean: number }) => mean),
  );
  const named = await captureRun(line, { env: { ...env, ENV_BASE_URL: server.url } });
  expect(named.stdout).toBe(far.stdout);
  expect(server.server.sessions.count).toBe(0);
});

it('records of a remote run play again as they are', async () => {
  const out = join(folder, 'far');
  expect(
    (await captureRun(`run --agent heuristic --seed 5 --out ${out} --env ${server.url}`, { env })).code,
  ).toBe(0);
  expect((await captureRun(`run --agent heuristic --seed 5 --out ${join(folder, 'near')}`)).code).toBe(0);
  const lines = async (name: string) =>
    (await readFile(join(folder, name, 'episodes.jsonl'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const [far, near] = [await lines('far'), await lines('near')];
  // The chain begins with the run's own id: that is all that may differ.
  const played = (records: readonly { entries: readonly object[] }[]) =>
    records.flatMap(({ entries }) => entries.map((entry) => ({ ...entry, hash: '' })));
  expect(played(far)).toEqual(played(near));
  expect(far.map(({ score }) => score)).toEqual(near.map(({ score }) => score));
});

it('a blind run that stopped has the score of its last observation', async () => {
  const { stdout } = await captureRun(`run --agent null --seed 1 --json --env ${server.url}`, { env });
  for (const row of RunDocumentSchema.parse(JSON.parse(stdout)).episodes)
    expect(row).toMatchObject({ outcome: 'stopped', score: 0, score_breakdown: null, failure_modes: null });
});

it('names the reason when the server does not let it in', async () => {
  const { code, stderr } = await captureRun(`run --env ${server.url}`);
  expect(code).toBe(2);
  expect(stderr).toMatch(/--env: Authorization: this server needs its bearer token/);
});
