import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { heuristic, oracle } from '../../agents/index.ts';
import { generateEpisode } from '../../core/generate/episode.ts';
import { labelsOf } from '../../core/generate/labels.ts';
import {
  CompareSchema,
  GameSchema,
  LeaderboardReplySchema,
  LiveEventSchema,
  LiveListSchema,
  LiveRunSchema,
  MoveReplySchema,
  OfferSchema,
  RunListSchema,
  type LiveEvent,
  type LiveRun,
  type StartLive,
} from '../../dashboard-api/index.ts';
import { mockModel } from '../../models/index.ts';
import { recorder, verifyText } from '../../records/index.ts';
import { configOf } from '../../records/recorded.test-support.ts';
import { inProcessEnvironment, runMatrix } from '../../runner/index.ts';
import { createRun } from '../../store/runs/index.ts';
import { runningServer } from '../running-server.test-support.ts';
import { dashboard, type DashboardOptions } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'clinicalbench-dashboard-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let servers = 0;
function serve(options: Partial<DashboardOptions> = {}) {
  return runningServer({
    extensions: [
      dashboard({
        records: join(folder, String(servers++)),
        agents: [heuristic, oracle],
        models: [mockModel('perfect')],
        packageVersion: '0.0.0',
        baselineSeeds: [1, 2],
        ...options,
      }),
    ],
  });
}

/** A browser as far as the server can tell: it keeps its cookie. */
function visitor(url: string) {
  let cookie = '';
  const call = async (path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const reply = await fetch(url + path, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie ? { cookie } : {}),
        ...headers,
      },
    });
    cookie ||= (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    return reply;
  };
  return {
    call,
    start: async (body: StartLive) => LiveRunSchema.parse(await (await call('/api/live', body)).json()),
    control: async (run: LiveRun, command: string) =>
      LiveRunSchema.parse(await (await call(`/api/live/${run.live_id}/control`, { command })).json()),
    /** Events until `enough` says so; the connection is dropped then. */
    watch: async (run: LiveRun, enough: (events: Told[]) => boolean, after = 0) => {
      const reply = await call(`/api/live/${run.live_id}/events`, undefined, {
        accept: 'text/event-stream',
        ...(after > 0 ? { 'last-event-id': String(after) } : {}),
      });
      const told: Told[] = [];
      let text = '';
      const decoder = new TextDecoder();
      for await (const chunk of reply.body ?? []) {
        text += decoder.decode(chunk, { stream: true });
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) {
          const [, id, data] = /^id: (\d+)\ndata: (.*)$/s.exec(block) ?? [];
          if (data !== undefined)
            told.push({ id: Number(id), event: LiveEventSchema.parse(JSON.parse(data)) });
        }
        if (enough(told)) break;
      }
      return told;
    },
  };
}

interface Told {
  readonly id: number;
  readonly event: LiveEvent;
}

const isOver = (told: Told[]) => told.some(({ event }) => event.type === 'end');
const START = { agent: 'heuristic', task_id: 'task_easy', seed: 42, pace_ms: 0 } as const;

