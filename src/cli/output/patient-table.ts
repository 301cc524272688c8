import type { Patient } from '../../core/model/patient.ts';
import { parseIsoDate } from '../../core/random/calendar.ts';
import { NOT_AVAILABLE } from './figures.ts';
import type { Style } from './style.ts';
import { renderTable, type TableColumn } from './table.ts';

interface PatientColumn extends TableColumn {
  readonly cell: (patient: Patient) => string;
  /** Narrowest terminal that shows the column. */
  readonly from: number;
}

const COLUMNS: readonly PatientColumn[] = [
  { head: 'patient', short: 'id', from: 0, cell: (patient) => patient.patient_id },
  { head: 'age', from: 0, align: 'right', cell: (patient) => `${patient.age ?? NOT_AVAILABLE}` },
  { head: 'sex', from: 0, cell: (patient) => patient.gender },
  { head: 'ethnicity', short: 'ethnic.', from: 0, cell: (patient) => patient.ethnicity },
  { head: 'arm', from: 0, cell: (patient) => (patient.group === 'control' ? 'control' : 'treated') },
  { head: 'stage', from: 0, cell: (patient) => patient.stage },
  {
    head: 'comorb.',
    short: 'com.',
    from: 0,
    align: 'right',
    cell: (patient) => `${patient.comorbidity_index}`,
  },
  { head: 'enrolled', from: 0, cell: (patient) => patient.enrollment_date },
  { head: 'started', from: 0, cell: (patient) => patient.treatment_start },
  { head: 'days', from: 90, align: 'right', cell: (patient) => daysToStart(patient) },
  { head: 'died', from: 0, cell: (patient) => patient.death_date ?? NOT_AVAILABLE },
  { head: 'site', from: 125, cell: (patient) => patient.treatment_site },
  { head: 'country', from: 150, cell: (patient) => patient.country },
];

/**
 * Patients as a table of the columns that rules read; `days` counts from enrollment to treatment start. A wider
 * terminal shows more columns. The outcome is left out: a patient is deceased exactly when there is a death date.
 */
export function patientTable(patients: readonly Patient[], style: Style, width: number): string {
  const columns = COLUMNS.filter((column) => column.from <= width);
  const rows = patients.map((patient) => columns.map((column) => column.cell(patient)));
  return renderTable(columns, rows, style, width);
}

/** Every field of one patient, one a line. */
export function patientCard(patient: Patient): string {
  return Object.entries(patient)
    .map(([field, value]) => `  ${field.padEnd(24)}${fieldText(value)}`)
    .join('\n');
}

function fieldText(value: Patient[keyof Patient]): string {
  if (value === null || value === undefined) return NOT_AVAILABLE;
  return typeof value === 'object' ? value.join(', ') || 'none' : `${value}`;
}

function daysToStart(patient: Patient): string {
  const enrolled = parseIsoDate(patient.enrollment_date);
  const started = parseIsoDate(patient.treatment_start);
  return enrolled === null || started === null ? NOT_AVAILABLE : `${started - enrolled}`;
}
