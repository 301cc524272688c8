import { describe, expect, it } from 'vitest';
import type { Patient } from '../../core/model/patient.ts';
import { patientRecord } from '../../testing/builders.ts';
import { measureEquity } from './measure.ts';
import { percentText } from './ratio.ts';

/** So many control patients of one kind, of whom so many died. */
function cohort(patients: number, deaths: number, fields: Partial<Patient>): Patient[] {
  return Array.from({ length: patients }, (_, index) =>
    patientRecord({ ...fields, outcome: index < deaths ? 'deceased' : 'survived' }),
  );
}

describe('equity figures of the control arm', () => {
  // Within each stage the groups die alike; the others are enrolled at a later stage. Simpson's paradox.
  const confounded = [
    ...cohort(40, 4, { ethnicity: 'White', stage: 'I', gender: 'M' }),
    ...cohort(20, 10, { ethnicity: 'White', stage: 'IV' }),
    ...cohort(10, 1, { ethnicity: 'Black', stage: 'I' }),
    ...cohort(30, 15, { ethnicity: 'Asian', stage: 'IV' }),
  ];

  it('adjusts for stage', () => {
    const equity = measureEquity(confounded);
    expect(equity.dominantGroup).toBe('White');
    expect(percentText(equity.dominantShare)).toBe('60.0');
    expect(percentText(equity.maleShare)).toBe('40.0');
    expect(equity.crudeGap && percentText(equity.crudeGap)).toBe('16.7');
    expect(equity.adjustedGap).toMatchObject({ top: 0n });
  });

  it('weights stages by their size in the control arm', () => {
    const { adjustedGap } = measureEquity([
      ...cohort(30, 0, { ethnicity: 'White', stage: 'I' }),
      ...cohort(30, 6, { ethnicity: 'Black', stage: 'I' }),
      ...cohort(15, 0, { ethnicity: 'White', stage: 'II' }),
      ...cohort(5, 4, { ethnicity: 'Other', stage: 'II' }),
    ]);
    expect(adjustedGap && percentText(adjustedGap)).toBe('35.0');
  });

  it('leaves out stages with fewer than 5 patients on a side', () => {
    const small = cohort(4, 4, { ethnicity: 'Black', stage: 'II' });
    const base = [
      ...cohort(10, 1, { ethnicity: 'White', stage: 'I' }),
      ...cohort(10, 2, { ethnicity: 'White', stage: 'II' }),
      ...cohort(5, 1, { ethnicity: 'Black', stage: 'I' }),
    ];
    const { adjustedGap } = measureEquity([...base, ...small]);
    expect(adjustedGap && percentText(adjustedGap)).toBe('10.0');
    const enough = measureEquity([...base, ...small, ...cohort(1, 1, { ethnicity: 'Black', stage: 'II' })]);
    expect(enough.adjustedGap && percentText(enough.adjustedGap)).toBe('45.0');
  });

  it('counts the control arm only', () => {
    const treated = cohort(50, 50, { ethnicity: 'Black', group: 'treatment' });
    expect(measureEquity([...confounded, ...treated])).toEqual(measureEquity(confounded));
  });

  it('finds no dominant group in a tie and no gap without strata', () => {
    const tie = measureEquity([
      ...cohort(6, 1, { ethnicity: 'White' }),
      ...cohort(6, 5, { ethnicity: 'Black' }),
    ]);
    expect(tie).toMatchObject({ dominantGroup: null, adjustedGap: null, crudeGap: null });
    expect(measureEquity([])).toMatchObject({ patients: 0, adjustedGap: null });
  });
});
