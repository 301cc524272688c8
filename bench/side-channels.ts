/**
 * What the time of a reply and its growth in bytes tell of a flag in blind mode, over loopback, with a server in a
 * process of its own: the area under the ROC curve of right against wrong flags, 0.5 where nothing is told. In each
 * episode as many wrong flags as right ones of the same types are sent, in random order, and only flags of the same step
 * are compared, because replies grow from step to step. The same with verdicts is the control: there sizes must tell.
 * Bounded in flags; the server ends with it.
 *
 *   npm run bench:side-channels [-- --flags 4000] [--json]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generateEpisode, labelsOf, patientId, TASKS } from '../src/core/index.ts';
import { aucOf, pooledAuc, tableOf } from '../src/evaluation/statistics/auc.ts';
import { AskingSocket } from './server/asking-socket.ts';
import { startServer } from './server/processes.ts';

const { values } = parseArgs({
  options: { flags: { type: 'string', default: '4000' }, json: { type: 'boolean', default: false } },
});
const FLAGS = Math.min(Number(values.flags), 20_000);
const TASK = TASKS.task_hard;
/** Episodes whose times are not kept: the server compiles its code in them. */
const WARMING = 3;

/** A way to play an episode: resolves with the reply to an action. */
interface Wire extends AsyncDisposable {
  ask(action: object): Promise<Buffer>;
}
interface Flag {
  readonly isRight: boolean;
  readonly action: object;
}
interface Timed {
  readonly isRight: boolean;
  readonly microseconds: number;
  /** Bytes by which the reply is longer than the one before. */
  readonly growth: number;
}

const folder = mkdtempSync(join(tmpdir(), 'bench-side-channels-'));
const server = await startServer('none', folder);
try {
  const lines = [];
  for (const feedback of ['blind', 'verdict'] as const)
    for (const [name, open] of [
      ['WebSocket', overWebSocket],
      ['HTTP', overHttp],
    ] as const) {
      const timed = await measure((seed) => open(resetOf(seed, feedback)));
      for (const of of ['microseconds', 'growth'] as const)
        lines.push({ name: `${name}, ${feedback}`, of, ...areaOf(timed, of) });
    }
  print(lines);
} finally {
  await server.kill();
  rmSync(folder, { recursive: true });
}

async function measure(open: (seed: number) => Promise<Wire>): Promise<Timed[][]> {
  const timed: Timed[][] = [];
  let count = 0;
  for (let seed = 0; count < FLAGS; seed++) {
    await using wire = await open(seed);
    for (const variable of TASK.requiredInvestigations)
      await wire.ask({ action_type: 'investigate_pattern', variable });
    for (const variable of TASK.requiredDistributions)
      await wire.ask({ action_type: 'compute_distribution', variable });
    // A flag on nobody, so that every flag that counts has a reply before it.
    let before = (await wire.ask(flag(false, 'invalid_age', 'P9999').action)).length;
    for (const [step, { isRight, action }] of flagsOf(seed).entries()) {
      const begun = process.hrtime.bigint();
      const reply = await wire.ask(action);
      const microseconds = Number(process.hrtime.bigint() - begun) / 1_000;
      const growth = reply.length - before;
      before = reply.length;
      if (seed < WARMING) continue;
      (timed[step] ??= []).push({ isRight, microseconds, growth });
      count++;
    }
  }
  return timed;
}

/** As many right flags as wrong ones of the same types, as many as the budget allows, in random order. */
function flagsOf(seed: number): Flag[] {
  const episode = generateEpisode({ task_id: 'task_hard', seed });
  const { violations } = labelsOf(episode);
  const work = TASK.requiredInvestigations.length + TASK.requiredDistributions.length;
  const pairs = Math.floor((TASK.budget - work - 2) / 2);
  const right = shuffled(Object.entries(violations)).slice(0, pairs);
  const valid = shuffled(Array.from({ length: episode.dataset.size }, (_, row) => patientId(row))).filter(
    (id) => !Object.hasOwn(violations, id),
  );
  return shuffled(
    right.flatMap(([patient, error_type], index) => [
      flag(true, error_type, patient),
      flag(false, error_type, valid[index] ?? ''),
    ]),
  );
}

function flag(isRight: boolean, error_type: unknown, patient_id: string): Flag {
  return { isRight, action: { action_type: 'flag_error', error_type, patient_id, confidence: 0.8 } };
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

function resetOf(seed: number, feedback_mode: 'blind' | 'verdict'): object {
  return {
    task_id: 'task_hard',
    seed,
    observation_mode: 'paged',
    reward_mode: 'terminal',
    feedback_mode,
  };
}

async function overWebSocket(reset: object): Promise<Wire> {
  const socket = await AskingSocket.open(`${server.url}/ws`);
  await socket.ask(JSON.stringify({ type: 'reset', data: reset }));
  return {
    ask: (data) => socket.ask(JSON.stringify({ type: 'step', data })),
    [Symbol.asyncDispose]() {
      socket.close();
      return Promise.resolve();
    },
  };
}

async function overHttp(reset: object): Promise<Wire> {
  const post = async (path: string, body: object, session: Record<string, string>) => {
    const reply = await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...session },
      body: JSON.stringify(body),
    });
    const bytes = Buffer.from(await reply.arrayBuffer());
    if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${bytes.toString()}`);
    return { bytes, session: reply.headers.get('x-session-id') ?? '' };
  };
  const headers = { 'x-session-id': (await post('/reset', reset, {})).session };
  return {
    ask: async (action) => (await post('/step', { action }, headers)).bytes,
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

function areaOf(steps: readonly (readonly Timed[])[], of: 'microseconds' | 'growth') {
  const valuesOf = (timed: readonly Timed[], isRight: boolean) =>
    timed.filter((one) => one.isRight === isRight).map((one) => one[of]);
  const area = pooledAuc(steps.map((timed) => aucOf(tableOf(valuesOf(timed, true), valuesOf(timed, false)))));
  const [right, wrong] = [valuesOf(steps.flat(), true), valuesOf(steps.flat(), false)];
  if (area === null) throw new Error('no flags were measured');
  const { auc, interval, positives, negatives } = area;
  return { auc, interval, positives, negatives, medians: [median(right), median(wrong)] };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? Number.NaN;
}

function print(lines: readonly ({ name: string; of: string } & ReturnType<typeof areaOf>)[]): void {
  if (values.json) {
    console.log(JSON.stringify(lines));
    return;
  }
  for (const { name, of, auc, interval, positives, negatives, medians } of lines)
    console.log(
      `${name}, ${of}: AUC ${auc.toFixed(4)} (${interval.low.toFixed(4)} to ${interval.high.toFixed(4)}), ${positives} right and ${negatives} wrong flags, medians ${medians.map((one) => one.toFixed(1)).join(' and ')}`,
    );
}
