/**
 * Measures the server with a client in a process of its own, on this machine over loopback. Everything is bounded; the
 * servers that it starts end with it.
 *
 *   npm run bench:server [-- --sessions 16384] [--seconds 6] [--rounds 3] [--only episodes,trips,burst,recovery] [--json]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Answer, Job } from './server/jobs.ts';
import { startClient, startServer, type ClientProcess, type ServerProcess } from './server/processes.ts';

const { values } = parseArgs({
  options: {
    sessions: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '6' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: 'episodes,trips,burst,recovery' },
    json: { type: 'boolean', default: false },
  },
});
const SESSIONS = Number(values.sessions);
const SECONDS = Number(values.seconds);
const ROUNDS = Number(values.rounds);
const parts = values.only.split(',');

interface Row {
  readonly what: string;
  readonly value: string;
  readonly target?: string;
}

const rows: Row[] = [];
const folder = mkdtempSync(join(tmpdir(), 'bench-server-'));
const client = startClient();
const servers: ServerProcess[] = [];
try {
  if (parts.includes('episodes')) await benchEpisodes();
  if (parts.includes('trips')) await benchTrips();
  if (parts.includes('burst')) await benchBurst();
  if (parts.includes('recovery')) await benchRecovery();
} finally {
  await client.stop();
  for (const server of servers) await server.kill();
  rmSync(folder, { recursive: true });
}
print();

async function serve(durability: 'none' | 'os' | 'fsync', name: string): Promise<ServerProcess> {
  const server = await startServer(durability, join(folder, name));
  servers.push(server);
  return server;
}

/** Lean episodes at each durability and full ones, in turns, so that a machine that drifts drifts for all. */
async function benchEpisodes(): Promise<void> {
  const [none, os, fsync] = [await serve('none', 'n'), await serve('os', 'o'), await serve('fsync', 'f')];
  const kinds = [
    { name: 'lean', server: none, mode: 'lean', group: 1 },
    { name: 'lean, durability os', server: os, mode: 'lean', group: 1 },
    { name: 'lean, durability fsync', server: fsync, mode: 'lean', group: 1 },
    { name: 'lean, 8 episodes a seed', server: none, mode: 'lean', group: 8 },
    { name: 'full', server: none, mode: 'full', group: 1 },
  ] as const;
  const rates = new Map<string, number[]>();
  const last = new Map<string, { played: AnswerOf<'episodes'>; cpuMs: number }>();
  let firstSeed = 0;
  const play = async (server: ServerProcess, mode: 'lean' | 'full', seconds: number, group: number) => {
    const job = {
      type: 'episodes',
      url: server.url,
      mode,
      connections: 128,
      seconds,
      firstSeed,
      group,
    } as const;
    firstSeed += 20_000;
    return ask(client, job, 'episodes');
  };
  // A server that has just started compiles what it runs.
  for (const { server, mode, group } of kinds) await play(server, mode, SECONDS, group);
  for (let round = 0; round < ROUNDS; round++)
    for (const { name, server, mode, group } of kinds) {
      const cpu = server.cpuMs();
      const played = await play(server, mode, SECONDS, group);
      rates.set(name, [...(rates.get(name) ?? []), played.episodes / (played.ms / 1_000)]);
      last.set(name, { played, cpuMs: (server.cpuMs() - cpu) / played.episodes });
    }
  for (const { name, mode } of kinds) {
    const rate = median(rates.get(name) ?? []);
    const { played, cpuMs } = last.get(name) ?? {};
    const { steps = 0, episodes = 1, bytes = 0, step } = played ?? {};
    add(
      `hard episodes a second, ${name}`,
      `${rate.toFixed(1)} (${Math.round((rate * steps) / episodes)} steps/s)`,
      mode === 'lean' ? (name === 'lean' ? 'at least 100' : '') : 'at least 30',
    );
    add(
      `  server processor time, bytes, step`,
      `${(cpuMs ?? 0).toFixed(1)} ms, ${mib(bytes / episodes, 2)} an episode; p50 ${ms(step?.p50)}, p99 ${ms(step?.p99)}`,
    );
  }
  const base = rates.get('lean') ?? [];
  for (const name of ['lean, durability os', 'lean, durability fsync']) {
    const shares = (rates.get(name) ?? []).map((rate, round) => rate / (base[round] ?? rate));
    const cost = (1 - median(shares)) * 100;
    add(
      `  cost of ${name.slice(6)}`,
      `${cost.toFixed(0)} % of lean throughput`,
      name.endsWith('fsync') ? 'at most 20 %' : '',
    );
  }
  for (const server of servers.splice(0)) await server.kill();
}

