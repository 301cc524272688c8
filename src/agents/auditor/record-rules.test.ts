import { describe, expect, it } from 'vitest';
import type { Patient } from '../../core/model/patient.ts';
import { patientRecord } from '../../testing/builders.ts';
import type { Reading } from './reading.ts';
import { findViolations, windowOf } from './record-rules.ts';

const READING: Reading = {
  rules: {
    age_min: 30,
    age_max: 75,
    treatment_window_days: 20,
    stage_iv_window_days: 34,
    comorbidity_threshold: 4,
    high_risk_sites: [],
    dominance_threshold_pct: 50,
    male_threshold_pct: 50,
    adjusted_gap_threshold_pct: 12,
  },
  errorTypes: ['invalid_age', 'temporal_inconsistency', 'protocol_window_violation', 'selection_bias'],
  lastInconsistentDay: -1,
  gap: 'adjusted',
};

const found = (fields: Partial<Patient>, reading = READING) =>
  findViolations([patientRecord(fields)], reading).map(({ errorType }) => errorType);

describe('the oracle’s record rules', () => {
  it.each([
    [null, true],
    [29, true],
    [30, false],
    [75, false],
    [76, true],
    [999, true],
    [-1, true],
  ])('age %s: violation %s', (age, violates) => {
    expect(found({ age })).toEqual(violates ? ['invalid_age'] : []);
  });

  it.each([
    ['2022-03-10', true],
    ['2022-03-11', false],
    ['2022-03-12', false],
    [null, false],
  ])('death on %s, treatment start 2022-03-11: violation %s', (death_date, violates) => {
    expect(found({ death_date, outcome: death_date ? 'deceased' : 'survived' })).toEqual(
      violates ? ['temporal_inconsistency'] : [],
    );
  });

  it.each([
    ['II', 0, '2022-03-21', false],
    ['II', 0, '2022-03-22', true],
    ['IV', 4, '2022-04-04', false],
    ['IV', 4, '2022-04-05', true],
    ['IV', 5, '2022-03-21', false],
    ['IV', 5, '2022-03-22', true],
  ] as const)('stage %s, comorbidity %i, start %s: violation %s', (stage, comorbidity, start, violates) => {
    expect(found({ stage, comorbidity_index: comorbidity, treatment_start: start })).toEqual(
      violates ? ['protocol_window_violation'] : [],
    );
  });

  it('reports only the error types in force, and several on one record', () => {
    const wrong = { age: 10, death_date: '2022-01-01', treatment_start: '2023-03-11' };
    expect(found(wrong)).toEqual(['invalid_age', 'temporal_inconsistency', 'protocol_window_violation']);
    expect(found(wrong, { ...READING, errorTypes: ['invalid_age'] })).toEqual(['invalid_age']);
  });

  it('gives no window where the protocol has none', () => {
    const rules = { ...READING.rules, treatment_window_days: null, stage_iv_window_days: null };
    expect(windowOf(patientRecord({ stage: 'IV' }), { ...READING, rules })).toBeNull();
    expect(found({ treatment_start: '2024-03-11' }, { ...READING, rules })).toEqual([]);
  });
});