describe('live audits', () => {
  it('stream from the first event to the end, and leave a record that verifies', async () => {
    await using server = await serve();
    const someone = visitor(server.url);
    const run = await someone.start({
      ...START,
      agent: 'react',
      model: 'mock:perfect',
      task_id: 'task_hard',
    });
    expect(run).toMatchObject({ mock: true, status: 'running', record: null });
    const told = await someone.watch(run, isOver);
    expect(told.map(({ id }) => id)).toEqual(told.map((_, index) => index + 1));
    expect(told[0]?.event.type).toBe('start');
    const end = told.at(-1)?.event;
    if (end?.type !== 'end') throw new Error('the stream did not end');
    expect(end.score).toBe(1);
    const { run_id, sequence } = end.record;
    const text = await (await someone.call(`/api/runs/${run_id}/records/${sequence}`)).text();
    const { faults, record } = verifyText(text);
    expect(faults).toEqual([]);
    expect(record?.result.score).toBe(end.score);
    const list = RunListSchema.parse(await (await someone.call('/api/runs')).json());
    expect(list.runs[0]?.episodes[0]).toMatchObject({ agent: 'react', mock: true, score: 1 });
  });

  it('pause, let single steps pass, resume, and stop', async () => {
    await using server = await serve();
    const someone = visitor(server.url);
    const run = await someone.start({ ...START, paused: true });
    const steps = (told: Told[]) => told.filter(({ event }) => event.type === 'step').length;
    expect(run.status).toBe('paused');
    await someone.control(run, 'step');
    expect(steps(await someone.watch(run, (told) => steps(told) >= 1))).toBe(1);
    await someone.control(run, 'step');
    expect(steps(await someone.watch(run, (told) => steps(told) >= 2))).toBe(2);
    await someone.control(run, 'stop');
    const told = await someone.watch(run, isOver);
    expect(told.at(-1)?.event).toMatchObject({ type: 'end', outcome: 'cancelled', score: null });
    const other = await someone.start({ ...START, paused: true });
    await someone.control(other, 'resume');
    expect((await someone.watch(other, isOver)).at(-1)?.event).toMatchObject({ outcome: 'completed' });
  });

  it('go on when nobody watches, and a watcher who comes back misses nothing', async () => {
    await using server = await serve();
    const someone = visitor(server.url);
    const run = await someone.start({ ...START, agent: 'oracle', pace_ms: 1 });
    const before = await someone.watch(run, (told) => told.length >= 3);
    const last = before[2];
    const after = await someone.watch(run, isOver, last?.id);
    expect(after[0]?.id).toBe((last?.id ?? 0) + 1);
    const whole = await someone.watch(run, isOver);
    expect([...before.slice(0, 3), ...after]).toEqual(whole);
  });

  it('belong to their visitor: another one sees and touches nothing of them', async () => {
    await using server = await serve();
    const [one, other] = [visitor(server.url), visitor(server.url)];
    const run = await one.start({ ...START, paused: true });
    await other.start({ ...START, paused: true });
    const list = LiveListSchema.parse(await (await other.call('/api/live')).json());
    expect(list.live.map(({ live_id }) => live_id)).not.toContain(run.live_id);
    for (const path of ['', '/events', '/truth'])
      expect((await other.call(`/api/live/${run.live_id}${path}`)).status).toBe(404);
    expect((await other.call(`/api/live/${run.live_id}/control`, { command: 'stop' })).status).toBe(404);
    const forged = { cookie: `clinicalbench_visitor=${'0'.repeat(32)}.${'0'.repeat(64)}` };
    expect((await fetch(`${server.url}/api/live/${run.live_id}`, { headers: forged })).status).toBe(404);
    expect((await one.call(`/api/live/${run.live_id}`)).status).toBe(200);
  });

  it('tell the answer key after the end, and no label before', async () => {
    await using server = await serve();
    const someone = visitor(server.url);
    const run = await someone.start({ ...START, agent: 'oracle', task_id: 'task_hard', paused: true });
    expect((await someone.call(`/api/live/${run.live_id}/truth`)).status).toBe(409);
    await someone.control(run, 'step');
    const told = await someone.watch(run, (events) => events.some(({ event }) => event.type === 'step'));
    const labels = labelsOf(generateEpisode({ task_id: 'task_hard', seed: 42 }));
    const text = JSON.stringify(told);
    for (const secret of [labels.bias?.mode ?? '', ...new Set(Object.values(labels.traps))])
      expect(text).not.toContain(secret);
    await someone.control(run, 'resume');
    await someone.watch(run, isOver);
    expect(await (await someone.call(`/api/live/${run.live_id}/truth`)).json()).toEqual(labels);
  });

  it('are limited for each visitor, and refused with a reason', async () => {
    await using server = await serve();
    const someone = visitor(server.url);
    for (let count = 0; count < 4; count++) await someone.start({ ...START, paused: true });
    expect((await someone.call('/api/live', { ...START, paused: true })).status).toBe(429);
    const stranger = visitor(server.url);
    const refused = async (body: unknown) => (await stranger.call('/api/live', body)).json();
    expect(await refused({ ...START, agent: 'nobody' })).toMatchObject({ reason: 'invalid' });
    expect(await refused({ ...START, agent: 'react', model: 'openai:gpt' })).toMatchObject({
      detail: 'model: this server is not configured for it',
    });
    expect(await refused({ ...START, seed: -1 })).toMatchObject({ detail: expect.stringMatching(/^seed: /) });
  });
});

