import {
  ARMS,
  COLUMNS,
  ETHNICITIES,
  GENDERS,
  INSURANCE_TYPES,
  MEDICATIONS,
  OUTCOMES,
  SMOKING_STATUSES,
  STAGES,
  type Patient,
} from '../model/patient.ts';
import { isoDate } from '../random/calendar.ts';
import { TRIAL_PHASE } from './columns.ts';
import { MISSING_AGE, NO_DEATH, patientId, type Dataset } from './dataset.ts';
import { SITES } from './sites.ts';
import { HISTOLOGIES, TUMORS } from './tumors.ts';

/**
 * One record as agents read it: a fresh object whose keys stand in published order.
 * @throws RangeError when the dataset has no such row
 */
export function rowAt(dataset: Dataset, row: number): Patient {
  const { columns, names } = dataset;
  const at = (column: ArrayLike<number>): number => {
    const kept = column[row];
    if (kept === undefined) throw new RangeError(`the dataset has no row ${row}`);
    return kept;
  };
  const age = at(columns.age);
  const death = at(columns.death);
  const arm = at(columns.arm);
  const site = value(SITES, at(columns.site));
  const patient: Patient = {
    patient_id: patientId(row),
    age: age === MISSING_AGE ? null : age,
    gender: value(GENDERS, at(columns.gender)),
    ethnicity: value(ETHNICITIES, at(columns.ethnicity)),
    group: value(ARMS, arm),
    enrollment_date: isoDate(at(columns.enrollment)),
    treatment_start: isoDate(at(columns.treatmentStart)),
    death_date: death === NO_DEATH ? null : isoDate(death),
    outcome: value(OUTCOMES, at(columns.outcome)),
    stage: value(STAGES, at(columns.stage)),
    treatment_site: site.name,
    country: site.country,
    trial_phase: TRIAL_PHASE,
    drug: value(dataset.drugs, arm),
    comorbidity_index: at(columns.comorbidity),
  };
  // All columns are the usual case, and asking the list eleven times a row is not free.
  const all = names.length === COLUMNS.length;
  if (all || names.includes('ecog_performance_status')) patient.ecog_performance_status = at(columns.ecog);
  if (all || names.includes('prior_chemo_cycles')) patient.prior_chemo_cycles = at(columns.priorChemo);
  if (all || names.includes('baseline_ldh')) patient.baseline_ldh = at(columns.ldh);
  if (all || names.includes('bmi')) patient.bmi = at(columns.bmi) / 10;
  if (all || names.includes('insurance_type'))
    patient.insurance_type = value(INSURANCE_TYPES, at(columns.insurance));
  if (all || names.includes('smoking_status'))
    patient.smoking_status = value(SMOKING_STATUSES, at(columns.smoking));
  if (all || names.includes('blood_pressure_sys')) patient.blood_pressure_sys = at(columns.systolic);
  if (all || names.includes('blood_pressure_dia')) patient.blood_pressure_dia = at(columns.diastolic);
  if (all || names.includes('primary_tumor_site'))
    patient.primary_tumor_site = value(TUMORS, at(columns.tumor)).name;
  if (all || names.includes('histology_type'))
    patient.histology_type = value(HISTOLOGIES, at(columns.histology));
  if (all || names.includes('concomitant_medications')) {
    const bits = at(columns.medications);
    patient.concomitant_medications = MEDICATIONS.filter((_, bit) => (bits >> bit) & 1);
  }
  return patient;
}

/** The records of rows from..to-1, by default all. Bounds beyond the dataset are cut to it. */
export function toRows(dataset: Dataset, from = 0, to = dataset.size): Patient[] {
  const rows: Patient[] = [];
  const end = Math.min(to, dataset.size);
  for (let row = Math.max(0, from); row < end; row++) rows.push(rowAt(dataset, row));
  return rows;
}

function value<T>(vocabulary: readonly T[], code: number): T {
  const entry = vocabulary[code];
  if (entry === undefined) throw new RangeError(`no value has the code ${code}`);
  return entry;
}
