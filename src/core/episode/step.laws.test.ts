import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MILLION } from '../score/weights.ts';
import { ActionSchema } from '../model/action.ts';
import type { EpisodeOptions } from '../model/episode.ts';
import { ObservationSchema } from '../model/observation.ts';
import { StateSchema } from '../model/episode.ts';
import { anyAction, anyRun } from './actions.test-support.ts';
import {
  BLIND,
  FLAG_BIAS,
  flag,
  makeEpisode,
  play,
  PREPARED,
  report,
  VERDICT,
} from './fixture.test-support.ts';
import { observe } from './observe.ts';
import { OUTCOME_CODES } from './outcome.ts';
import { publicState } from './public-state.ts';
import { replay } from './replay.ts';
import { episodeScore } from './score.ts';
import { startEpisode } from './start.ts';
import { step } from './step.ts';

const EPISODE = makeEpisode();
const anyOptions: fc.Arbitrary<EpisodeOptions> = fc.constantFrom<EpisodeOptions>(
  VERDICT,
  { ...VERDICT, observation_mode: 'full', reward_mode: 'shaped' },
  { ...VERDICT, reward_mode: 'terminal' },
  BLIND,
  { ...BLIND, reward_mode: 'shaped' },
);

describe('step', () => {
  it('is total: any action has an outcome, a reward in [-1, 1] and a valid observation', () => {
    fc.assert(
      fc.property(anyRun, anyOptions, (actions, options) => {
        let state = startEpisode(EPISODE, options, 'run');
        for (const action of actions) {
          const { state: next, reward, outcome } = step(state, action);
          state = next;
          expect(OUTCOME_CODES).toContain(outcome);
          expect(Math.abs(reward)).toBeLessThanOrEqual(1);
        }
        const observation = observe(state);
        ObservationSchema.parse(observation);
        StateSchema.parse(publicState(state));
        expect(JSON.parse(JSON.stringify(observation))).toEqual(observation);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves the state it was given as it was', () => {
    fc.assert(
      fc.property(anyRun, anyAction, (actions, action) => {
        const state = play(actions, EPISODE);
        const before = JSON.stringify({ ...state, episode: null });
        step(state, action);
        expect(JSON.stringify({ ...state, episode: null })).toBe(before);
      }),
    );
  });

  it('keeps the score in [0, 1] and the steps within the budget', () => {
    fc.assert(
      fc.property(anyRun, (actions) => {
        const state = play(actions, EPISODE);
        const { score } = episodeScore(state);
        expect(score >= 0 && score <= 1).toBe(true);
        expect(state.steps).toBeLessThanOrEqual(EPISODE.task.budget);
      }),
    );
  });

  it('ends once: nothing after the end changes the public state or the score', () => {
    fc.assert(
      fc.property(anyRun, fc.array(anyAction, { maxLength: 5 }), anyOptions, (actions, late, options) => {
        const over = play([...actions, ...PREPARED, report()], EPISODE, options);
        if (over.end === null) throw new Error('still running');
        let state = over;
        for (const action of late) {
          const next = step(state, action);
          expect(next.reward).toBe(0);
          state = next.state;
          expect(observe(state)).toMatchObject({
            done: true,
            reward: 0,
            metadata: { outcome: 'episode_over' },
          });
        }
        expect(publicState(state)).toEqual(publicState(over));
        expect(episodeScore(state)).toEqual(episodeScore(over));
      }),
    );
  });

  it('replays to what it was live, from actions that went through JSON', () => {
    fc.assert(
      fc.property(anyRun, anyOptions, (actions, options) => {
        const sent = actions.filter((action) => ActionSchema.safeParse(action).success);
        const kept = sent.map((action) => ActionSchema.parse(JSON.parse(JSON.stringify(action))));
        const live = play(sent, EPISODE, options);
        const again = replay(makeEpisode(), options, 'run', kept);
        expect(JSON.stringify(observe(again))).toBe(JSON.stringify(observe(live)));
        expect({ ...again, episode: null }).toEqual({ ...live, episode: null });
      }),
    );
  });
});

describe('rewards', () => {
  it('sum to the score when shaped, seen or blind', () => {
    fc.assert(
      fc.property(
        anyRun,
        fc.constantFrom<EpisodeOptions>(
          { ...VERDICT, reward_mode: 'shaped' },
          { ...BLIND, reward_mode: 'shaped' },
        ),
        (actions, options) => {
          let state = startEpisode(EPISODE, options, 'run');
          let millionths = 0;
          for (const action of [...actions, ...PREPARED, report()]) {
            const next = step(state, action);
            state = next.state;
            millionths += Math.round(next.reward * MILLION);
          }
          expect(millionths / MILLION).toBe(episodeScore(state).score);
        },
      ),
    );
  });

  it('sum to dense_reward_total when dense', () => {
    fc.assert(
      fc.property(anyRun, (actions) => {
        let state = startEpisode(EPISODE, VERDICT, 'run');
        let millionths = 0;
        for (const action of actions) {
          const next = step(state, action);
          state = next.state;
          millionths += Math.round(next.reward * MILLION);
        }
        expect(observe(state).dense_reward_total).toBe(millionths / MILLION);
      }),
    );
  });
});

describe('one more correct flag', () => {
  const CORRECT = [
    flag('P0001', 'invalid_age'),
    flag('P0002', 'temporal_inconsistency'),
    flag('P0003', 'protocol_window_violation'),
    FLAG_BIAS,
  ];

  it('never lowers the score', () => {
    const roomy = makeEpisode({ task: { budget: 60 } });
    fc.assert(
      fc.property(
        fc.array(
          anyAction.filter(({ action_type }) => action_type !== 'submit_report'),
          { maxLength: 30 },
        ),
        fc.constantFrom(...CORRECT),
        (actions, correct) => {
          const state = play([...PREPARED, ...actions], roomy);
          const { state: next, outcome } = step(state, correct);
          fc.pre(outcome === 'flag_correct');
          expect(episodeScore(next).score).toBeGreaterThanOrEqual(episodeScore(state).score);
        },
      ),
    );
  });
});
