import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import { captureRun } from '../../src/cli/captured-run.test-support.ts';
import { RunDocumentSchema, type RunDocument } from '../../src/evaluation/index.ts';
import { readRunConfig } from '../../src/store/runs/index.ts';
import { closedPort } from './servers/unreachable.ts';
import { startModelServer, type ModelServer } from './servers/start-model-server.ts';

const CANARY = 'sk-canary-93vK7d';

let server: ModelServer;
let folder: string;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clinicalbench-models-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const documentOf = (stdout: string): RunDocument => RunDocumentSchema.parse(JSON.parse(stdout));
const at = (name: string) => `--model ${name} --base-url ${server.url}`;

describe('run with a language model', () => {
  it('plays naive, react and tools and says which model decided, and what it was asked for', async () => {
    const { code, stdout } = await captureRun(
      `run ${at('perfect')} --agent naive,react,tools --task task_easy --json`,
    );
    expect(code).toBe(0);
    const { episodes, models } = documentOf(stdout);
    expect(episodes.map(({ agent, model }) => [agent, model])).toEqual([
      ['naive', 'openai-compatible:perfect'],
      ['react', 'openai-compatible:perfect'],
      ['tools', 'openai-compatible:perfect'],
    ]);
    expect(models).toMatchObject([
      {
        model: { mock: false, endpoint: `http://127.0.0.1:${server.port}` },
        calls: 1 + 14 + 4,
        repairs: 0,
        cost_usd: null,
      },
    ]);
    expect(models?.[0]?.largest_prompt_tokens).toBeGreaterThan(1_000);
  });

  it('takes model, endpoint and key from the environment; full is the react agent', async () => {
    const env = {
      MODEL_NAME: 'careless',
      API_BASE_URL: server.url,
      HF_TOKEN: 'hf-first',
      OPENAI_API_KEY: 'sk-second',
    };
    const { stdout } = await captureRun('run --mode full --task train_small --json', { env });
    expect(documentOf(stdout).episodes[0]).toMatchObject({
      agent: 'react',
      model: 'openai-compatible:careless',
    });
    const asked = (await server.requests()).filter(({ model }) => model === 'careless');
    expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer hf-first']));
  });

  it('calls a mock a mock in tables, notes, structured lines and JSON', async () => {
    const line = 'run --model mock:overflags --task train_small';
    const text = await captureRun(line);
    expect(text.stdout).toContain('react (mock:overflags)');
    expect(text.stdout.replaceAll('\n', ' ')).toContain(
      'a script in the place of a language model: its results say nothing of any model',
    );
    expect(text.stderr).toContain('mock:overflags is a script, no language model');
    expect((await captureRun(`${line} --structured`)).stdout).toContain('model=mock:overflags ');
    expect(documentOf((await captureRun(`${line} --json`)).stdout).models?.[0]?.model.mock).toBe(true);
  });

  it('with a failing provider is incomplete with its cause, exits with 1 and puts no other agent in its place', async () => {
    const { code, stdout, stderr } = await captureRun(
      `run ${at('401')} --agent react,oracle --task train_small --json`,
    );
    expect(code).toBe(1);
    const { episodes, failed, models } = documentOf(stdout);
    expect(episodes.map(({ agent }) => agent)).toEqual(['oracle']);
    expect(failed).toMatchObject([
      { agent: 'react', outcome: 'incomplete', cause: { kind: 'unauthorized' } },
    ]);
    expect(stderr).toContain('incomplete: react');
    expect(models?.[0]?.faults).toEqual({ unauthorized: 1 });
  });

  it('stays within a budget: the call that may pass it is not made', async () => {
    const { code, stdout } = await captureRun(
      `run ${at('perfect')} --task task_hard --price 1000/1000 --max-output-tokens 100 --budget-usd 12 --json`,
    );
    const { failed, models, episodes } = documentOf(stdout);
    expect(code).toBe(1);
    expect(episodes).toEqual([]);
    expect(failed[0]?.cause?.kind).toBe('budget_exhausted');
    expect(models?.[0]?.cost_usd).toBeGreaterThan(1);
    expect(models?.[0]?.cost_usd).toBeLessThanOrEqual(12);
  });

  it('stays within a number of calls', async () => {
    const { stdout } = await captureRun('run --model mock:perfect --task task_hard --max-calls 5 --json');
    const { failed, models } = documentOf(stdout);
    expect(failed[0]?.cause?.kind).toBe('call_limit');
    // The sixth is told as a call that came to nothing.
    expect(models?.[0]?.calls).toBe(6);
  });

  it('stays within a number of calls for each episode, and goes on with the others', async () => {
    const { code, stdout } = await captureRun(
      'run --model mock:perfect --agent react,tools --task task_hard,train_small --seeds 1..2 --max-calls-per-episode 5 --json',
    );
    const { failed, episodes } = documentOf(stdout);
    expect(code).toBe(1);
    // 29 batches do not fit, two do; the tools agent asks four times.
    expect(failed.map(({ agent, task_id, cause }) => [agent, task_id, cause?.kind])).toEqual([
      ['react', 'task_hard', 'call_limit'],
      ['react', 'task_hard', 'call_limit'],
    ]);
    expect(failed[0]?.cause?.message).toContain('the episode has made its 5 calls');
    expect(episodes).toHaveLength(6);
    expect(episodes.every(({ score }) => score === 1)).toBe(true);
  });

  it('stays within a budget for each episode', async () => {
    const { stdout } = await captureRun(
      `run ${at('perfect')} --task task_hard --seeds 1..2 --price 1000/1000 --max-output-tokens 100 --budget-usd-per-episode 12 --json`,
    );
    const { failed, models } = documentOf(stdout);
    expect(failed.map(({ cause }) => cause?.kind)).toEqual(['budget_exhausted', 'budget_exhausted']);
    expect(models?.[0]?.cost_usd).toBeGreaterThan(12);
    expect(models?.[0]?.cost_usd).toBeLessThanOrEqual(24);
  });

  it('stays within a number of tokens, of the run and of each episode; the others go on', async () => {
    const whole = await captureRun('run --model mock:perfect --task train_small --max-tokens 20000 --json');
    expect(documentOf(whole.stdout)).toMatchObject({ failed: [], episodes: [{ score: 1 }] });
    const { code, stdout } = await captureRun(
      'run --model mock:perfect --task task_hard,train_small --seeds 1..2 --max-tokens-per-episode 20000 --json',
    );
    const { failed, episodes } = documentOf(stdout);
    expect(code).toBe(1);
    expect(failed.map(({ task_id, outcome, cause }) => [task_id, outcome, cause?.kind])).toEqual([
      ['task_hard', 'incomplete', 'token_limit'],
      ['task_hard', 'incomplete', 'token_limit'],
    ]);
    expect(failed[0]?.cause?.message).toMatch(/of the 20000 of the episode are used/);
    expect(episodes.map(({ score }) => score)).toEqual([1, 1]);
    const run = await captureRun(
      `run ${at('perfect')} --task task_hard --seeds 1..2 --max-output-tokens 100 --max-tokens 30000 --json`,
    );
    const { failed: all, models } = documentOf(run.stdout);
    expect(all.map(({ cause }) => cause?.kind)).toEqual(['token_limit', 'token_limit']);
    const used = (models?.[0]?.input_tokens ?? 0) + (models?.[0]?.output_tokens ?? 0);
    expect(used).toBeGreaterThan(20_000);
    expect(used).toBeLessThanOrEqual(30_000);
  });

  it('records its limits, and goes on within them unless it is told others', async () => {
    const out = join(folder, 'limited');
    const line = 'run --model mock:perfect --task task_hard --seed 1';
    await captureRun(`${line} --max-tokens-per-episode 20000 --max-calls 500 --out ${out} --json`);
    const { limits } = await readRunConfig(out);
    expect(limits).toEqual({
      run: { calls: 500, tokens: null, budget_usd: null },
      episode: { calls: null, tokens: 20_000, budget_usd: null },
    });
    const again = await captureRun(`run --resume ${out} --model mock:perfect --json`);
    expect(documentOf(again.stdout).failed[0]?.cause?.kind).toBe('token_limit');
    const lifted = await captureRun(
      `run --resume ${out} --model mock:perfect --max-tokens-per-episode 1000000 --json`,
    );
    expect(documentOf(lifted.stdout)).toMatchObject({ failed: [], episodes: [{ score: 1 }] });
    expect((await captureRun(`verify ${out}`)).code).toBe(0);
    const free = join(folder, 'free');
    await captureRun(`run --agent heuristic --task train_small --out ${free}`);
    expect(readFileSync(join(free, 'config.json'), 'utf8')).not.toContain('limits');
  });

  it('names the flaw of a model in its text and in its document', async () => {
    const line = 'run --model mock:forgets-comorbidity --agent tools --task task_hard --seeds 1..2';
    const { stdout } = await captureRun(`${line} --no-color`, { columns: 120 });
    expect(stdout).toMatch(/Diagnosis\. tools .*on task_hard: forgets comorbidity override\./);
    const document = documentOf((await captureRun(`${line} --json`)).stdout);
    expect(document.diagnostics.map(({ flaws }) => flaws)).toEqual([['forgets_comorbidity_override']]);
  });

  it('records its traffic and replays it without a request; what was not recorded is not made up', async () => {
    const file = join(folder, 'traffic.jsonl');
    const run = (more: string) =>
      captureRun(`run ${at('malformed-once')} --agent react,tools --task train_small --json ${more}`);
    const first = await run(`--record-traffic ${file}`);
    const asked = (await server.requests()).length;
    const again = await run(`--replay-traffic ${file}`);
    expect(again.code).toBe(0);
    expect(documentOf(again.stdout)).toEqual(documentOf(first.stdout));
    expect((await server.requests()).length).toBe(asked);
    const other = await run(`--replay-traffic ${file} --seed 7`);
    expect(other.code).toBe(1);
    expect(documentOf(other.stdout).failed[0]?.cause?.kind).toBe('not_recorded');
    expect((await run(`--record-traffic ${file}`)).stderr).toContain('exists already');
  });

  it('tells a key to nobody but the endpoint', async () => {
    const traffic = join(folder, 'traffic.jsonl');
    const records = join(folder, 'records');
    const told: string[] = [];
    for (const [name, more] of [
      ['echo', `--record-traffic ${traffic} --out ${records}`],
      ['401', '--structured'],
      ['reset-in-body', '--max-calls 1'],
    ]) {
      const result = await captureRun(`run ${at(name ?? '')} --task train_small ${more}`, {
        env: { API_KEY: CANARY },
      });
      told.push(result.stdout, result.stderr);
    }
    const doctor = await captureRun('doctor', {
      env: { API_KEY: CANARY, MODEL_NAME: 'perfect', API_BASE_URL: server.url },
    });
    told.push(doctor.stdout, doctor.stderr, readFileSync(traffic, 'utf8'));
    for (const file of readdirSync(records)) told.push(readFileSync(join(records, file), 'utf8'));
    expect((await server.requests()).some(({ authorization }) => authorization === `Bearer ${CANARY}`)).toBe(
      true,
    );
    expect(told.join('\n')).not.toContain(CANARY);
    expect(told.join('\n')).toContain('[key]');
  });
});

describe('doctor', () => {
  it('says whether the endpoint answers and has the model', async () => {
    const ask = async (env: Record<string, string>) =>
      (await captureRun('doctor --no-color', { env: { ...env, COLUMNS: '400' } })).stdout;
    const base = { API_BASE_URL: server.url };
    expect(await ask({ ...base, MODEL_NAME: 'perfect' })).toMatch(
      /ok +model +http:\/\/127\.0\.0\.1:\d+ answers and lists perfect/,
    );
    expect(await ask({ ...base, MODEL_NAME: 'other' })).toMatch(/ok +model .*does not list other/);
    expect(await ask({ MODEL_NAME: 'm', API_BASE_URL: `http://127.0.0.1:${await closedPort()}` })).toMatch(
      /missing +model .*cannot be reached \(ECONNREFUSED\)/,
    );
    expect(await ask({ ...base, MODEL_NAME: 'm', API_BASE_URL: `${server.url}/nowhere` })).toMatch(
      /HTTP 404/,
    );
    expect(await ask({ MODEL_NAME: 'mock:perfect' })).toMatch(
      /ok +model +mock:perfect, a script and no language model/,
    );
    expect(await ask({})).toMatch(/missing +model +none is configured/);
  });
});
