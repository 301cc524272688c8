import { describe, expect } from 'vitest';
import { flagRecord, investigatePattern, readPatients, submitReport } from '../../src/agents/index.ts';
import {
  ClinicalBenchError,
  episodeScore,
  FEEDBACK_MODES,
  OBSERVATION_MODES,
  observe,
  publicState,
  REWARD_MODES,
  step,
  type Action,
  type EpisodeOptions,
} from '../../src/core/index.ts';
import { inProcessEnvironment } from '../../src/runner/index.ts';
import { handMade, records } from '../support/hand-made.ts';
import { act, begin, episodeOf } from '../support/play.ts';
import { verifies } from '../verifies.ts';

/** P0001 and P0002 break the age rule, P0003 is valid. */
const easy = () => handMade('task_easy', records({ age: 17 }, { age: null }, { age: 18 }));
const RUN: readonly Action[] = [
  investigatePattern('country'),
  investigatePattern('age'),
  flagRecord('invalid_age', 'P0001', 1),
  flagRecord('invalid_age', 'P0003', 1),
  readPatients(0),
  flagRecord('invalid_age', 'P0002', 0.5),
  submitReport('Done.'),
];

/** Rewards of the whole run. */
function rewards(options: Partial<EpisodeOptions>): { paid: number[]; score: number } {
  let state = begin(easy(), options);
  const paid = RUN.map((action) => {
    const { state: next, reward } = step(state, action);
    state = next;
    expect(observe(state).reward).toBe(reward);
    return reward;
  });
  return { paid, score: episodeScore(state).score };
}

describe('options', () => {
  verifies('options:observation-mode', () => {
    const shown = (observation_mode: EpisodeOptions['observation_mode']) => {
      const start = begin(easy(), { observation_mode });
      return [
        start,
        act(start, investigatePattern('age')),
        act(start, readPatients(0)),
        act(start, ...RUN),
      ].map((state) => observe(state).dataset.length);
    };
    expect(shown('lean')).toEqual([3, 0, 0, 0]);
    expect(shown('full')).toEqual([3, 3, 3, 3]);
    expect(shown('paged')).toEqual([0, 0, 0, 0]);
  });

  verifies('options:dense', () => {
    const { paid } = rewards({ reward_mode: 'dense' });
    const expected = [0 - 0.004, 0.04 - 0.008, 0.16 - 0.012, -0.54 - 0.016, 0, 0.104 - 0.02, 0.03 - 0.024];
    for (const [index, reward] of expected.entries()) expect(paid[index]).toBeCloseTo(reward, 9);
    const end = observe(act(begin(easy()), ...RUN));
    expect(end.dense_reward_total).toBeCloseTo(
      expected.reduce((sum, reward) => sum + reward, 0),
      9,
    );
  });

  verifies('options:shaped', () => {
    let state = begin(easy(), { reward_mode: 'shaped' });
    let sum = 0;
    for (const action of RUN) {
      const before = observe(state).score_so_far;
      const { state: next, reward } = step(state, action);
      state = next;
      sum += Math.round(reward * 1e6);
      expect(reward).toBeCloseTo(observe(state).score_so_far - before, 9);
    }
    expect(sum).toBe(Math.round(episodeScore(state).score * 1e6));
    expect(sum).toBeGreaterThan(0);
  });

  verifies('options:terminal', () => {
    for (const feedback_mode of FEEDBACK_MODES) {
      const { paid, score } = rewards({ reward_mode: 'terminal', feedback_mode });
      expect(paid).toEqual([0, 0, 0, 0, 0, 0, score]);
      expect(score).toBeGreaterThan(0.1);
    }
  });

  verifies('options:blind-shaped', () => {
    const { paid, score } = rewards({ reward_mode: 'shaped', feedback_mode: 'blind' });
    expect(paid).toEqual([0, 0, 0, 0, 0, 0, score]);
  });

  verifies('options:blind-dense-refused', async () => {
    expect(refusal(() => begin(easy(), { feedback_mode: 'blind', reward_mode: 'dense' }))).toBe(
      'conflicting_options',
    );
    const environment = inProcessEnvironment();
    await expect(environment.reset({ seed: 1, feedback_mode: 'blind' })).rejects.toMatchObject({
      code: 'conflicting_options',
    });
  });

  verifies('options:validated-and-echoed', async () => {
    const environment = inProcessEnvironment();
    await environment.reset({ seed: 5 });
    expect(await environment.state()).toMatchObject({
      task_id: 'task_easy',
      seed: 5,
      options: { observation_mode: 'lean', reward_mode: 'dense', feedback_mode: 'verdict' },
    });
    for (const observation_mode of OBSERVATION_MODES) {
      for (const reward_mode of REWARD_MODES) {
        for (const feedback_mode of FEEDBACK_MODES) {
          if (feedback_mode === 'blind' && reward_mode === 'dense') continue;
          const options = { observation_mode, reward_mode, feedback_mode };
          await environment.reset({ seed: 5, ...options });
          expect((await environment.state()).options).toEqual(options);
        }
      }
    }
    const refused: Record<string, unknown>[] = [
      { observation_mode: 'none' },
      { reward_mode: 'sparse' },
      { feedback_mode: true },
      { task_id: 'task_extreme' },
      { color: 'blue' },
    ];
    for (const wrong of refused)
      await expect(environment.reset({ seed: 5, ...wrong })).rejects.toMatchObject({
        code: 'invalid_request',
      });
  });
});

