import { describe, expect, it } from 'vitest';
import { investigatePattern } from '../agents/actions.ts';
import type { Agent } from '../agents/agent.ts';
import { ProviderError } from '../agents/language-model/provider-error.ts';
import type { RunEvent } from './events.ts';
import { failureCause } from './failure-cause.ts';
import { inProcessEnvironment } from './in-process.ts';
import { RunCancelled, runEpisode } from './run-episode.ts';
import { isComplete, runMatrix } from './run-matrix.ts';

const EASY = { task_id: 'task_easy', seed: 42 } as const;

const talker: Agent = {
  name: 'talker',
  description: 'Thinks aloud.',
  kind: 'baseline',
  async *audit(_first, context) {
    context?.tell({ type: 'thought', text: 'first the ages' });
    yield investigatePattern('age');
    context?.tell({ type: 'thought', text: 'enough' });
  },
};

describe('what an agent tells beside its actions', () => {
  it('comes as events, before the action that it led to', async () => {
    const events: RunEvent[] = [];
    await runEpisode(talker, inProcessEnvironment(), EASY, { onEvent: (event) => events.push(event) });
    expect(events.map((event) => event.type)).toEqual([
      'episode_start',
      'agent_event',
      'step',
      'agent_event',
      'episode_end',
    ]);
    expect(events[1]).toMatchObject({ number: 0, event: { type: 'thought', text: 'first the ages' } });
    expect(events[3]).toMatchObject({ number: 1, run: { agent: 'talker', seed: 42 } });
  });
});

describe('a model that gives no answer', () => {
  const failing = (error: Error): Agent => ({
    ...talker,
    // A plan may fail before its first message.
    audit: async function* audit() {
      yield investigatePattern('age');
      throw error;
    },
  });

  it('makes the episode incomplete with its cause, never a zero', async () => {
    const runs = await runMatrix({
      agents: [failing(new ProviderError('overloaded', 'HTTP 529 after 3 tries'))],
      tasks: ['task_easy'],
      seeds: [42],
      openEnvironment: () => inProcessEnvironment(),
    });
    const [run] = runs;
    if (!run || isComplete(run)) throw new Error('the run came to a result');
    expect(run.outcome).toBe('incomplete');
    expect(run).not.toHaveProperty('score');
    expect(failureCause(run)).toEqual({ code: 'overloaded', message: 'HTTP 529 after 3 tries' });
  });

  it('is cancelled where the run was given up during a call', async () => {
    const cancelled = new ProviderError('cancelled', 'given up');
    await expect(runEpisode(failing(cancelled), inProcessEnvironment(), EASY)).rejects.toThrow(RunCancelled);
  });
});
