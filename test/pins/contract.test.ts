import { describe, expect, it } from 'vitest';
import * as core from '../../src/core/index.ts';
import { inProcessEnvironment } from '../../src/runner/index.ts';

/* Frozen: what clients rely on. */

describe('options', () => {
  it('have these values and defaults', () => {
    expect(core.OBSERVATION_MODES).toEqual(['lean', 'full', 'paged']);
    expect(core.REWARD_MODES).toEqual(['dense', 'shaped', 'terminal']);
    expect(core.FEEDBACK_MODES).toEqual(['verdict', 'blind']);
    expect(core.OptionsSchema.parse({})).toEqual({
      observation_mode: 'lean',
      reward_mode: 'dense',
      feedback_mode: 'verdict',
    });
    expect(core.ResetRequestSchema.parse({})).toEqual({
      task_id: 'task_easy',
      observation_mode: 'lean',
      reward_mode: 'dense',
      feedback_mode: 'verdict',
    });
    expect(Object.keys(core.ResetRequestSchema.shape)).toEqual([
      'task_id',
      'seed',
      'sealed',
      'episode_id',
      'task_overrides',
      'observation_mode',
      'reward_mode',
      'feedback_mode',
    ]);
    expect(Object.keys(core.TaskOverridesSchema.shape)).toEqual([
      'patients',
      'budget',
      'prevalence',
      'trap_mix',
      'error_types',
      'noise_columns',
    ]);
  });
});

describe('errors', () => {
  it('have these codes', async () => {
    const environment = inProcessEnvironment();
    const refused: readonly (readonly [object, string])[] = [
      [{ seed: -1 }, 'invalid_request'],
      [{ seed: 1, feedback_mode: 'blind' }, 'conflicting_options'],
      [{ seed: 1, task_id: 'task_hard', task_overrides: { patients: 50 } }, 'infeasible_task'],
    ];
    for (const [request, code] of refused) {
      const error: unknown = await environment.reset(request).then(
        () => null,
        (cause: unknown) => cause,
      );
      expect(error).toBeInstanceOf(core.ClinicalBenchError);
      expect(error).toMatchObject({ name: 'ClinicalBenchError', code });
    }
    const running = core.startEpisode(
      core.generateEpisode({ task_id: 'train_small', seed: 1 }),
      core.OptionsSchema.parse({}),
      'run',
    );
    expect(() => core.reveal(running)).toThrow(expect.objectContaining({ code: 'episode_running' }));
  });
});

describe('observation and state', () => {
  it('have these keys', () => {
    expect(Object.keys(core.ObservationSchema.shape)).toEqual([
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
    expect(Object.keys(core.StateSchema.shape)).toEqual([
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
    expect(Object.keys(core.ScoreBreakdownSchema.shape)).toEqual([
      'recall',
      'net_recall',
      'precision',
      'workflow',
      'efficiency',
      'report',
      'coverage',
    ]);
    expect(core.PHASES).toEqual(['investigation', 'flagging']);
  });

  it('have these metadata', () => {
    const start = core.startEpisode(
      core.generateEpisode({ task_id: 'train_small', seed: 1 }),
      core.OptionsSchema.parse({}),
      'run',
    );
    expect(core.observe(start).metadata).toEqual({
      generator_version: '1.2.0',
      custom: false,
      episode_id: 'run',
      outcome: 'reset',
    });
  });
});

describe('streams', () => {
  it('give these first draws', () => {
    const draws = (streams: core.Streams, name: string) => {
      const rng = streams.stream(name);
      return [rng.next(), rng.next(), rng.below(100), rng.between(5, 9), rng.chance(50)];
    };
    expect(draws(core.seededStreams('task_easy', 42), 'cohort')).toEqual([
      1346829245,
      475303075,
      18,
      7,
      false,
    ]);
    expect(draws(core.sealedStreams(new Uint8Array(32), 'task_easy', 'season-1', 0), 'cohort')).toEqual([
      3152549307,
      2426912034,
      88,
      5,
      false,
    ]);
  });
});
