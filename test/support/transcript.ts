import { createHash } from 'node:crypto';
import type { Agent } from '../../src/agents/index.ts';
import { runEpisode, type Environment, type ResetRequestInput } from '../../src/runner/index.ts';

/** All that an agent saw and got in one episode, as one hash, and what it came to. */
export interface Transcript {
  readonly hash: string;
  readonly score: number;
  readonly steps: number;
}

/**
 * Plays an episode and hashes every observation, reward and refusal of it. The operator's door of an environment in this
 * process stays shut, so that a remote environment gives the same.
 */
export async function transcript(
  agent: Agent,
  environment: Environment,
  request: ResetRequestInput,
): Promise<Transcript> {
  const doors: Environment = {
    reset: (input) => environment.reset(input),
    step: (message) => environment.step(message),
    state: () => environment.state(),
    close: () => environment.close(),
  };
  const hash = createHash('sha256');
  const { score, steps, ...run } = await runEpisode(agent, doors, request, {
    onEvent: (event) => {
      if (event.type === 'episode_start') hash.update(JSON.stringify(event.observation));
      if (event.type === 'step')
        hash.update(JSON.stringify([event.observation, event.action.reward, event.action.refusal]));
    },
  });
  hash.update(JSON.stringify([score, steps, run.score_breakdown, run.dense_reward_total, run.outcome]));
  return { hash: hash.digest('hex'), score, steps };
}
