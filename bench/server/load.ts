/** The client process of the server benchmark: it is told jobs over IPC, one after the other, and answers each. */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { AskingSocket } from './asking-socket.ts';
import { SkimmingSocket } from './skimming-socket.ts';
import { resetText, SCRIPT, SCRIPT_STEPS } from './episode-script.ts';
import { JobSchema, latency, type Answer, type Job } from './jobs.ts';

type JobOf<Type extends Job['type']> = Extract<Job, { readonly type: Type }>;

process.on('message', (message) => {
  carryOut(JobSchema.parse(message)).catch((error: unknown) => {
    answer({ type: 'failed', message: String(error) });
  });
});

async function carryOut(job: Job): Promise<void> {
  if (job.type === 'episodes') await playEpisodes(job);
  else if (job.type === 'round_trips') await roundTrips(job);
  else if (job.type === 'burst') await burst(job);
  else if (job.type === 'fill') await fill(job);
  else await touch(job);
}

function answer(message: Answer): void {
  process.send?.(message);
}

async function playEpisodes(job: JobOf<'episodes'>): Promise<void> {
  const { url, mode, connections, seconds } = job;
  const sockets = await Promise.all(
    Array.from({ length: connections }, async () =>
      SkimmingSocket.open(`${url}/s/${await openToken(url)}/ws`),
    ),
  );
  let begunEpisodes = 0;
  let episodes = 0;
  const times: number[] = [];
  const begun = performance.now();
  const until = begun + seconds * 1_000;
  await Promise.all(
    sockets.map(async (socket) => {
      while (performance.now() < until) {
        await socket.ask(resetText(job.firstSeed + Math.floor(begunEpisodes++ / job.group), mode));
        await playScript(socket, times);
        episodes++;
      }
    }),
  );
  const ms = performance.now() - begun;
  const bytes = sockets.reduce((sum, socket) => sum + socket.bytes, 0);
  for (const socket of sockets) socket.close();
  answer({ type: 'episodes', episodes, steps: times.length, bytes, ms, step: latency(times) });
}

/** Plays every step of the script. Rejects unless that ends the episode. */
async function playScript(socket: SkimmingSocket, times: number[]): Promise<void> {
  for (const text of SCRIPT) {
    const sent = performance.now();
    await socket.ask(text);
    times.push(performance.now() - sent);
  }
  const state = await socket.ask('{"type":"state"}');
  if (!state.includes('"done":true')) throw new Error(`the script did not end the episode: ${state}`);
}

async function roundTrips({ url, connections, seconds }: JobOf<'round_trips'>): Promise<void> {
  const sockets = await Promise.all(
    Array.from({ length: connections }, () => AskingSocket.open(`${url}/ws`)),
  );
  await Promise.all(sockets.map((socket) => socket.ask(resetText(1, 'paged'))));
  const times: number[] = [];
  const begun = performance.now();
  const until = begun + seconds * 1_000;
  await Promise.all(
    sockets.map(async (socket) => {
      while (performance.now() < until) {
        const sent = performance.now();
        await socket.ask('{"type":"state"}');
        times.push(performance.now() - sent);
      }
    }),
  );
  const ms = performance.now() - begun;
  for (const socket of sockets) socket.close();
  answer({ type: 'round_trips', trips: times.length, ms, trip: latency(times) });
}

/** Handshakes under way at once: as many as a common accept queue holds. */
const CONNECTING = 2_000;

