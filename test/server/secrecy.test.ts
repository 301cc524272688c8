import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { oracle } from '../../src/agents/index.ts';
import { generateEpisode, type Episode, type TaskId } from '../../src/core/index.ts';
import { inProcessEnvironment, runEpisode } from '../../src/runner/index.ts';
import { mcpExtension } from '../../src/server/mcp/index.ts';
import { openSessionLog } from '../../src/store/index.ts';
import { Ear, markedEpisodes } from '../support/canaries.ts';
import { openSocket, runningServer, type RunningServer } from '../support/serving.ts';
import { twins } from '../support/twins.ts';
import { verifies } from '../verifies.ts';
import { WAYS, type Move, type Play } from './ways-to-play.ts';

/** `npm run campaign` asks for 200 episodes a transport. */
const EPISODES = Number(process.env['SERVER_SECRECY'] ?? 6);
const TASKS = ['task_easy', 'task_medium', 'task_hard'] as const;

describe('truth', () => {
  for (const [name, play] of WAYS) {
    verifies(
      'security:truth-canaries',
      async () => {
        const episodes = markedEpisodes();
        const ear = new Ear();
        const folder = mkdtempSync(join(tmpdir(), 'clinicalbench-canaries-'));
        await using running = await runningServer({
          episodes,
          extensions: [mcpExtension],
          log: await openSessionLog({ folder, durability: 'os' }),
          onServerFault: (fault) => ear.hear(`${fault.message} ${fault.stack} ${String(fault.cause)}`),
        });
        for (let index = 0; index < EPISODES; index++) {
          const task_id = TASKS[index % TASKS.length] ?? 'task_hard';
          const modes =
            index % 2 === 0
              ? { feedback_mode: 'blind', reward_mode: 'terminal', observation_mode: 'paged' }
              : { observation_mode: 'full' };
          await play(running, ear, { task_id, seed: index, ...modes }, await openMoves(task_id, index));
        }
        for (const path of ['/metrics', '/openapi.json', '/schema', '/metadata', '/ready', '/docs', '/'])
          await ear.hearReply(await fetch(`${running.url}${path}`));
        for (const file of readdirSync(folder)) ear.hear(readFileSync(join(folder, file), 'latin1'));
        rmSync(folder, { recursive: true });
        process.stdout.write(
          `canaries over ${name}: ${EPISODES} episodes, ${episodes.words.length} words, ${(ear.bytes / 1e6).toFixed(1)} MB heard\n`,
        );
        expect(episodes.words.length).toBeGreaterThan(EPISODES * 4);
        expect(ear.hasHeardTruth).toBe(false);
      },
      name,
    );

    verifies(
      'security:blind-twins',
      async () => {
        for (const [task_id, seed] of [
          ['task_easy', 3],
          ['task_medium', 4],
          ['task_hard', 5],
        ] as const) {
          const moves = await openMoves(task_id, seed);
          const episode = generateEpisode({ task_id, seed });
          const reset = { task_id, seed, feedback_mode: 'blind', reward_mode: 'shaped' };
          const expected = await heardOf(episode, play, reset, moves);
          for (const twin of twins(episode)) expect(await heardOf(twin, play, reset, moves)).toBe(expected);
        }
      },
      name,
    );
  }

  verifies(
    'security:truth-canaries',
    async () => {
      const ear = new Ear();
      const episode = markedEpisodes().get({ task_id: 'task_hard', seed: 1 });
      ear.hear(JSON.stringify(episode.truth));
      expect(ear.hasHeardTruth).toBe(true);
    },
    'a truth that is printed is noticed',
  );

  verifies(
    'security:blind-twins',
    async () => {
      const moves = await openMoves('task_medium', 4);
      const episode = generateEpisode({ task_id: 'task_medium', seed: 4 });
      const reset = { task_id: 'task_medium', seed: 4, feedback_mode: 'verdict' };
      for (const [name, play] of WAYS) {
        const expected = await heardOf(episode, play, reset, moves);
        for (const twin of twins(episode))
          expect([name, (await heardOf(twin, play, reset, moves)) === expected]).toEqual([name, false]);
      }
    },
    'the twins do differ where verdicts are told',
  );

  verifies('data:shared', async () => {
    await using running = await runningServer();
    for (let copy = 0; copy < 8; copy++) {
      using socket = await openSocket(`${running.wsUrl}/ws`);
      await socket.ask({ type: 'reset', data: { task_id: 'task_hard', seed: 42 } });
    }
    const kept = Number(/^clinicalbench_dataset_bytes (\d+)$/m.exec(await metricsOf(running))?.[1]);
    expect(kept).toBeGreaterThan(400_000);
    expect(kept).toBeLessThan(500_000);
  });
});

/** What an oracle says in an episode before its report, and flags that are wrong. */
async function openMoves(task_id: TaskId, seed: number): Promise<Move[]> {
  const run = await runEpisode(oracle, inProcessEnvironment(), { task_id, seed });
  const wrong = ['P0001', 'P0002', 'P9999'].map((patient_id) => ({
    action_type: 'flag_error',
    error_type: 'invalid_age',
    patient_id,
    confidence: 0.9,
  }));
  return [...run.actions.map(({ message }) => message as Move).slice(0, -1), ...wrong];
}

async function heardOf(episode: Episode, play: Play, reset: Parameters<Play>[2], moves: readonly Move[]) {
  await using running = await runningServer({
    episodes: { get: () => episode },
    drawSeed: () => 0,
    extensions: [mcpExtension],
  });
  const texts: string[] = [];
  const ear = new Ear();
  const hear = ear.hear.bind(ear);
  ear.hear = (text) => {
    texts.push(text);
    return hear(text);
  };
  await play(running, ear, reset, moves);
  // Session ids and dates differ from server to server, and hold nothing of the episode. All else must be equal: bodies,
  // headers (the size among them), and the number of frames.
  return texts
    .join('\n')
    .replaceAll(/\b[0-9a-f]{32}\b/g, '')
    .replaceAll(/\["date","[^"]*"\]/g, '');
}

async function metricsOf({ url }: RunningServer): Promise<string> {
  return (await fetch(`${url}/metrics`)).text();
}
