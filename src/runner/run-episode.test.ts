import { describe, expect, it } from 'vitest';
import type { Agent } from '../agents/agent.ts';
import { investigatePattern, submitReport } from '../agents/actions.ts';
import { oracle } from '../agents/oracle.ts';
import { scriptedAgent } from '../testing/scripted-agent.ts';
import type { RunEvent } from './events.ts';
import { inProcessEnvironment } from './in-process.ts';
import { RunCancelled, runEpisode } from './run-episode.ts';

const EASY = { task_id: 'task_easy', seed: 42 } as const;
const BLIND = { ...EASY, feedback_mode: 'blind', reward_mode: 'shaped' } as const;

describe('running an episode', () => {
  it('drives an agent from reset to its report', async () => {
    const run = await runEpisode(oracle, inProcessEnvironment(), BLIND);
    expect(run).toMatchObject({
      agent: 'oracle',
      task_id: 'task_easy',
      seed: 42,
      outcome: 'completed',
      score: 1,
    });
    expect(run.observation).toMatchObject({ done: true, score_so_far: 1 });
    expect(run.steps).toBe(run.actions.length);
    expect(run.actions.reduce((sum, { reward }) => sum + reward, 0)).toBeCloseTo(1, 9);
    expect(run.state?.end).toBe('report');
  });

  it('says that an agent stopped, with the score as it stands', async () => {
    const run = await runEpisode(
      scriptedAgent('early', [investigatePattern('age')]),
      inProcessEnvironment(),
      BLIND,
    );
    expect(run).toMatchObject({ outcome: 'stopped', score: 0.05, steps: 1, observation: { done: false } });
    expect(run.score_breakdown).toMatchObject({ workflow: 1, recall: 0 });
  });

  it('gives a null agent nothing', async () => {
    const run = await runEpisode(scriptedAgent('silent', []), inProcessEnvironment(), EASY);
    expect(run).toMatchObject({ outcome: 'stopped', score: 0, steps: 0, dense_reward_total: 0, actions: [] });
  });

  it('says that the budget ran out', async () => {
    const wasteful = scriptedAgent(
      'wasteful',
      Array.from({ length: 40 }, () => investigatePattern('bmi')),
    );
    const run = await runEpisode(wasteful, inProcessEnvironment(), EASY);
    expect(run).toMatchObject({ outcome: 'budget_exhausted', steps: 25 });
  });

  it('ends an agent at done, unless it is meant to persist', async () => {
    const script = [
      investigatePattern('age'),
      submitReport(''),
      investigatePattern('bmi'),
      submitReport('again'),
    ];
    const once = await runEpisode(scriptedAgent('once', script), inProcessEnvironment(), EASY);
    expect(once).toMatchObject({ steps: 2, after_done: { actions: 0, reward: 0, score_gain: 0 } });
    const persistent = scriptedAgent('persistent', script, { persists: true });
    const run = await runEpisode(persistent, inProcessEnvironment(), EASY);
    expect(run).toMatchObject({ after_done: { actions: 2, reward: 0, score_gain: 0 }, score: once.score });
  });

  it('shows a refusal to the agent as feedback on the same observation', async () => {
    const seen: unknown[] = [];
    const clumsy: Agent = {
      ...scriptedAgent('clumsy', []),
      *audit() {
        const reply = yield { action_type: 7 };
        seen.push(reply.feedback, reply.metadata['outcome'], reply.attempts_remaining);
      },
    };
    const run = await runEpisode(clumsy, inProcessEnvironment(), EASY);
    expect(seen).toEqual([expect.stringContaining('action_type'), 'refused', 25]);
    expect(run).toMatchObject({ steps: 0, actions: [{ reward: 0, refusal: expect.any(String) }] });
  });

  it('stops an agent that only sends what costs nothing', async () => {
    const endless: Agent = {
      ...scriptedAgent('endless', []),
      *audit() {
        for (;;) yield null;
      },
    };
    const run = await runEpisode(endless, inProcessEnvironment(), EASY);
    expect(run).toMatchObject({ outcome: 'stopped', steps: 0 });
  });

  it('drives an asynchronous plan, and lets it clean up', async () => {
    let cleaned = false;
    const slow: Agent = {
      ...scriptedAgent('slow', []),
      async *audit() {
        try {
          await Promise.resolve();
          yield investigatePattern('age');
          yield submitReport('');
          yield submitReport('never said');
        } finally {
          cleaned = true;
        }
      },
    };
    const run = await runEpisode(slow, inProcessEnvironment(), EASY);
    expect(run).toMatchObject({ outcome: 'completed', steps: 2 });
    expect(cleaned).toBe(true);
  });

  it('reads the score from the last observation where the environment has no operator’s door', async () => {
    const { finish: _, ...remote } = inProcessEnvironment();
    const run = await runEpisode(oracle, remote, BLIND);
    expect(run).toMatchObject({ score: 1, score_breakdown: { recall: 1 }, state: null });
    const stopped = await runEpisode(scriptedAgent('early', [investigatePattern('age')]), remote, BLIND);
    expect(stopped).toMatchObject({ outcome: 'stopped', score: 0, score_breakdown: null });
  });

  it('tells what happens, in order', async () => {
    const events: RunEvent[] = [];
    const agent = scriptedAgent('short', [investigatePattern('age'), () => null, submitReport('')]);
    await runEpisode(agent, inProcessEnvironment(), EASY, {
      trial: 3,
      onEvent: (event) => events.push(event),
    });
    expect(events.map(({ type }) => type)).toEqual(['episode_start', 'step', 'step', 'step', 'episode_end']);
    expect(events[1]).toMatchObject({ run: { agent: 'short', seed: 42, trial: 3 }, number: 1 });
  });

  it('is cancelled between steps', async () => {
    const stop = new AbortController();
    const running = runEpisode(oracle, inProcessEnvironment(), EASY, {
      signal: stop.signal,
      onEvent: ({ type }) => {
        if (type === 'step') stop.abort();
      },
    });
    await expect(running).rejects.toBeInstanceOf(RunCancelled);
  });
});
