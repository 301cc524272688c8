import type { Patient } from '../../core/model/patient.ts';
import { RECORD_ERROR_TYPES, type RecordErrorType } from '../../core/model/vocabulary.ts';
import { daysBetween } from '../days.ts';
import type { Finding } from '../finding.ts';
import type { Reading } from './reading.ts';

/** What the rules on single records read of a patient. */
export type AuditedRecord = Pick<
  Patient,
  'patient_id' | 'age' | 'stage' | 'comorbidity_index' | 'enrollment_date' | 'treatment_start' | 'death_date'
>;

/** Every record-level violation of a dataset under a reading of its protocol, in row order. */
export function findViolations(rows: readonly AuditedRecord[], reading: Reading): Finding[] {
  const checks = RECORD_ERROR_TYPES.filter((type) => reading.errorTypes.includes(type));
  const found: Finding[] = [];
  for (const row of rows) {
    for (const errorType of checks) {
      if (BREAKS[errorType](row, reading)) found.push({ errorType, patientId: row.patient_id });
    }
  }
  return found;
}

type Check = (row: AuditedRecord, reading: Reading) => boolean;

const BREAKS: Readonly<Record<RecordErrorType, Check>> = {
  invalid_age: ({ age }, { rules }) => age === null || age < rules.age_min || age > rules.age_max,
  temporal_inconsistency: (row, { lastInconsistentDay }) =>
    row.death_date !== null && daysBetween(row.treatment_start, row.death_date) <= lastInconsistentDay,
  protocol_window_violation: (row, reading) => {
    const window = windowOf(row, reading);
    return window !== null && daysBetween(row.enrollment_date, row.treatment_start) > window;
  },
};

/** The longest delay in days that the protocol, so read, gives a patient; null where it sets none. */
export function windowOf(row: AuditedRecord, { rules }: Reading): number | null {
  const excepted =
    row.stage === 'IV' &&
    (rules.comorbidity_threshold === null || row.comorbidity_index <= rules.comorbidity_threshold);
  return excepted ? (rules.stage_iv_window_days ?? rules.treatment_window_days) : rules.treatment_window_days;
}
