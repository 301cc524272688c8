import { describe, expect, it } from 'vitest';
import { STAGE_IV } from '../dataset/codes.ts';
import { MISSING_AGE, NO_DEATH } from '../dataset/dataset.ts';
import type { Rules } from '../model/protocol.ts';
import { violatesAge } from './age.ts';
import { violatesTimeline } from './timeline.ts';
import { allowedDelay } from './treatment-window.ts';

const rules: Rules = {
  age_min: 40,
  age_max: 75,
  treatment_window_days: 21,
  stage_iv_window_days: 31,
  comorbidity_threshold: 3,
  high_risk_sites: [],
  dominance_threshold_pct: 60,
  male_threshold_pct: 55,
  adjusted_gap_threshold_pct: 12,
};

describe('age', () => {
  it.each([
    [39, true],
    [40, false],
    [75, false],
    [76, true],
    [-1, true],
    [999, true],
    [MISSING_AGE, true],
  ])('age %i violates: %s', (age, expected) => expect(violatesAge(age, rules)).toBe(expected));
});

describe('timeline', () => {
  it.each([
    [99, true],
    [100, false],
    [101, false],
    [NO_DEATH, false],
  ])('death on day %i with a first dose on day 100 violates: %s', (death, expected) =>
    expect(violatesTimeline(death, 100)).toBe(expected),
  );
});

describe('treatment window', () => {
  it.each([
    [0, 9, 21, 'another stage has the standard window'],
    [STAGE_IV, 2, 31, 'Stage IV has the longer one'],
    [STAGE_IV, 3, 31, 'a comorbidity at the threshold keeps it'],
    [STAGE_IV, 4, 21, 'one above loses it'],
  ])('stage code %i with comorbidity %i may wait %i days: %s', (stage, comorbidity, days) =>
    expect(allowedDelay(stage, comorbidity, rules)).toBe(days),
  );

  it('never revokes where the protocol has no threshold, and never ends where it has no window', () => {
    expect(allowedDelay(STAGE_IV, 9, { ...rules, comorbidity_threshold: null })).toBe(31);
    expect(
      allowedDelay(STAGE_IV, 9, { ...rules, treatment_window_days: null, stage_iv_window_days: null }),
    ).toBe(Infinity);
  });
});