describe('games', () => {
  it('hide the seed until they are over, and leave a human record that verifies', async () => {
    await using server = await serve({ drawSeed: () => 3_141_592_653 });
    const player = visitor(server.url);
    const seen: string[] = [];
    const call = async (path: string, body?: unknown) => {
      const text = await (await player.call(path, body)).text();
      seen.push(text);
      return JSON.parse(text) as unknown;
    };
    const game = GameSchema.parse(await call('/api/play', { task_id: 'task_easy' }));
    const path = `/api/play/${game.game_id}`;
    const refused = MoveReplySchema.parse(await call(`${path}/step`, { action: { action_type: 1 } }));
    expect(refused.refusal).toMatch(/action_type/);
    expect(refused.last.attempts_remaining).toBe(25);
    await call(`${path}/step`, { action: { action_type: 'investigate_pattern', variable: 'age' } });
    await call(`${path}/step`, {
      action: { action_type: 'flag_error', error_type: 'invalid_age', patient_id: 'P0001' },
    });
    const after = GameSchema.parse(await call(path));
    expect(after.moves.map(({ outcome }) => outcome)).toEqual(['investigated', 'flag_recorded']);
    expect(seen.join('')).not.toContain('3141592653');
    const end = MoveReplySchema.parse(
      await call(`${path}/step`, { action: { action_type: 'submit_report', report: 'nothing to say' } }),
    );
    expect(end.last.done).toBe(true);
    const record = await player.call(`/api/runs/${end.record?.run_id}/records/0`);
    const verified = verifyText(await record.text());
    expect(verified.faults).toEqual([]);
    expect(verified.record?.agent).toMatchObject({ name: 'human', kind: 'human' });
    expect(verified.record?.episode.seed).toBe(3_141_592_653);
    expect((await player.call(`${path}/step`, { action: {} })).status).toBe(409);
    expect((await visitor(server.url).call(path)).status).toBe(404);
  });

  it('end as stopped when they are given up', async () => {
    await using server = await serve();
    const player = visitor(server.url);
    const game = GameSchema.parse(await (await player.call('/api/play', { task_id: 'task_easy' })).json());
    await player.call(`/api/play/${game.game_id}/leave`, {});
    const list = RunListSchema.parse(await (await player.call('/api/runs')).json());
    expect(list.runs[0]?.episodes[0]).toMatchObject({ kind: 'human', outcome: 'stopped' });
  });
});

describe('the offer and the records', () => {
  it('name agents and models and mark mock ones', async () => {
    await using server = await serve();
    const offer = OfferSchema.parse(await (await fetch(`${server.url}/api/offer`)).json());
    expect(offer.agents.map(({ name }) => name)).toEqual(['naive', 'react', 'tools', 'heuristic', 'oracle']);
    expect(offer.models).toEqual([{ id: 'mock:perfect', provider: 'mock', mock: true }]);
  });

  it('refuse names that are no run of the folder', async () => {
    await using server = await serve();
    for (const name of ['nothing', '..%2f..', '%2e%2e', '.hidden'])
      expect((await fetch(`${server.url}/api/runs/${name}/records/0`)).status).toBeGreaterThanOrEqual(400);
  });

  it('start nothing where the server only shows records', async () => {
    await using server = await serve({ readOnly: true });
    expect((await visitor(server.url).call('/api/live', START)).status).toBe(404);
  });
});

