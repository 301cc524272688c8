import { describe, expect } from 'vitest';
import { heuristic, oracle } from '../../src/agents/index.ts';
import { remoteEnvironment } from '../../src/client/node/index.ts';
import { RANKED_TASK_IDS, TASK_IDS } from '../../src/core/index.ts';
import { inProcessEnvironment, runEpisode, type Environment } from '../../src/runner/index.ts';
import { assertEnvironment } from '../../src/testing/index.ts';
import { runningServer, type RunningServer } from '../support/serving.ts';
import { verifies } from '../verifies.ts';

/** Every way to reach an environment, opened on a server of its own. */
const WAYS: readonly (readonly [name: string, open: (running: RunningServer) => Environment])[] = [
  ['in process', () => inProcessEnvironment()],
  ['HTTP', ({ url }) => remoteEnvironment(url, { transport: 'http' })],
  ['WebSocket', ({ url }) => remoteEnvironment(url)],
];

describe('every way to an environment', () => {
  for (const [name, open] of WAYS)
    verifies(
      'wire:conformance',
      async () => {
        await using running = await runningServer();
        await assertEnvironment(() => open(running));
        expect(running.server.sessions.count).toBe(0);
      },
      name,
    );

  verifies('wire:same-bytes', async () => {
    await using running = await runningServer();
    for (const task_id of TASK_IDS) {
      const request = { task_id, seed: 42, observation_mode: 'full' } as const;
      const runs = [];
      for (const [, open] of WAYS) {
        const environment = open(running);
        const run = await runEpisode(oracle, environment, request);
        await environment.close();
        runs.push(JSON.stringify({ ...run, state: null }));
        expect(run.score).toBe(1);
      }
      expect(new Set(runs).size).toBe(1);
    }
  });

  verifies(
    'wire:same-bytes',
    async () => {
      await using running = await runningServer();
      for (const task_id of RANKED_TASK_IDS) {
        const scores = [];
        for (const [, open] of WAYS) {
          const environment = open(running);
          const run = await runEpisode(heuristic, environment, {
            task_id,
            seed: 7,
            observation_mode: 'paged',
            reward_mode: 'terminal',
            feedback_mode: 'blind',
          });
          await environment.close();
          scores.push(run.score);
        }
        expect(new Set(scores).size).toBe(1);
      }
    },
    'an agent that errs, blind',
  );
});
