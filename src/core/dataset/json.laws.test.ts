import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patient } from './patient.test-support.ts';
import {
  ARMS,
  ETHNICITIES,
  GENDERS,
  MEDICATIONS,
  NOISE_COLUMNS,
  RULE_COLUMNS,
  STAGES,
  type Patient,
} from '../model/patient.ts';
import { isoDate } from '../random/calendar.ts';
import { fromRows } from './from-rows.ts';
import { datasetJson } from './json.ts';
import { toRows } from './rows.ts';
import { SITES } from './sites.ts';

const day = fc.integer({ min: 18_000, max: 20_000 }).map(isoDate);

const anyRecord: fc.Arbitrary<Partial<Patient>> = fc
  .record({
    age: fc.option(fc.integer({ min: -32_767, max: 32_767 })),
    gender: fc.constantFrom(...GENDERS),
    ethnicity: fc.constantFrom(...ETHNICITIES),
    group: fc.constantFrom(...ARMS),
    enrollment_date: day,
    treatment_start: day,
    death_date: fc.option(day),
    stage: fc.constantFrom(...STAGES),
    site: fc.constantFrom(...SITES),
    comorbidity_index: fc.nat({ max: 255 }),
    baseline_ldh: fc.nat({ max: 65_535 }),
    tenths: fc.nat({ max: 65_535 }),
    concomitant_medications: fc.subarray([...MEDICATIONS]),
  })
  .map(({ site, tenths, ...fields }) => ({
    ...fields,
    treatment_site: site.name,
    country: site.country,
    bmi: tenths / 10,
  }));

const anyRows = fc
  .array(anyRecord, { maxLength: 20 })
  .map((records) => records.map((fields, row) => patient(row, fields)));

describe('a dataset', () => {
  it('is the records it was made from', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        expect(toRows(fromRows(rows))).toEqual(rows);
      }),
    );
  });

  it('has the JSON of its rows, byte for byte, with any noise columns', () => {
    fc.assert(
      fc.property(anyRows, fc.subarray([...NOISE_COLUMNS]), (rows, noise) => {
        const dataset = { ...fromRows(rows), names: [...RULE_COLUMNS, ...noise] };
        expect(datasetJson(dataset)).toBe(JSON.stringify(toRows(dataset)));
      }),
    );
  });
});
