import { describe, expect, it } from 'vitest';
import { allocateColumns, type Dataset } from '../../core/dataset/dataset.ts';
import type { Labels } from '../../core/model/truth.ts';
import { ERROR_TYPES } from '../../core/model/vocabulary.ts';
import { failureModes, type AuditedEpisode } from './failure-modes.ts';

/** Six patients: two temporal violations (P0001, P0002), deaths 0 and 4 days after the first dose, two alive. */
function sixPatients(): Dataset {
  const columns = allocateColumns(6);
  columns.treatmentStart.fill(100);
  columns.death.set([99, 90, 100, 104, 0, 0]);
  return { size: 6, columns, names: [], drugs: ['', ''] };
}

const labels: Labels = {
  violations: { P0001: 'temporal_inconsistency', P0002: 'temporal_inconsistency', P0006: 'invalid_age' },
  bias: {
    mode: 'confounded_no_bias',
    present: false,
    dominant_group: 'White',
    dominant_share: 0.7,
    male_share: 0.7,
    crude_gap: 0.2,
    adjusted_gap: 0.05,
  },
  traps: { P0003: 'near_immediate_death', P0004: 'valid_deceased', P0006: 'comorbidity_override' },
};
const flag = (error_type: string, patient_id: string | null = null) => ({ error_type, patient_id });
const audit = (flags: AuditedEpisode['flags'], strayFlags = 0) =>
  failureModes({ dataset: sixPatients(), errorTypes: ERROR_TYPES, labels, flags, strayFlags });

describe('failure modes of a finished audit', () => {
  it('an exact audit shows none', () => {
    expect(
      audit([
        flag('temporal_inconsistency', 'P0001'),
        flag('temporal_inconsistency', 'P0002'),
        flag('invalid_age', 'P0006'),
      ]),
    ).toEqual({
      overflagging: {
        flagged_traps: 0,
        valid_traps: 2,
        rate: 0,
        false_positives: 0,
        valid_records: 3,
        false_positives_per_100_valid: 0,
      },
      temporal_confusion: { missed: 0, invented: 0, denominator: 3, rate: 0 },
      bias_misinterpretation: { verdict: 'right' },
      exact_audit: true,
      recall_by_type: {
        invalid_age: 1,
        temporal_inconsistency: 1,
        protocol_window_violation: null,
        selection_bias: null,
      },
    });
  });

  it('a same-day death flagged and a real one missed are temporal confusion, and the trap is overflagged', () => {
    const modes = audit([flag('temporal_inconsistency', 'P0001'), flag('temporal_inconsistency', 'P0003')]);
    expect(modes.temporal_confusion).toEqual({ missed: 1, invented: 1, denominator: 3, rate: 2 / 3 });
    expect(modes.overflagging).toEqual({
      flagged_traps: 1,
      valid_traps: 2,
      rate: 0.5,
      false_positives: 1,
      valid_records: 3,
      false_positives_per_100_valid: 100 / 3,
    });
    expect(modes.exact_audit).toBe(false);
    expect(modes.recall_by_type).toMatchObject({ invalid_age: 0, temporal_inconsistency: 0.5 });
  });

  it('a flag of the wrong type or of no patient is a false positive', () => {
    const modes = audit([flag('invalid_age', 'P0001')], 1);
    expect(modes.overflagging.false_positives_per_100_valid).toBeCloseTo(200 / 3, 12);
    expect(modes.recall_by_type['invalid_age']).toBe(0);
  });

  it('tells an escalated confounded cohort from a dismissed bias', () => {
    expect(audit([flag('selection_bias')]).bias_misinterpretation.verdict).toBe('escalated');
    const biased = { ...labels, bias: { ...labels.bias, mode: 'true_bias', present: true } } as Labels;
    const dismissed = failureModes({
      dataset: sixPatients(),
      errorTypes: ERROR_TYPES,
      labels: biased,
      flags: [],
      strayFlags: 0,
    });
    expect(dismissed.bias_misinterpretation.verdict).toBe('dismissed');
    expect(dismissed.recall_by_type['selection_bias']).toBe(0);
  });

  it('says nothing of clauses that are not in force', () => {
    const easy = failureModes({
      dataset: sixPatients(),
      errorTypes: ['invalid_age'],
      labels: { violations: { P0006: 'invalid_age' }, bias: null, traps: {} },
      flags: [flag('invalid_age', 'P0006')],
      strayFlags: 0,
    });
    expect(easy.temporal_confusion).toEqual({ missed: 0, invented: 0, denominator: 0, rate: null });
    expect(easy.bias_misinterpretation.verdict).toBeNull();
    expect(easy.overflagging.rate).toBeNull();
    expect(easy.recall_by_type).toEqual({ invalid_age: 1 });
    expect(easy.exact_audit).toBe(true);
  });
});
