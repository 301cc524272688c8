import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentNamed, oracle, type Agent } from '../../src/agents/index.ts';
import { remoteEnvironment } from '../../src/client/node/index.ts';
import { inProcessEnvironment, runEpisode, type Environment } from '../../src/runner/index.ts';
import { runningServer, type RunningServer } from '../../src/server/running-server.test-support.ts';
import { checkEnvironment } from '../../src/testing/index.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await runningServer();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

describe.each(['websocket', 'http'] as const)('the server, reached over %s', (transport) => {
  const open = () => remoteEnvironment(server.url, { transport });

  it('keeps every promise of an environment', async () => {
    expect(await checkEnvironment(open)).toEqual([]);
    expect(server.server.sessions.count).toBe(0);
  });

  it.each(['oracle', 'heuristic', 'random', 'null', 'hostile', 'after-done', 'fix-farmer'])(
    'gives %s what it gets in process, byte for byte',
    async (name) => {
      const agent = agentNamed(name);
      if (!agent) throw new Error(`there is no agent ${name}`);
      const [far, near] = [open(), inProcessEnvironment()];
      for (const feedback_mode of ['blind', 'verdict'] as const) {
        const request = { task_id: 'task_easy', seed: 7, feedback_mode, reward_mode: 'terminal' } as const;
        const remote = await transcript(agent, far, request);
        expect(remote).toBe(await transcript(agent, near, request));
      }
      await far.close();
    },
  );

  it('plays the hard task as in process in every observation mode', async () => {
    const [far, near] = [open(), inProcessEnvironment()];
    for (const observation_mode of ['lean', 'full', 'paged'] as const) {
      const request = { task_id: 'task_hard', seed: 3, observation_mode } as const;
      expect(await transcript(oracle, far, request)).toBe(await transcript(oracle, near, request));
    }
    await far.close();
  });
});

/** All that an agent saw and got, as JSON; the operator's door of the environment in this process left out. */
async function transcript(
  agent: Agent,
  environment: Environment,
  request: Parameters<Environment['reset']>[0],
): Promise<string> {
  const { finish: _, ...doors } = environment;
  const lines: string[] = [];
  const run = await runEpisode(agent, doors, request, {
    onEvent: (event) => {
      if (event.type === 'step')
        lines.push(JSON.stringify([event.observation, event.action.reward, event.action.refusal]));
    },
  });
  const { actions: _actions, state: _state, ...result } = run;
  lines.push(JSON.stringify(result));
  return lines.join('\n');
}
