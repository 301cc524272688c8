import { describe, expect, it } from 'vitest';
import {
  BLIND,
  distribution,
  fix,
  flag,
  FLAG_BIAS,
  INVESTIGATED,
  investigate,
  makeEpisode,
  play,
  PREPARED,
  report,
  VERDICT,
} from './fixture.test-support.ts';
import { toRows } from '../dataset/rows.ts';
import { GENERATOR_VERSION } from '../version.ts';
import { observe } from './observe.ts';
import type { Action } from '../model/action.ts';

const FLAGGED: readonly Action[] = [
  ...PREPARED,
  flag('P0001', 'invalid_age'),
  flag('P0005', 'invalid_age'),
  FLAG_BIAS,
];

describe('the first observation', () => {
  const first = observe(play([]));

  it('carries the protocol, the task and the dataset', () => {
    expect(first).toMatchObject({
      done: false,
      reward: 0,
      metadata: { generator_version: GENERATOR_VERSION, custom: false, episode_id: 'run', outcome: 'reset' },
      task_id: 'task_hard',
      protocol_title: 'Protocol HM-1',
      trial_protocol_excerpt: 'Eligible are patients aged 18 to 80 years.',
      errors_found: [],
      score_so_far: 0,
      dense_reward_total: 0,
      attempts_remaining: 30,
      phase: 'investigation',
    });
    expect(first.dataset).toHaveLength(12);
  });
});

describe('the dataset', () => {
  it('is shown at reset when lean, always when full, never when paged', () => {
    const shown = (mode: 'lean' | 'full' | 'paged') =>
      [[], INVESTIGATED].map(
        (actions) =>
          observe(play(actions, makeEpisode(), { ...VERDICT, observation_mode: mode })).dataset.length,
      );
    expect(shown('lean')).toEqual([12, 0]);
    expect(shown('full')).toEqual([12, 12]);
    expect(shown('paged')).toEqual([0, 0]);
  });

  it('can be left to a caller that keeps its own copy', () => {
    expect(observe(play([]), []).dataset).toEqual([]);
  });
});

describe('verdict mode', () => {
  it('tells the standing after each step', () => {
    const observation = observe(play(FLAGGED));
    expect(observation.errors_found).toEqual([
      { error_type: 'invalid_age', patient_id: 'P0001' },
      { error_type: 'selection_bias', patient_id: null },
    ]);
    expect(observation.score_breakdown).toMatchObject({
      recall: 0.5,
      net_recall: 0.375,
      precision: 0.666667,
    });
    expect(observation.score_so_far).toBeGreaterThan(0.3);
  });
});

describe('blind mode', () => {
  it('tells nothing that depends on the labels before the end', () => {
    expect(observe(play(FLAGGED, makeEpisode(), BLIND))).toMatchObject({
      reward: 0,
      metadata: { outcome: 'flag_recorded' },
      errors_found: [],
      score_so_far: 0,
      dense_reward_total: 0,
      score_breakdown: {},
      feedback: 'Flag recorded: selection_bias.',
    });
  });

  it('tells all of it at the end', () => {
    const observation = observe(play([...FLAGGED, report()], makeEpisode(), BLIND));
    expect(observation).toMatchObject({ done: true, metadata: { outcome: 'reported', end: 'report' } });
    expect(observation.errors_found).toHaveLength(2);
    expect(observation.reward).toBe(observation.score_so_far);
    expect(observation.dense_reward_total).not.toBe(0);
  });
});

describe('metadata.result', () => {
  const result = (...actions: readonly Action[]) =>
    observe(play([...PREPARED, ...actions])).metadata['result'];

  it('is the table that was asked for', () => {
    expect(result(investigate('bmi'))).toMatchObject({ column: 'bmi', patients: 12 });
    expect(result(investigate('age'))).toMatchObject({ column: 'age' });
    expect(result(distribution('gender', 'stage'))).toMatchObject({
      variable: 'gender',
      stratify_by: 'stage',
      patients: 11,
    });
  });

  it('is a page of the records as they are', () => {
    const dataset = toRows(makeEpisode().dataset);
    const page = (offset?: number, limit?: number) =>
      result({
        action_type: 'read_patients',
        ...(offset === undefined ? {} : { offset }),
        ...(limit === undefined ? {} : { limit }),
      });
    expect(page()).toEqual({ offset: 0, total: 12, patients: dataset });
    expect(page(10, 5)).toEqual({ offset: 10, total: 12, patients: dataset.slice(10) });
    expect(page(500, 5)).toEqual({ offset: 12, total: 12, patients: [] });
  });

  it('says which flag a fix was judged against', () => {
    expect(result(flag('P0001', 'invalid_age'), fix('P0001', 'query_site'))).toEqual({
      accepted: true,
      flag: { patient_id: 'P0001', error_type: 'invalid_age' },
    });
    expect(result(fix('P0001', 'query_site'))).toEqual({ accepted: false, flag: null });
  });

  it('is left out where the outcome says it all', () => {
    expect(observe(play(FLAGGED)).metadata).not.toHaveProperty('result');
  });
});

describe('distributions_computed', () => {
  it('names each variable once, and each stratified table', () => {
    const names = observe(
      play([distribution('gender', 'stage'), distribution('gender'), distribution('gender', 'country')]),
    ).distributions_computed;
    expect(names).toEqual(['gender', 'gender by stage', 'gender by country']);
  });
});
