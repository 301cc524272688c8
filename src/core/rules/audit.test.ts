import { describe, expect, it } from 'vitest';
import { fromRows } from '../dataset/from-rows.ts';
import { patient } from '../dataset/patient.test-support.ts';
import type { Patient } from '../model/patient.ts';
import type { Rules } from '../model/protocol.ts';
import { ERROR_TYPES } from '../model/vocabulary.ts';
import { audit } from './audit.ts';

const rules: Rules = {
  age_min: 18,
  age_max: 80,
  treatment_window_days: 21,
  stage_iv_window_days: 31,
  comorbidity_threshold: 3,
  high_risk_sites: [],
  dominance_threshold_pct: 60,
  male_threshold_pct: 55,
  adjusted_gap_threshold_pct: 10,
};

const tooYoung: Partial<Patient> = { age: 17 };
const deadBefore: Partial<Patient> = { outcome: 'deceased', death_date: '2022-03-01' };
const tooLate: Partial<Patient> = { treatment_start: '2022-03-23' };

function auditOf(...records: readonly Partial<Patient>[]) {
  return audit(fromRows(records.map((fields, row) => patient(row, fields))), rules, ERROR_TYPES);
}

describe('audit', () => {
  it('marks each row with one bit a type and counts each type apart', () => {
    const { violations, counts, total } = auditOf(
      {},
      tooYoung,
      deadBefore,
      tooLate,
      tooLate,
      tooLate,
      tooYoung,
    );
    expect([...violations]).toEqual([0, 1, 2, 4, 4, 4, 1]);
    expect(counts).toEqual([2, 1, 3]);
    expect(total).toBe(6);
  });

  it('finds every violation of a record that has several', () => {
    const { violations, counts, total } = auditOf({ ...tooLate, ...deadBefore, ...tooYoung });
    expect([[...violations], counts, total]).toEqual([[7], [1, 1, 1], 3]);
  });

  it('counts the bias as one violation more', () => {
    const skewed = [
      ...Array.from({ length: 62 }, (): Partial<Patient> => ({ gender: 'M' })),
      ...Array.from({ length: 38 }, (_, index): Partial<Patient> => ({
        ethnicity: 'Asian',
        ...(index < 10 ? { outcome: 'deceased', death_date: '2022-06-01' } : {}),
      })),
    ];
    expect(auditOf(...skewed)).toMatchObject({ total: 1, counts: [0, 0, 0], bias: { present: true } });
    expect(auditOf(tooYoung, ...skewed)).toMatchObject({ total: 2, bias: { present: true } });
    expect(auditOf(tooYoung, ...skewed.slice(0, 62))).toMatchObject({ total: 1, bias: { present: false } });
  });
});
