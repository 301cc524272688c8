import type { ColumnName, Patient } from '../../core/model/patient.ts';
import { fenced } from './fence.ts';

/** The columns of the compact table, unless an agent is told others: what identifies, dates and stages a patient. */
export const COMPACT_COLUMNS = [
  'patient_id',
  'age',
  'group',
  'stage',
  'comorbidity_index',
  'enrollment_date',
  'treatment_start',
  'death_date',
] as const satisfies readonly ColumnName[];

/** Patients as a fenced table: a line of column names, then a line each. An empty cell is a missing value. */
export function patientTable(patients: readonly Patient[], columns: readonly ColumnName[]): string {
  const lines = patients.map((patient) => columns.map((column) => cellText(patient[column])).join('|'));
  return fenced('patient_data', [columns.join('|'), ...lines].join('\n'));
}

/** The longest text of a cell: whatever a site may have typed in, a row stays a row. */
const LONGEST_CELL = 120;

/** A value in one cell: it cannot end its cell, its row or the fence around the table. */
function cellText(value: Patient[ColumnName]): string {
  if (value === null || value === undefined) return '';
  const text = Array.isArray(value) ? value.join(';') : String(value);
  return text.slice(0, LONGEST_CELL).replaceAll(/[|\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ');
}
