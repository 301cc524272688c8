import { describe, expect, it } from 'vitest';
import { fromRows } from '../dataset/from-rows.ts';
import { patient } from '../dataset/patient.test-support.ts';
import { summarizeColumn } from './summary.ts';

const dataset = fromRows([
  patient(0, { age: 17, stage: 'IV', treatment_start: '2022-03-29', concomitant_medications: [] }),
  patient(1, { age: null, bmi: 30.1 }),
  patient(2, { age: 64, outcome: 'deceased', death_date: '2022-03-08' }),
  patient(3, { age: 61, outcome: 'deceased', death_date: '2022-06-09', group: 'treatment' }),
]);

describe('summarizeColumn', () => {
  it('reports the range, the missing values and the bands of a number', () => {
    expect(summarizeColumn(dataset, 'age')).toEqual({
      column: 'age',
      kind: 'integer',
      patients: 4,
      missing: 1,
      range: { minimum: 17, lower_quartile: 17, median: 61, upper_quartile: 64, maximum: 64 },
      groups: [
        { value: '10 to 19', patients: 1, share_pct: 25 },
        { value: '60 to 69', patients: 2, share_pct: 50 },
        { value: 'missing', patients: 1, share_pct: 25 },
      ],
      interval: null,
    });
  });

  it('shows a decimal in its own unit', () => {
    const summary = summarizeColumn(dataset, 'bmi');
    expect(summary.range).toMatchObject({ minimum: 24.5, maximum: 30.1 });
    expect(summary.groups.map(({ value }) => value)).toEqual(['20 to 24.9', '30 to 34.9']);
  });

  it('counts a category in the order of its vocabulary', () => {
    expect(summarizeColumn(dataset, 'stage')).toMatchObject({
      kind: 'category',
      range: null,
      groups: [
        { value: 'II', patients: 3, share_pct: 75 },
        { value: 'IV', patients: 1, share_pct: 25 },
      ],
    });
  });

  it('counts a list by item', () => {
    expect(summarizeColumn(dataset, 'concomitant_medications').groups).toEqual([
      { value: 'Aspirin', patients: 3, share_pct: 75 },
      { value: 'Metformin', patients: 3, share_pct: 75 },
      { value: 'none', patients: 1, share_pct: 25 },
    ]);
  });

  it('reports enrollment with the delay to the first dose, over all and by stage', () => {
    const { interval, range } = summarizeColumn(dataset, 'enrollment_date');
    expect(range).toMatchObject({ minimum: '2022-03-01', maximum: '2022-03-01' });
    expect(interval).toMatchObject({
      from: 'enrollment_date',
      to: 'treatment_start',
      unit: 'days',
      patients: 4,
      range: { minimum: 10, median: 10, maximum: 28 },
      histogram: [
        { value: '7 to 13', patients: 3 },
        { value: '28 to 34', patients: 1 },
      ],
    });
    expect(
      interval?.by_stage.map(({ stage, patients, range: own }) => [stage, patients, own?.maximum]),
    ).toEqual([
      ['I', 0, undefined],
      ['II', 3, 10],
      ['III', 0, undefined],
      ['IV', 1, 28],
    ]);
  });

  it('reports deaths with the days since the first dose, without counting those before it', () => {
    const { missing, interval } = summarizeColumn(dataset, 'death_date');
    expect(missing).toBe(2);
    expect(interval).toMatchObject({
      patients: 2,
      range: { minimum: -3, maximum: 90 },
      histogram: [
        { value: '-30 to 29', patients: 1 },
        { value: '90 to 149', patients: 1 },
      ],
    });
  });

  it('has no groups of an identifier', () => {
    expect(summarizeColumn(dataset, 'patient_id')).toMatchObject({
      kind: 'identifier',
      groups: [],
      missing: 0,
    });
  });

  it('summarizes an empty dataset', () => {
    expect(summarizeColumn(fromRows([]), 'age')).toMatchObject({ patients: 0, range: null, groups: [] });
  });
});