describe('comparison and leaderboard', () => {
  it('pair runs by episode, say how they failed, and keep bands apart', async () => {
    await using server = await serve({ models: [mockModel('forgets-comorbidity')] });
    const someone = visitor(server.url);
    const runs: string[] = [];
    for (const body of [
      { ...START, agent: 'oracle', task_id: 'task_hard' },
      { ...START, agent: 'react', model: 'mock:forgets-comorbidity', task_id: 'task_hard' },
    ] as const) {
      const end = (await someone.watch(await someone.start(body), isOver)).at(-1)?.event;
      if (end?.type === 'end') runs.push(end.record.run_id);
    }
    const query = runs.map((run) => `run=${run}`).join('&');
    const compared = CompareSchema.parse(await (await someone.call(`/api/compare?${query}`)).json());
    const [oracleSide, reactSide] = compared.contestants;
    expect(oracleSide).toMatchObject({ mean: 1, exact_audits: 1, mock: false });
    expect(reactSide?.mean).toBeLessThan(1);
    expect(reactSide?.traps.find(({ kind }) => kind === 'comorbidity_override')).toMatchObject({
      records: 10,
      flagged: { protocol_window_violation: 0 },
    });
    expect(reactSide?.misses).toEqual({ 'never seen': 0, 'seen, not flagged': 10, 'budget used up': 0 });
    expect(compared.tasks[0]?.pairs[0]).toMatchObject({ episodes: 1, interval: null });
    expect((await someone.call('/api/compare?run=nothing')).status).toBe(404);

    const { board, here, refused } = LeaderboardReplySchema.parse(
      await (await someone.call('/api/leaderboard')).json(),
    );
    expect(here.map(({ kind, mock, row }) => [kind, mock, row.agent, row.mean, row.badge])).toEqual([
      ['oracle', false, 'oracle', 1, 'replayed'],
      ['model', true, 'react', reactSide?.mean, 'replayed'],
    ]);
    expect(board.history.rows).toHaveLength(4);
    const bands = new Map(board.bands.map(({ band, rows }) => [band, rows]));
    expect(bands.get('in-context')).toEqual([]);
    expect(bands.get('tools')).toEqual([]);
    expect(bands.get('baselines')?.map(({ name, seeds }) => [name, seeds])).toContainEqual(['heuristic', 2]);
    expect(refused).toEqual([]);
  });

  it('count nothing that was altered, and say why a run that calls itself ranked is not', async () => {
    const records = join(folder, 'shelf-of-claims');
    const config = configOf([heuristic], { tasks: ['task_easy'], seeds: [42], ranked: true });
    for (const name of ['claims', 'altered']) {
      const run = await createRun(join(records, name), config);
      await runMatrix({
        agents: [heuristic],
        tasks: config.tasks,
        seeds: config.seeds,
        options: config.options,
        openEnvironment: () => inProcessEnvironment(),
        onEvent: recorder({ config, onRecord: (record) => run.append(record) }),
      });
      run.close();
    }
    const path = join(records, 'altered', 'episodes.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/"score":0\.\d+/, '"score":0.999'));
    await using server = await serve({ records });
    const reply = await visitor(server.url).call('/api/leaderboard');
    const { board, here, refused } = LeaderboardReplySchema.parse(await reply.json());
    expect(board.bands.filter(({ ranked, rows }) => ranked && rows.length > 0)).toEqual([]);
    expect(refused.map(({ name }) => name)).toEqual(['altered']);
    expect(here).toHaveLength(1);
    expect(here[0]).toMatchObject({ runs: ['claims'], episodes: 1 });
    expect(here[0]?.faults.join()).toContain('tasks: a ranked run plays');
    expect(here[0]?.row.mean).toBeLessThan(0.999);
  });
});
