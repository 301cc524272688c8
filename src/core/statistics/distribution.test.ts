import { describe, expect, it } from 'vitest';
import { fromRows } from '../dataset/from-rows.ts';
import { patient } from '../dataset/patient.test-support.ts';
import type { Patient } from '../model/patient.ts';
import { distribute } from './distribution.ts';

const dead: Partial<Patient> = { outcome: 'deceased', death_date: '2022-08-01' };
const dataset = fromRows([
  patient(0, { ethnicity: 'Black', stage: 'IV', ...dead }),
  patient(1, { ethnicity: 'Black', stage: 'I' }),
  patient(2, { ethnicity: 'White', stage: 'I', ...dead }),
  patient(3, { ethnicity: 'White', stage: 'I' }),
  patient(4, { ethnicity: 'Asian', stage: 'I', group: 'treatment', ...dead }),
]);

describe('distribute', () => {
  it('breaks the control arm down, and leaves the treatment arm out', () => {
    expect(distribute(dataset, 'ethnicity', null)).toEqual({
      variable: 'ethnicity',
      stratify_by: null,
      arm: 'control',
      patients: 4,
      deaths: 2,
      mortality_pct: 50,
      groups: [
        { value: 'White', share_pct: 50, patients: 2, deaths: 1, mortality_pct: 50 },
        { value: 'Black', share_pct: 50, patients: 2, deaths: 1, mortality_pct: 50 },
      ],
      strata: [],
    });
  });

  it('breaks it down within each stratum when asked, and only then', () => {
    const { groups, strata } = distribute(dataset, 'ethnicity', 'stage');
    expect(groups).toEqual([]);
    expect(strata).toEqual([
      {
        stratum: 'I',
        patients: 3,
        deaths: 1,
        mortality_pct: 33.3,
        groups: [
          { value: 'White', share_pct: 66.7, patients: 2, deaths: 1, mortality_pct: 50 },
          { value: 'Black', share_pct: 33.3, patients: 1, deaths: 0, mortality_pct: 0 },
        ],
      },
      {
        stratum: 'IV',
        patients: 1,
        deaths: 1,
        mortality_pct: 100,
        groups: [{ value: 'Black', share_pct: 100, patients: 1, deaths: 1, mortality_pct: 100 }],
      },
    ]);
  });

  it('sorts dates by quarter and missing ones last', () => {
    expect(distribute(dataset, 'death_date', null).groups.map(({ value }) => value)).toEqual([
      '2022-Q3',
      'missing',
    ]);
  });

  it('has no mortality of nobody', () => {
    expect(distribute(fromRows([]), 'stage', null)).toMatchObject({
      patients: 0,
      mortality_pct: null,
      groups: [],
    });
  });

  it('cannot break an identifier down', () => {
    expect(() => distribute(dataset, 'patient_id', null)).toThrow(RangeError);
  });
});
