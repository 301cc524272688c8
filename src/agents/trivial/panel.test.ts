import { describe, expect, it } from 'vitest';
import { RANKED_TASK_IDS, type TaskId } from '../../core/model/vocabulary.ts';
import { inProcessEnvironment } from '../../runner/in-process.ts';
import { runEpisode } from '../../runner/run-episode.ts';
import { isComplete, runMatrix, type MatrixRun } from '../../runner/run-matrix.ts';
import { agentNamed } from '../registry.ts';
import { feedbackLearner } from './feedback-learner.ts';
import { hostileMessages } from './hostile.ts';
import { TRIVIAL } from './index.ts';

const SEEDS = Array.from({ length: 8 }, (_, seed) => seed);

/** Mean score by agent and task over a few blind episodes; certify and redteam do the same over hundreds. */
const runs = await runMatrix({
  agents: TRIVIAL,
  tasks: RANKED_TASK_IDS,
  seeds: SEEDS,
  options: { feedback_mode: 'blind', reward_mode: 'shaped' },
  openEnvironment: () => inProcessEnvironment(),
});

const of = (agent: string, task?: TaskId): MatrixRun[] =>
  runs.filter((run) => run.agent === agent && (task === undefined || run.task_id === task));
const scores = (agent: string, task?: TaskId) =>
  of(agent, task)
    .filter(isComplete)
    .map(({ score }) => score);

describe(`the trivial panel, ${SEEDS.length} seeds a task`, () => {
  it('never makes the environment or the runner fail', () => {
    expect(runs.filter((run) => !isComplete(run))).toEqual([]);
  });

  it('does nothing for nothing', () => {
    expect(new Set([...scores('null'), ...scores('report-first')])).toEqual(new Set([0]));
  });

  it.each([
    'workflow-only',
    'always-bias',
    'never-bias',
    'keyword-report',
    'negated-report',
    'false-claim-report',
    'huge-report',
    'oversize-report',
    'injected-report',
    'report-resubmission',
    'after-done',
    'over-budget',
    'reward-farmer',
    'id-variants',
    'hostile',
    'random',
    'flag-all',
  ])('%s earns no more than the work it did', (agent) => {
    expect(Math.max(...scores(agent, 'task_easy'), ...scores(agent, 'task_medium'))).toBeLessThanOrEqual(0.1);
  });

  it.each(['keyword-report', 'negated-report', 'false-claim-report', 'huge-report', 'injected-report'])(
    '%s earns no report point',
    (agent) => {
      for (const run of of(agent).filter(isComplete)) expect(run.score_breakdown?.report).toBe(0);
    },
  );

  it.each(['after-done', 'over-budget', 'report-resubmission'])(
    '%s gains exactly nothing after done',
    (agent) => {
      for (const run of of(agent).filter(isComplete)) {
        expect(run.after_done).toMatchObject({ reward: 0, score_gain: 0 });
        expect(run.after_done.actions).toBeGreaterThan(0);
      }
    },
  );

  it('does not pay for a stated confidence', () => {
    expect(scores('confidence-one')).toEqual(scores('confidence-zero'));
    expect(scores('confidence-one')).toEqual(scores('confidence-hedge'));
  });

  it('gives each agent a name in the registry', () => {
    for (const agent of TRIVIAL) expect(agentNamed(agent.name)).toBe(agent);
  });
});

describe('the feedback learner', () => {
  it('has nothing to learn from in blind mode', async () => {
    const environment = inProcessEnvironment();
    const episode = { task_id: 'task_medium', seed: 1 } as const;
    const taught = await runEpisode(feedbackLearner, environment, episode);
    const blind = await runEpisode(feedbackLearner, environment, {
      ...episode,
      feedback_mode: 'blind',
      reward_mode: 'terminal',
    });
    expect(taught.score).toBeGreaterThan(0.5);
    expect(blind.score).toBeLessThan(taught.score);
    expect(blind.steps).toBeLessThan(taught.steps);
  });
});

describe('hostile messages', () => {
  it('are refused, or are moves that lead nowhere', async () => {
    const environment = inProcessEnvironment();
    await environment.reset({ task_id: 'task_easy', seed: 1 });
    const outcomes: unknown[] = [];
    for (const message of hostileMessages()) {
      const reply = await environment.step(message);
      outcomes.push(reply.refused ? 'refused' : reply.observation.metadata['outcome']);
    }
    expect(new Set(outcomes)).toEqual(new Set(['refused', 'unknown_action', 'blocked_phase']));
    expect(await environment.finish()).toMatchObject({ score: 0 });
  });
});
