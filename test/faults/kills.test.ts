import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { oracle } from '../../src/agents/index.ts';
import { remoteEnvironment } from '../../src/client/node/index.ts';
import { Rng } from '../../src/core/index.ts';
import { inProcessEnvironment } from '../../src/runner/index.ts';
import { openSessionLog, type Durability } from '../../src/store/index.ts';
import { transcript, type Transcript } from '../support/transcript.ts';
import { MortalServer, type Death } from './mortal-server.ts';

/** How often the server dies; the campaign sets more. */
const KILLS = Number(process.env['SERVER_KILLS'] ?? 10);
const CLIENTS = 6;
const SEEDS = 12;
const PATIENCE_MS = 600_000;

const MOMENTS = ['before', 'during', 'after', 'never'] as const;

it.each<Durability>(['os', 'fsync'])(
  `no acknowledged step is lost and none is done twice, however the server dies (durability %s)`,
  async (durability) => {
    const kills = Math.ceil(KILLS / 2);
    const draw = drawer(durability === 'os' ? 1 : 2);
    const deaths: Record<Death['moment'], number> = { before: 0, during: 0, after: 0, never: 0 };
    let isOver = false;
    const nextDeath = (): Death => {
      const moment = isOver || server.deaths >= kills ? 'never' : (MOMENTS[draw(MOMENTS.length)] ?? 'never');
      if (!isOver && server.deaths < kills) deaths[moment]++;
      if (moment === 'never') setTimeout(killFromOutside, 100 + draw(1_000));
      return { moment, count: 1 + draw(200) };
    };
    const killFromOutside = () => {
      if (!isOver && server.deaths < kills) server.kill();
    };
    const folder = await mkdtemp(join(tmpdir(), 'kills-'));
    const server = new MortalServer(folder, durability, nextDeath);
    try {
      await server.start();
      const expected = await undisturbed();
      let episodes = 0;
      const play = async (client: number) => {
        const environment = remoteEnvironment(server.url, {
          firstPatienceMs: PATIENCE_MS,
          patienceMs: PATIENCE_MS,
          transport: client % 3 === 0 ? 'http' : 'websocket',
        });
        for (let seed = client % SEEDS; server.deaths < kills || seed < client + 2; seed++) {
          const played = await transcript(oracle, environment, requestOf(seed % SEEDS));
          expect(played).toEqual(expected[seed % SEEDS]);
          expect(await environment.state()).toMatchObject({ step_count: played.steps, done: true });
          episodes++;
        }
        await environment.close();
      };
      await Promise.all(Array.from({ length: CLIENTS }, (_, client) => play(client)));
      expect(server.deaths).toBeGreaterThanOrEqual(kills);
      isOver = true;
      await server.stop();
      const log = await openSessionLog({ folder, durability });
      // Some were opened for nobody: their server died before it could tell the token. None has a hole.
      for (const session of await log.sessions()) expect(await log.read(session)).toBeInstanceOf(Array);
      await log.shutdown();
      const { never, ...own } = deaths;
      report(
        `killed ${server.deaths} times (durability ${durability}): ${own.before} before an append, ${own.during} in one, ` +
          `${own.after} between append and reply, ${never} from outside; ${episodes} hard episodes as undisturbed`,
      );
    } finally {
      isOver = true;
      await server.stop();
      await rm(folder, { recursive: true });
    }
  },
  3_600_000,
);

function requestOf(seed: number) {
  return { task_id: 'task_hard', seed, feedback_mode: 'verdict', reward_mode: 'dense' } as const;
}

async function undisturbed(): Promise<Transcript[]> {
  const environment = inProcessEnvironment();
  const played: Transcript[] = [];
  for (let seed = 0; seed < SEEDS; seed++)
    played.push(await transcript(oracle, environment, requestOf(seed)));
  return played;
}

function drawer(seed: number): (below: number) => number {
  const rng = new Rng([seed, 2, 3, 4]);
  return (below) => rng.below(below);
}

function report(line: string): void {
  process.stdout.write(`${line}\n`);
}
