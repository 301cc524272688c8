import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromRows } from '../dataset/from-rows.ts';
import { patient } from '../dataset/patient.test-support.ts';
import { ARMS, COLUMNS, ETHNICITIES, MEDICATIONS, STAGES } from '../model/patient.ts';
import { distribute } from './distribution.ts';

const anyDataset = fc
  .array(
    fc.record({
      age: fc.option(fc.integer({ min: 0, max: 99 })),
      ethnicity: fc.constantFrom(...ETHNICITIES),
      group: fc.constantFrom(...ARMS),
      stage: fc.constantFrom(...STAGES),
      death_date: fc.option(fc.constant('2023-05-05')),
      concomitant_medications: fc.subarray([...MEDICATIONS]),
    }),
    { maxLength: 30 },
  )
  .map((records) =>
    fromRows(
      records.map((fields, row) =>
        patient(row, { ...fields, outcome: fields.death_date === null ? 'survived' : 'deceased' }),
      ),
    ),
  );
const variable = fc.constantFrom(...COLUMNS.filter((name) => name !== 'patient_id'));
const partitioned = fc.constantFrom(
  ...COLUMNS.filter((name) => name !== 'patient_id' && name !== 'concomitant_medications'),
);

const total = (tables: readonly { patients: number; deaths: number }[]) =>
  tables.reduce(
    (sum, { patients, deaths }) => ({ patients: sum.patients + patients, deaths: sum.deaths + deaths }),
    { patients: 0, deaths: 0 },
  );

it('counts every control patient once, whatever column sorts them', () => {
  fc.assert(
    fc.property(anyDataset, partitioned, partitioned, (dataset, column, stratum) => {
      const whole = distribute(dataset, column, null);
      expect(whole).toMatchObject(total(whole.groups));
      const within = distribute(dataset, column, stratum);
      expect(within).toMatchObject(total(within.strata));
      for (const one of within.strata) expect(one).toMatchObject(total(one.groups));
    }),
  );
});

it('is plain data with the same keys for every column', () => {
  fc.assert(
    fc.property(anyDataset, variable, variable, (dataset, column, stratum) => {
      const result = distribute(dataset, column, stratum);
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
      expect(Object.keys(result)).toEqual(Object.keys(distribute(dataset, 'stage', null)));
    }),
  );
});