async function benchTrips(): Promise<void> {
  const server = await serve('none', 't');
  for (const connections of [1, 64]) {
    const cpu = server.cpuMs();
    const job = { type: 'round_trips', url: server.url, connections, seconds: SECONDS } as const;
    const { trips, ms: took, trip } = await ask(client, job, 'round_trips');
    const each = ((server.cpuMs() - cpu) / trips) * 1_000;
    add(
      `round trips a second, ${connections} at once`,
      `${Math.round(trips / (took / 1_000))}; p50 ${ms(trip.p50)}, p99 ${ms(trip.p99)}; ${each.toFixed(0)} us of the server`,
    );
  }
  await server.kill();
}

async function benchBurst(): Promise<void> {
  const full = SESSIONS >= 16_384;
  for (const mode of ['paged', 'lean'] as const) {
    const server = await serve('none', `b-${mode}`);
    const before = server.memory().now;
    const cpu = server.cpuMs();
    const pacedPerSecond = mode === 'paged' ? 2_000 : 0;
    const job: Job = {
      type: 'burst',
      url: server.url,
      mode,
      sessions: SESSIONS,
      seeds: 256,
      pacedPerSecond,
      pacedSeconds: 8,
    };
    const { succeeded, failed, connectedMs, ms: took, whole } = await ask(client, job, 'burst');
    const { now, most } = server.memory();
    const cpuMs = server.cpuMs() - cpu;
    add(
      `burst of ${SESSIONS} sessions, ${mode}`,
      `${succeeded} succeeded, ${failed} failed; connected in ${s(connectedMs)}, all done in ${s(took)}; whole p50 ${s(whole.p50)}, p99 ${s(whole.p99)}`,
      full ? (mode === 'paged' ? 'p99 below 8 s, none fails' : 'below 20 s, none fails') : '',
    );
    add(
      '  memory and processor time of the server',
      `${mib(now)} now, ${mib(most)} at most; ${((now - before) / 1_024 / SESSIONS).toFixed(0)} KiB a session; ${s(cpuMs)} of processor time`,
      full ? 'below 1,500 MB' : '',
    );
    if (pacedPerSecond > 0) {
      const paced = await client.next();
      if (paced.type !== 'paced') throw new Error(`the client answered ${paced.type}`);
      add(
        `  ${paced.steps} steps paced over them`,
        `${paced.perSecond.toFixed(0)} a second; p50 ${ms(paced.step.p50)}, p99 ${ms(paced.step.p99)}`,
        'p99 below 20 ms',
      );
    }
    await server.kill();
  }
}

async function benchRecovery(): Promise<void> {
  const before = await serve('os', 'r');
  const filled = await ask(client, { type: 'fill', url: before.url, sessions: 2_000 }, 'filled');
  await before.kill();
  const server = await serve('os', 'r');
  const job: Job = { type: 'touch', url: server.url, tokens: filled.tokens, connections: 1 };
  const { sessions, wrong, touch } = await ask(client, job, 'touched');
  add(`start with a log of ${filled.steps} steps`, s(server.startMs));
  add(
    `first touch of ${sessions} sessions of 74 steps after kill -9`,
    `p50 ${ms(touch.p50)}, p99 ${ms(touch.p99)}; ${wrong} wrong`,
    'p99 below 5 ms, none wrong',
  );
  await server.kill();
}

type AnswerOf<Type extends Answer['type']> = Extract<Answer, { readonly type: Type }>;

async function ask<Type extends Answer['type']>(
  to: ClientProcess,
  job: Job,
  type: Type,
): Promise<AnswerOf<Type>> {
  const answer = await to.ask(job);
  if (isOf(answer, type)) return answer;
  throw new Error(`the client answered ${answer.type} to ${job.type}`);
}

function isOf<Type extends Answer['type']>(answer: Answer, type: Type): answer is AnswerOf<Type> {
  return answer.type === type;
}

function add(what: string, value: string, target = ''): void {
  rows.push({ what, value, ...(target !== '' && { target }) });
  if (!values.json) console.log(`${what.padEnd(52)} ${value}${target === '' ? '' : `   [${target}]`}`);
}

function print(): void {
  const [cpu] = cpus();
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const machine = {
    processor: `${cpus().length} x ${cpu?.model.trim() ?? 'unknown'}`,
    memory: mib(totalmem()),
    load: loadavg()
      .map((load) => load.toFixed(1))
      .join(' '),
    node: process.version,
    system: `${process.platform} ${process.arch}`,
    commit,
  };
  if (values.json) console.log(JSON.stringify({ machine, rows }, null, 2));
  else
    console.log(
      `\n${Object.entries(machine)
        .map(([name, value]) => `${name} ${value}`)
        .join('; ')}\nClient and server share the machine; load is the average over 1, 5 and 15 minutes.`,
    );
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function ms(time = 0): string {
  return `${time.toFixed(time < 10 ? 2 : 0)} ms`;
}

function s(time: number): string {
  return `${(time / 1_000).toFixed(2)} s`;
}

function mib(bytes: number, digits = 0): string {
  return `${(bytes / 1_048_576).toFixed(digits)} MiB`;
}
