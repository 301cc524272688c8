import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { captureRun } from '../../src/cli/captured-run.test-support.ts';
import { KEY_VARIABLES } from '../../src/cli/config.ts';
import { LiveRunSchema, RunListSchema } from '../../src/dashboard-api/index.ts';
import { openModel, PROVIDERS } from '../../src/models/index.ts';
import { dashboard } from '../../src/server/index.ts';
import { runningServer, settings } from '../support/serving.ts';
import { askEverything, routesOf, socketTalk, visitor, type Visitor } from './keys/everything-told.ts';
import { tattlingProvider } from './keys/tattling-provider.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A key like no other text, as long as real ones are, with signs that URLs write otherwise. */
const canary = (name: string) => `sk-${createHash('sha512').update(name).digest('base64')}`;
const VARIABLES = [...new Set(Object.values(KEY_VARIABLES).flat())];
const SECRETS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(VARIABLES.map((name) => [name, canary(name)])),
  CLINICALBENCH_TOKEN: canary('token'),
  CLINICALBENCH_SEALED_KEY: createHash('sha256').update('sealed').digest('hex'),
};

/** Pieces of twelve characters of every secret, as it is and as URLs write it. */
const PIECES = Object.entries(SECRETS).flatMap(([name, secret]) =>
  [secret, encodeURIComponent(secret)].flatMap((form) =>
    Array.from(
      { length: Math.floor(form.length / 12) },
      (_, at) => [name, form.slice(at * 12, at * 12 + 12)] as const,
    ),
  ),
);

/** What of a secret stands in texts, each with what is around it. */
function leaks(texts: readonly string[]): string[] {
  return [...new Set(texts)].flatMap((text) =>
    PIECES.filter(([, piece]) => text.includes(piece))
      .slice(0, 1)
      .map(([name, piece]) => {
        const at = text.indexOf(piece);
        return `${name} in ${text.slice(0, 60)}: …${text.slice(Math.max(0, at - 80), at + 20)}`;
      }),
  );
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clinicalbench-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs an audit from the dashboard to its end, watched event by event. */
async function audit(someone: Visitor, agent: string, model: string): Promise<string> {
  const started = await someone.ask('POST', '/api/live', {
    agent,
    model,
    task_id: 'train_small',
    seed: 1,
    pace_ms: 0,
  });
  const { live_id } = LiveRunSchema.parse(JSON.parse(started));
  // The stream ends with the audit.
  const events = await someone.ask('GET', `/api/live/${live_id}/events`);
  expect(events).toContain('"type":"end"');
  return live_id;
}

/** What stands in the folder of records, and what the commands make of it under the same variables. */
async function filesTold(runs: string): Promise<string[]> {
  const told: string[] = [];
  for (const run of readdirSync(runs)) {
    for (const file of readdirSync(join(runs, run))) told.push(readFileSync(join(runs, run, file), 'utf8'));
    for (const form of ['html', 'csv', 'sft']) {
      const out = join(folder, `${run}.${form}`);
      const exported = await captureRun(`export --${form} ${join(runs, run)} --out ${out}`, { env: SECRETS });
      told.push(exported.stdout, exported.stderr, readFileSync(out, 'utf8'));
    }
    const verified = await captureRun(`verify ${join(runs, run)}`, { env: SECRETS });
    expect(verified.stdout).toContain('holds');
    told.push(verified.stdout, verified.stderr);
  }
  return told;
}

describe('no key and no token', () => {
  it('is told by the served program, whatever the provider says again', async () => {
    await using provider = await tattlingProvider();
    const runs = join(folder, 'runs');
    const child = spawn(
      process.execPath,
      [join(ROOT, 'dist/cli/main.js'), 'serve', '--port', '0', '--runs', runs],
      {
        cwd: folder,
        env: { PATH: process.env['PATH'], ...SECRETS, MODEL_NAME: 'tattler', API_BASE_URL: provider.url },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const said: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    try {
      const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
      const token = SECRETS['CLINICALBENCH_TOKEN'] ?? '';
      const someone = visitor(url, token);
      const stranger = visitor(url, null);
      const ids = [
        await audit(someone, 'naive', 'openai-compatible:tattler'),
        await audit(someone, 'tools', 'openai-compatible:tattler'),
      ];
      provider.mood = 'refusing';
      ids.push(await audit(someone, 'react', 'openai-compatible:tattler'));
      expect([...provider.shown]).toEqual([SECRETS['API_KEY']]);

      const { runs: kept } = RunListSchema.parse(JSON.parse(await someone.ask('GET', '/api/runs')));
      expect(kept).toHaveLength(3);
      const names = kept.map(({ run_id }) => run_id);
      const values = {
        id: [...ids, 'nobody'],
        run: [...names, 'nobody'],
        place: ['0', '7'],
        token: ['nobody'],
      };
      const routes = await routesOf(join(folder, 'none'));
      expect(routes.length).toBeGreaterThan(40);
      await askEverything(someone, routes, values);
      await askEverything(stranger, routes, values);
      await someone.ask('GET', `/api/compare?${names.map((name) => `run=${name}`).join('&')}`);
      const page = await someone.ask('GET', '/');
      for (const [, asset = ''] of page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g))
        await someone.ask('GET', asset);
      const told = [
        ...someone.told,
        ...stranger.told,
        await socketTalk(url, token),
        ...(await filesTold(runs)),
      ];
      child.kill('SIGINT');
      await once(child, 'exit');
      told.push(...said);

      const all = told.join('\n');
      for (const met of ['[key]', 'unauthorized', 'rate_limited', 'error_body', 'server_error', '"openapi"'])
        expect(all).toContain(met);
      expect(leaks(told)).toEqual([]);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it.each(PROVIDERS)('is told by an audit on the interface of %s', async (provider) => {
    await using endpoint = await tattlingProvider();
    const key = SECRETS[KEY_VARIABLES[provider][0] ?? ''] ?? '';
    const models = [true, false].map((stream) =>
      openModel({
        provider,
        name: stream ? 'streams' : 'tattler',
        baseUrl: endpoint.url,
        key,
        stream,
        retry: { firstWaitMs: 1 },
      }),
    );
    const runs = join(folder, 'runs');
    await using server = await runningServer({
      settings: settings({ access: { token: SECRETS['CLINICALBENCH_TOKEN'] ?? '' } }),
      extensions: [
        dashboard({ records: runs, agents: [], models, packageVersion: '0.0.0', baselineSeeds: [1] }),
      ],
    });
    const someone = visitor(server.url, SECRETS['CLINICALBENCH_TOKEN'] ?? '');
    for (const { identity } of models)
      for (const agent of ['naive', 'tools']) await audit(someone, agent, identity.id);
    endpoint.mood = 'refusing';
    for (const { identity } of models) await audit(someone, 'react', identity.id);
    expect([...endpoint.shown]).toEqual([key]);
    const told = [...someone.told, ...(await filesTold(runs))];
    expect(told.join('\n')).toContain('[key]');
    expect(leaks(told)).toEqual([]);
  });
});
