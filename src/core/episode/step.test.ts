import { describe, expect, it } from 'vitest';
import type { Action } from '../model/action.ts';
import {
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
} from './fixture.test-support.ts';
import { step } from './step.ts';

/** What an action earns by itself after others: the reward without the cost of its step. */
function own(before: readonly Action[], action: Action): { reward: number; outcome: string } {
  const state = play(before);
  const { reward, outcome } = step(state, action);
  const cost = 0.004 * (state.steps + 1);
  return { reward: Math.round((reward + cost) * 1e6) / 1e6, outcome };
}

describe('each row of the reward table', () => {
  it('pays a correct flag by its confidence', () => {
    const correct = (confidence?: number) => own(PREPARED, flag('P0001', 'invalid_age', confidence)).reward;
    expect(correct(1)).toBe(0.16);
    expect(correct()).toBe(0.128);
    expect(correct(0.1)).toBe(0.104);
    expect(own(PREPARED, FLAG_BIAS)).toEqual({ reward: 0.128, outcome: 'flag_correct' });
  });

  it('charges a false positive, and nearly twice when it was sure', () => {
    expect(own(PREPARED, flag('P0005', 'invalid_age'))).toEqual({
      reward: -0.3,
      outcome: 'flag_false_positive',
    });
    expect(own(PREPARED, flag('P0005', 'invalid_age', 0.9)).reward).toBe(-0.54);
    expect(own(PREPARED, flag('P0001', 'temporal_inconsistency')).reward).toBe(-0.3);
    const confounded = makeEpisode({ bias: { present: false } });
    expect(step(play(PREPARED, confounded), FLAG_BIAS).outcome).toBe('flag_false_positive');
  });

  it('charges a duplicate, right or wrong', () => {
    const flags = [...PREPARED, flag('P0001', 'invalid_age'), flag('P0005', 'invalid_age'), FLAG_BIAS];
    const duplicate = { reward: -0.08, outcome: 'flag_duplicate' };
    expect(own(flags, flag('P0001', 'invalid_age'))).toEqual(duplicate);
    expect(own(flags, flag('P0005', 'invalid_age'))).toEqual(duplicate);
    expect(own(flags, { ...FLAG_BIAS, patient_id: 'P0009' })).toEqual(duplicate);
  });

  it('pays required work once, and no other work', () => {
    expect(own([], investigate('age'))).toEqual({ reward: 0.04, outcome: 'investigated' });
    expect(own([], investigate('bmi'))).toEqual({ reward: 0, outcome: 'investigated' });
    expect(own([], distribution('ethnicity'))).toEqual({ reward: 0.04, outcome: 'distributed' });
    expect(own([], distribution('ethnicity', 'stage')).reward).toBe(0.04);
    expect(own([], distribution('country')).reward).toBe(0);
  });

  it('charges a repeat; another stratum is none', () => {
    expect(own([investigate('age')], investigate('age'))).toEqual({
      reward: -0.02,
      outcome: 'investigated_again',
    });
    const asked = [distribution('ethnicity')];
    expect(own(asked, distribution('ethnicity'))).toEqual({ reward: -0.02, outcome: 'distributed_again' });
    expect(own(asked, distribution('ethnicity', 'stage'))).toEqual({ reward: 0, outcome: 'distributed' });
    expect(
      own([...asked, distribution('ethnicity', 'stage')], distribution('ethnicity', 'stage')).reward,
    ).toBe(-0.02);
  });

  it('charges what comes before its phase', () => {
    const blocked = { reward: -0.06, outcome: 'blocked_phase' };
    expect(own([investigate('age')], flag('P0001', 'invalid_age'))).toEqual(blocked);
    expect(own([investigate('age')], report())).toEqual(blocked);
    expect(own(INVESTIGATED, FLAG_BIAS)).toEqual(blocked);
    expect(own([...INVESTIGATED, distribution('ethnicity')], FLAG_BIAS)).toEqual(blocked);
  });

  it.each<[string, Action]>([
    ['unknown_action', { action_type: 'flag' }],
    ['unknown_action', { action_type: '__proto__' }],
    ['unknown_variable', { action_type: 'investigate_pattern' }],
    ['unknown_variable', investigate('Age')],
    ['unknown_variable', distribution('patient_id')],
    ['unknown_variable', distribution('toString')],
    ['unknown_variable', distribution('ethnicity', 'nothing')],
    ['unknown_variable', distribution('ethnicity', 'patient_id')],
    ['unknown_variable', distribution('ethnicity', 'ethnicity')],
  ])('charges an %s', (outcome, action) => {
    expect(own([], action)).toEqual({ reward: -0.05, outcome });
  });

  it('takes a flag on nobody, or of no type in force, for a false positive each time', () => {
    const nobody = [flag('P9999', 'invalid_age'), flag('p0001', 'invalid_age')];
    for (const action of nobody)
      expect(own([...PREPARED, action], action)).toEqual({ reward: -0.3, outcome: 'unknown_patient' });
    const nothing: Action = { action_type: 'flag_error', patient_id: 'P0001' };
    expect(own(PREPARED, nothing)).toEqual({ reward: -0.3, outcome: 'unknown_error_type' });
    expect(own(PREPARED, flag('P0001', 'constructor', 1))).toEqual({
      reward: -0.54,
      outcome: 'unknown_error_type',
    });
    const easy = makeEpisode({ task: { errorTypes: ['invalid_age'] } });
    expect(step(play(INVESTIGATED, easy), FLAG_BIAS).outcome).toBe('unknown_error_type');
  });

  it('judges a fix', () => {
    const flagged = [...PREPARED, flag('P0001', 'invalid_age')];
    expect(own(flagged, fix('P0001', 'query_site'))).toEqual({ reward: 0.02, outcome: 'fix_accepted' });
    expect(own(flagged, fix('P0001', '18'))).toEqual({ reward: -0.04, outcome: 'fix_refused' });
    expect(own(flagged, fix('P0002', 'query_site'))).toEqual({ reward: -0.04, outcome: 'fix_refused' });
  });

  it('pays a report by its points', () => {
    expect(own(INVESTIGATED, report('nothing to see'))).toEqual({ reward: 0.03, outcome: 'reported' });
  });

  it('charges every budgeted step more than the one before, up to the 75th', () => {
    const waste = Array.from({ length: 80 }, () => investigate('bmi'));
    const episode = makeEpisode({ task: { budget: 100 } });
    expect(step(play(waste.slice(0, 73), episode), investigate('bmi')).reward).toBe(-0.316);
    expect(step(play(waste.slice(0, 74), episode), investigate('bmi')).reward).toBe(-0.32);
    expect(step(play(waste, episode), investigate('bmi')).reward).toBe(-0.32);
  });

  it('reads for nothing', () => {
    const state = play(PREPARED);
    const { reward, outcome, state: next } = step(state, { action_type: 'read_patients' });
    expect({ reward, outcome, steps: next.steps }).toEqual({
      reward: 0,
      outcome: 'read',
      steps: state.steps,
    });
  });
});

describe('the end', () => {
  it('comes with the report', () => {
    expect(play([...INVESTIGATED, report()]).end).toBe('report');
  });

  it('comes with the last action of the budget', () => {
    const short = makeEpisode({ task: { budget: 2 } });
    expect(play([investigate('bmi')], short).end).toBeNull();
    expect(play([investigate('bmi'), investigate('bmi')], short).end).toBe('budget');
    const exact = makeEpisode({ task: { budget: 3 } });
    expect(play([...INVESTIGATED, report()], exact).end).toBe('report');
  });

  it('leaves nothing to change but the answer', () => {
    const over = play([...INVESTIGATED, report()]);
    const { state, reward, outcome } = step(over, flag('P0001', 'invalid_age'));
    expect({ reward, outcome }).toEqual({ reward: 0, outcome: 'episode_over' });
    expect(state).toEqual({ ...over, reward: 0, last: { outcome: 'episode_over' } });
  });
});