async function burst(job: JobOf<'burst'>): Promise<void> {
  const { url, mode, sessions, seeds } = job;
  const open: SkimmingSocket[] = [];
  const times: number[] = [];
  let failed = 0;
  let connectedMs = 0;
  const free = slots(CONNECTING);
  const begun = performance.now();
  const one = async (index: number): Promise<void> => {
    const release = await free();
    const socket = await SkimmingSocket.open(`${url}/ws`, `127.0.0.${1 + (index % 8)}`).finally(release);
    connectedMs = performance.now() - begun;
    await socket.ask(resetText(index % seeds, mode));
    await socket.ask(SCRIPT[0] ?? '');
    times.push(performance.now() - begun);
    open.push(socket);
  };
  await Promise.all(Array.from({ length: sessions }, (_, index) => one(index).catch(() => failed++)));
  const ms = performance.now() - begun;
  answer({ type: 'burst', succeeded: times.length, failed, connectedMs, ms, whole: latency(times) });
  if (job.pacedPerSecond > 0) await paced(open, job);
  for (const socket of open) socket.close();
}

/**
 * Sends steps by the clock, whether or not earlier ones are answered: a slow reply does not slow the questions down, and
 * the time of a step runs from the moment when it was due. Rejects when a step fails.
 */
async function paced(sockets: readonly SkimmingSocket[], job: JobOf<'burst'>): Promise<void> {
  const { pacedPerSecond, pacedSeconds } = job;
  const total = Math.round(pacedPerSecond * pacedSeconds);
  const times: number[] = [];
  await wait(1_000);
  const begun = performance.now();
  const dueAt = (sent: number) => begun + (sent / pacedPerSecond) * 1_000;
  await new Promise<void>((resolve, reject) => {
    const send = (sent: number): void => {
      const socket = sockets[sent % sockets.length];
      const text = SCRIPT[1 + (Math.floor(sent / sockets.length) % (SCRIPT_STEPS - 2))] ?? '';
      socket?.send(text, (error) => {
        if (error) reject(error);
        else if (times.push(performance.now() - dueAt(sent)) === total) resolve();
      });
    };
    void (async () => {
      for (let sent = 0; sent < total; await wait(2))
        for (; sent < total && dueAt(sent) <= performance.now(); sent++) send(sent);
    })();
  });
  const seconds = (performance.now() - begun) / 1_000;
  answer({ type: 'paced', steps: times.length, perSecond: times.length / seconds, step: latency(times) });
}

async function fill({ url, sessions }: JobOf<'fill'>): Promise<void> {
  const tokens: string[] = [];
  let steps = 0;
  const free = slots(16);
  await Promise.all(
    Array.from({ length: sessions }, async (_, seed) => {
      const release = await free();
      const token = await openToken(url);
      const socket = await AskingSocket.open(`${url}/s/${token}/ws`);
      await socket.ask(resetText(seed, 'lean'));
      // One step less, so that the episode is still running.
      for (const text of SCRIPT.slice(0, -1)) {
        await socket.ask(text);
        steps++;
      }
      tokens.push(token);
      socket.drop();
      release();
    }),
  );
  answer({ type: 'filled', tokens, steps });
}

async function touch({ url, tokens, connections }: JobOf<'touch'>): Promise<void> {
  const times: number[] = [];
  let wrong = 0;
  const left = [...tokens];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let token = left.pop(); token !== undefined; token = left.pop()) {
        const socket = await AskingSocket.open(`${url}/s/${token}/ws`);
        const asked = performance.now();
        const reply = await socket.ask('{"type":"state"}');
        times.push(performance.now() - asked);
        if (!reply.includes(`"step_count":${SCRIPT_STEPS - 1}`)) wrong++;
        socket.drop();
      }
    }),
  );
  answer({
    type: 'touched',
    sessions: times.length,
    wrong,
    ms: performance.now() - begun,
    touch: latency(times),
  });
}

async function openToken(url: string): Promise<string> {
  const reply = await fetch(`${url}/api/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const { token } = z.object({ token: z.string() }).parse(await reply.json());
  return token;
}

/** Lets a number of callers through at once; each gets a function that gives its place back. */
function slots(count: number): () => Promise<() => void> {
  let taken = 0;
  const waiting: (() => void)[] = [];
  const release = () => {
    taken--;
    waiting.shift()?.();
  };
  return async () => {
    if (taken >= count) await new Promise<void>((resolve) => waiting.push(resolve));
    taken++;
    return release;
  };
}
