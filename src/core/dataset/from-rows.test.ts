import { describe, expect, it } from 'vitest';
import { patient } from './patient.test-support.ts';
import type { Patient } from '../model/patient.ts';
import { fromRows } from './from-rows.ts';
import { toRows } from './rows.ts';

describe('fromRows', () => {
  it('keeps every record as it is', () => {
    const rows = [patient(0, { age: -1 }), patient(1, { age: 999, bmi: 18.9 })];
    expect(toRows(fromRows(rows))).toEqual(rows);
  });

  it('takes no records for an empty dataset', () => {
    expect(fromRows([])).toMatchObject({ size: 0 });
  });

  it.each<[string, Partial<Patient>]>([
    ['patient_id', { patient_id: 'P0002' }],
    ['age', { age: 40.5 }],
    ['enrollment_date', { enrollment_date: '2022-02-30' }],
    ['death_date', { death_date: '1970-01-01' }],
    ['treatment_site', { treatment_site: 'Nowhere' }],
    ['country', { country: 'Brazil' }],
    ['trial_phase', { trial_phase: 'Phase II' }],
    ['comorbidity_index', { comorbidity_index: -1 }],
    ['bmi', { bmi: 24.55 }],
    ['histology_type', { histology_type: 'Unheard of' }],
    ['concomitant_medications', { concomitant_medications: ['Metformin', 'Aspirin'] }],
    ['concomitant_medications', { concomitant_medications: ['Aspirin', 'Aspirin'] }],
  ])('names %s when it fits no dataset', (field, fields) => {
    expect(() => fromRows([patient(0, fields)])).toThrow(
      expect.objectContaining({ code: 'invalid_request', message: expect.stringContaining(field) }),
    );
  });

  it('refuses records that do not carry the same columns', () => {
    const { bmi: _, ...short } = patient(1);
    expect(() => fromRows([patient(0), short])).toThrow('row 1: insurance_type');
    expect(() => fromRows([patient(0), patient(1, { drug: 'Another' })])).toThrow('row 1: drug');
  });
});
