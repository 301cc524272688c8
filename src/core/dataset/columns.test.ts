import { describe, expect, it } from 'vitest';
import { patient } from './patient.test-support.ts';
import { COLUMNS } from '../model/patient.ts';
import { columnNamed, columnOf } from './columns.ts';
import { fromRows } from './from-rows.ts';

const dataset = fromRows([patient(0, { age: null, bmi: 22.4 })]);

describe('columnNamed', () => {
  it('knows each column by its exact name', () => {
    expect(COLUMNS.map((name) => columnNamed(dataset, name))).toEqual([...COLUMNS]);
  });

  it.each(['Age', 'age ', '', '__proto__', 'constructor', undefined])('knows no column %j', (text) => {
    expect(columnNamed(dataset, text)).toBeNull();
  });

  it('knows no column that the records do not carry', () => {
    expect(columnNamed({ ...dataset, names: ['patient_id', 'age'] }, 'bmi')).toBeNull();
  });
});

describe('columnOf', () => {
  it('reads a missing value as null and a decimal in tenths', () => {
    const age = columnOf('age');
    const bmi = columnOf('bmi');
    expect('at' in age && age.at(dataset.columns, 0)).toBeNull();
    expect('at' in bmi && bmi.at(dataset.columns, 0)).toBe(224);
  });

  it('derives the country from the site and the drug from the arm', () => {
    const [country, drug] = [columnOf('country'), columnOf('drug')];
    expect(country.kind === 'category' && country.values(dataset)[country.code(dataset.columns, 0)]).toBe(
      'Canada',
    );
    expect(drug.kind === 'category' && drug.values(dataset)[drug.code(dataset.columns, 0)]).toBe('Placebo');
  });
});
