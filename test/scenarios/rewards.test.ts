import { describe, expect } from 'vitest';
import {
  computeDistribution,
  flagRecord,
  flagSelectionBias,
  investigatePattern,
  querySite,
  submitReport,
} from '../../src/agents/index.ts';
import { observe, step, type Action } from '../../src/core/index.ts';
import { handMade, records } from '../support/hand-made.ts';
import { act, answer, begin, episodeOf, ownRewards, WORK } from '../support/play.ts';
import { verifies } from '../verifies.ts';

const AGE = investigatePattern('age');
/** P0001 and P0002 break the age rule, P0003 and P0004 are valid. */
const opened = () =>
  act(begin(handMade('task_easy', records({ age: 17 }, { age: null }, { age: 18 }, {}))), AGE);
const first = (...actions: Action[]) => ownRewards(opened(), ...actions).at(-1);
const unsure = (patient_id: string): Action => ({
  action_type: 'flag_error',
  error_type: 'invalid_age',
  patient_id,
});

describe('dense rewards', () => {
  verifies('reward:correct-flag', () => {
    expect(
      [1, 0.9, 0.65, 0.64, 0].map((confidence) => first(flagRecord('invalid_age', 'P0001', confidence))),
    ).toEqual([0.16, 0.144, 0.104, 0.104, 0.104]);
    expect(first(flagRecord('invalid_age', 'P0001', 0.77777))).toBe(0.124448);
  });

  verifies('reward:false-positive', () => {
    expect([0, 0.5, 0.8].map((confidence) => first(flagRecord('invalid_age', 'P0003', confidence)))).toEqual([
      -0.3, -0.3, -0.3,
    ]);
  });

  verifies('reward:false-positive-overconfident', () => {
    expect(
      [0.81, 0.8001, 1].map((confidence) => first(flagRecord('invalid_age', 'P0003', confidence))),
    ).toEqual([-0.54, -0.54, -0.54]);
  });

  verifies('reward:default-confidence', () => {
    expect([first(unsure('P0001')), first(unsure('P0003'))]).toEqual([0.128, -0.3]);
  });

  verifies('reward:duplicate', () => {
    for (const id of ['P0001', 'P0003'])
      expect(first(flagRecord('invalid_age', id, 1), flagRecord('invalid_age', id, 0))).toBe(-0.08);
  });

  verifies('reward:required-work', () => {
    const start = begin(handMade('task_hard', records({}, {})));
    const rewards = ownRewards(
      start,
      ...WORK.task_hard,
      investigatePattern('gender'),
      computeDistribution('stage'),
    );
    expect(rewards).toEqual([0.04, 0.04, 0.04, 0.04, 0.04, 0.04, 0.04, 0.04, 0, 0]);
  });

  verifies('reward:repeat', () => {
    expect(first(AGE)).toBe(-0.02);
    expect(first(investigatePattern('gender'), investigatePattern('gender'))).toBe(-0.02);
    expect(first(computeDistribution('gender'), computeDistribution('gender'))).toBe(-0.02);
    expect(first(computeDistribution('gender', 'stage'), computeDistribution('gender', 'stage'))).toBe(-0.02);
    expect(first(computeDistribution('gender', 'stage'), computeDistribution('stage', 'gender'))).toBe(0);
  });

  verifies('reward:blocked', () => {
    const closed = begin(handMade('task_hard', records({ age: 17 })));
    expect(
      ownRewards(closed, submitReport(''), flagRecord('invalid_age', 'P0001', 1), flagSelectionBias(1)),
    ).toEqual([-0.06, -0.06, -0.06]);
    expect(ownRewards(act(closed, ...WORK.task_hard.slice(0, 5)), flagSelectionBias(1))).toEqual([-0.06]);
  });

  verifies('reward:unknown', () => {
    expect(first({ action_type: 'guess' })).toBe(-0.05);
    expect(first(investigatePattern('age'), { action_type: 'investigate_pattern', variable: 'Age' })).toBe(
      -0.05,
    );
    expect(first({ action_type: 'compute_distribution', variable: 'gender', stratify_by: 'x' })).toBe(-0.05);
  });

  verifies('reward:unknown-flag', () => {
    const wrong = (confidence?: number): Action[] => [
      { action_type: 'flag_error', error_type: 'invalid_age', patient_id: 'P0005', ...said(confidence) },
      { action_type: 'flag_error', error_type: 'invalid_age', ...said(confidence) },
      { action_type: 'flag_error', error_type: 'selection_bias', ...said(confidence) },
      { action_type: 'flag_error', patient_id: 'P0001', ...said(confidence) },
    ];
    expect(wrong().map((action) => first(action))).toEqual([-0.3, -0.3, -0.3, -0.3]);
    expect(wrong(0.9).map((action) => first(action))).toEqual([-0.54, -0.54, -0.54, -0.54]);
    // The same nonsense twice is wrong twice, never a duplicate.
    const [nobody] = wrong();
    if (nobody) expect(first(nobody, nobody)).toBe(-0.3);
  });

  verifies('reward:fix', () => {
    const flagged = flagRecord('invalid_age', 'P0001', 1);
    const invented: Action = { action_type: 'propose_fix', patient_id: 'P0001', proposed_value: '45' };
    expect([first(flagged, querySite('P0001')), first(flagged, invented), first(querySite('P0002'))]).toEqual(
      [0.02, -0.04, -0.04],
    );
  });

  verifies('reward:report', () => {
    expect(first(submitReport(''))).toBe(0.03);
    const seen = answer(opened(), submitReport(OUT_OF_SCOPE));
    expect(seen.feedback).toContain('1 of 5 points');
    expect(first(submitReport(OUT_OF_SCOPE))).toBe(0.045);
  });

  verifies('reward:step-cost', () => {
    let state = begin(episodeOf('task_easy', 1, { budget: 90 }));
    const costs = Array.from({ length: 89 }, () => {
      const { state: next, reward } = step(state, { action_type: 'x' });
      state = next;
      return Math.round((reward + 0.05) * 1e6);
    });
    expect(costs.slice(0, 3)).toEqual([-4_000, -8_000, -12_000]);
    expect(costs.slice(72)).toEqual([-292_000, -296_000, ...Array.from({ length: 15 }, () => -300_000)]);
  });

  verifies('reward:range', () => {
    let state = begin(episodeOf('task_easy', 1, { budget: 90 }));
    const worst: Action = {
      action_type: 'flag_error',
      error_type: 'invalid_age',
      patient_id: 'x',
      confidence: 1,
    };
    for (const action of [AGE, ...Array.from({ length: 89 }, () => worst)]) {
      const { state: next, reward } = step(state, action);
      state = next;
      expect(reward).toBeGreaterThanOrEqual(-1);
      expect(reward).toBeLessThanOrEqual(1);
    }
  });

  verifies('reward:late-flags-pay-nothing', () => {
    const rows = records(...Array.from({ length: 70 }, () => ({ age: 17 })));
    const perfect = [
      ...WORK.task_hard,
      ...rows.map(({ patient_id }) => flagRecord('invalid_age', patient_id, 1)),
    ];
    const totals: number[] = [];
    let state = begin(handMade('task_hard', rows));
    for (const action of perfect.slice(0, 75)) {
      state = step(state, action).state;
      totals.push(observe(state).dense_reward_total);
    }
    const best = totals.indexOf(Math.max(...totals)) + 1;
    expect([39, 40]).toContain(best);
    expect(best - WORK.task_hard.length).toBe(31);
    expect(totals.at(-1)).toBeLessThan(totals[best - 1] ?? 0);
  });
});

const OUT_OF_SCOPE =
  '## Fairness\nThis audit covered ages from 18 to 80 years; control-arm equity was out of scope.';

function said(confidence: number | undefined): { confidence?: number } {
  return confidence === undefined ? {} : { confidence };
}
