import { describe, expect, it } from 'vitest';
import { oracle } from '../../src/agents/index.ts';
import { remoteEnvironment } from '../../src/client/node/index.ts';
import { Rng } from '../../src/core/index.ts';
import { inProcessEnvironment } from '../../src/runner/index.ts';
import { runningServer } from '../../src/server/running-server.test-support.ts';
import { transcript } from '../support/transcript.ts';
import { faultyProxy, NETWORK_FAULTS } from './faulty-proxy.ts';

/** Episodes for each fault and transport; the campaign sets more. */
const EPISODES = Number(process.env['FAULTY_EPISODES'] ?? 3);

describe.each(['websocket', 'http'] as const)('over a bad network, %s', (transport) => {
  it.each(NETWORK_FAULTS)(
    'episodes end as undisturbed ones do: %s',
    async (fault) => {
      const rng = new Rng([1, 2, 3, NETWORK_FAULTS.indexOf(fault) + 4]);
      await using server = await runningServer();
      // Larger than the first observation, so that it gets through in the end.
      await using proxy = await faultyProxy(server.url, fault, (below) => rng.below(below), 600_000);
      for (let seed = 0; seed < EPISODES; seed++) {
        const request = { task_id: 'task_easy', seed } as const;
        const environment = remoteEnvironment(proxy.url, {
          transport,
          timeoutMs: 800,
          firstPatienceMs: 120_000,
        });
        const played = await transcript(oracle, environment, request);
        expect(played).toEqual(await transcript(oracle, inProcessEnvironment(), request));
        expect(await environment.state()).toMatchObject({ step_count: played.steps });
        await environment.close();
      }
      expect(proxy.harmed()).toBeGreaterThan(0);
      process.stdout.write(`${fault} over ${transport}: ${EPISODES} episodes, ${proxy.harmed()} faults\n`);
    },
    3_600_000,
  );
});
