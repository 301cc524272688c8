import { describe, expect, it } from 'vitest';
import { patient } from './patient.test-support.ts';
import { COLUMNS, PatientSchema, RULE_COLUMNS } from '../model/patient.ts';
import { fromRows } from './from-rows.ts';
import { rowAt, toRows } from './rows.ts';

const dataset = fromRows([
  patient(0),
  patient(1, { age: null, bmi: 31.2, concomitant_medications: [] }),
  patient(2, { group: 'treatment', outcome: 'deceased', death_date: '2023-01-31' }),
]);

describe('rowAt', () => {
  it('reads a record with its keys in published order', () => {
    const record = rowAt(dataset, 1);
    expect(record).toEqual(patient(1, { age: null, bmi: 31.2, concomitant_medications: [] }));
    expect(Object.keys(record)).toEqual([...COLUMNS]);
    expect(PatientSchema.parse(record)).toEqual(record);
  });

  it('gives each arm its drug and the dead their date', () => {
    expect(rowAt(dataset, 0)).toMatchObject({ drug: 'Placebo', death_date: null });
    expect(rowAt(dataset, 2)).toMatchObject({ drug: 'Velorazib', death_date: '2023-01-31' });
  });

  it('carries only the columns that the dataset has', () => {
    expect(Object.keys(rowAt({ ...dataset, names: [...RULE_COLUMNS, 'bmi'] }, 0))).toEqual([
      ...RULE_COLUMNS,
      'bmi',
    ]);
  });

  it('refuses a row that does not exist', () => {
    expect(() => rowAt(dataset, 3)).toThrow(RangeError);
    expect(() => rowAt(dataset, -1)).toThrow(RangeError);
  });
});

describe('toRows', () => {
  it('reads a part, cut to the dataset', () => {
    expect(toRows(dataset).map((row) => row.patient_id)).toEqual(['P0001', 'P0002', 'P0003']);
    expect(toRows(dataset, 1, 2).map((row) => row.patient_id)).toEqual(['P0002']);
    expect(toRows(dataset, 2, 50).map((row) => row.patient_id)).toEqual(['P0003']);
    expect(toRows(dataset, 9, 50)).toEqual([]);
  });
});
