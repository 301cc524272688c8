import type { Patient } from '../core/model/patient.ts';
import type { RecordErrorType } from '../core/model/vocabulary.ts';
import { daysBetween } from './days.ts';
import type { Finding } from './finding.ts';

/** Orders of suspicion that need no protocol: the most extreme record first, ties in row order. */

/** From the youngest up; records without an age are left out. */
export function youngestFirst(rows: readonly Patient[]): Patient[] {
  return ranked(
    rows.filter(({ age }) => age !== null),
    ({ age }) => age ?? 0,
  );
}

/** From the oldest down; records without an age are left out. */
export function oldestFirst(rows: readonly Patient[]): Patient[] {
  return youngestFirst(rows.toReversed()).toReversed();
}

/** From the longest delay between enrollment and first dose down. */
export function longestDelayFirst(rows: readonly Patient[]): Patient[] {
  return ranked(rows, (row) => -daysBetween(row.enrollment_date, row.treatment_start));
}

/** Records without an age. */
export function ageMissing(rows: readonly Patient[]): Patient[] {
  return rows.filter(({ age }) => age === null);
}

/** Records that say the patient died before the first dose: an impossibility under any protocol. */
export function deadBeforeTreatment(rows: readonly Patient[]): Patient[] {
  return rows.filter(
    (row) => row.death_date !== null && daysBetween(row.treatment_start, row.death_date) < 0,
  );
}

/** One thing held against each of these records. */
export function held(errorType: RecordErrorType, rows: readonly Patient[]): Finding[] {
  return rows.map(({ patient_id: patientId }) => ({ errorType, patientId }));
}

function ranked(rows: readonly Patient[], key: (row: Patient) => number): Patient[] {
  return rows
    .map((row, index) => ({ row, index, key: key(row) }))
    .toSorted((a, b) => a.key - b.key || a.index - b.index)
    .map(({ row }) => row);
}