describe('what is shown', () => {
  verifies('observation:fields', () => {
    const fields = Object.keys(observe(begin(easy())));
    expect(fields).toEqual([
      'done',
      'reward',
      'metadata',
      'task_id',
      'task_type',
      'task_description',
      'protocol_title',
      'trial_protocol_excerpt',
      'dataset',
      'errors_found',
      'patterns_investigated',
      'distributions_computed',
      'feedback',
      'score_so_far',
      'dense_reward_total',
      'score_breakdown',
      'attempts_remaining',
      'phase',
    ]);
    const seen = observe(act(begin(easy()), ...RUN.slice(0, 6)));
    expect(seen.errors_found).toEqual([
      { error_type: 'invalid_age', patient_id: 'P0001' },
      { error_type: 'invalid_age', patient_id: 'P0002' },
    ]);
    expect(seen.patterns_investigated).toEqual(['country', 'age']);
  });

  verifies('observation:blind-is-empty', () => {
    let state = begin(easy(), { feedback_mode: 'blind', reward_mode: 'terminal' });
    for (const action of RUN) {
      const seen = observe(state);
      expect([seen.errors_found, seen.score_breakdown, seen.score_so_far, seen.dense_reward_total]).toEqual([
        [],
        {},
        0,
        0,
      ]);
      expect(seen.feedback).not.toMatch(/[✓✗]/);
      state = act(state, action);
    }
    const end = observe(state);
    expect([end.errors_found.length, end.score_so_far > 0, Object.keys(end.score_breakdown).length]).toEqual([
      2,
      true,
      7,
    ]);
  });

  verifies('state:fields', () => {
    const state = publicState(act(begin(episodeOf('task_hard', 6)), ...RUN));
    expect(Object.keys(state)).toEqual([
      'episode_id',
      'step_count',
      'task_id',
      'seed',
      'sealed',
      'generator_version',
      'options',
      'task_overrides',
      'custom',
      'phase',
      'done',
      'attempts_remaining',
      'counters',
    ]);
    expect(Object.keys(state.counters)).toEqual([
      'flags',
      'duplicate_flags',
      'investigations',
      'distributions',
      'fixes',
      'blocked',
      'reads',
    ]);
  });

  verifies('state:counts-reads', () => {
    const start = begin(easy());
    expect(
      publicState(act(start, readPatients(0), investigatePattern('age'), readPatients(0))).step_count,
    ).toBe(3);
    expect(publicState(act(start, ...RUN)).step_count).toBe(7);
  });
});

function refusal(body: () => unknown): unknown {
  try {
    body();
  } catch (error) {
    return error instanceof ClinicalBenchError ? error.code : error;
  }
  return null;
}
