import { ClinicalBenchError } from '../errors.ts';
import {
  ARMS,
  COLUMNS,
  ETHNICITIES,
  GENDERS,
  INSURANCE_TYPES,
  MEDICATIONS,
  OUTCOMES,
  RULE_COLUMNS,
  SMOKING_STATUSES,
  STAGES,
  type ColumnName,
  type Patient,
} from '../model/patient.ts';
import { parseIsoDate } from '../random/calendar.ts';
import { TRIAL_PHASE } from './columns.ts';
import { allocateColumns, MISSING_AGE, NO_DEATH, patientId, type Dataset } from './dataset.ts';
import { SITES } from './sites.ts';
import { HISTOLOGIES, TUMORS } from './tumors.ts';

const BYTE = 255;
const WORD = 65_535;

/**
 * A dataset from records: the strict inverse of toRows, for tests and hand-made data.
 * @throws ClinicalBenchError 'invalid_request', naming the field, when a record could not have come from a dataset
 */
export function fromRows(rows: readonly Patient[]): Dataset {
  const names = namesOf(rows);
  const columns = allocateColumns(rows.length);
  const drugs: [string, string] = ['', ''];
  rows.forEach((patient, row) => {
    const field = fieldsOf(patient, row, names);
    field.must('patient_id', patient.patient_id === patientId(row));
    columns.age[row] =
      patient.age === null
        ? MISSING_AGE
        : field.integer('age', patient.age, MISSING_AGE + 1, -MISSING_AGE - 1);
    columns.gender[row] = field.code('gender', GENDERS, patient.gender);
    columns.ethnicity[row] = field.code('ethnicity', ETHNICITIES, patient.ethnicity);
    const arm = field.code('group', ARMS, patient.group);
    columns.arm[row] = arm;
    columns.enrollment[row] = field.day('enrollment_date', patient.enrollment_date);
    columns.treatmentStart[row] = field.day('treatment_start', patient.treatment_start);
    columns.death[row] = patient.death_date === null ? NO_DEATH : field.day('death_date', patient.death_date);
    columns.outcome[row] = field.code('outcome', OUTCOMES, patient.outcome);
    columns.stage[row] = field.code('stage', STAGES, patient.stage);
    const site = SITES.findIndex(({ name }) => name === patient.treatment_site);
    field.must('treatment_site', site >= 0);
    field.must('country', SITES[site]?.country === patient.country);
    columns.site[row] = site;
    field.must('trial_phase', patient.trial_phase === TRIAL_PHASE);
    field.must('drug', drugs[arm] === '' || drugs[arm] === patient.drug);
    drugs[arm] = patient.drug;
    columns.comorbidity[row] = field.integer('comorbidity_index', patient.comorbidity_index, 0, BYTE);

    const { ecog_performance_status: ecog, prior_chemo_cycles: chemo, baseline_ldh: ldh, bmi } = patient;
    if (ecog !== undefined) columns.ecog[row] = field.integer('ecog_performance_status', ecog, 0, BYTE);
    if (chemo !== undefined) columns.priorChemo[row] = field.integer('prior_chemo_cycles', chemo, 0, BYTE);
    if (ldh !== undefined) columns.ldh[row] = field.integer('baseline_ldh', ldh, 0, WORD);
    if (bmi !== undefined) {
      const tenths = Math.floor(bmi * 10 + 0.5);
      field.must('bmi', tenths / 10 === bmi);
      columns.bmi[row] = field.integer('bmi', tenths, 0, WORD);
    }
    const { insurance_type: insurance, smoking_status: smoking } = patient;
    if (insurance !== undefined)
      columns.insurance[row] = field.code('insurance_type', INSURANCE_TYPES, insurance);
    if (smoking !== undefined) columns.smoking[row] = field.code('smoking_status', SMOKING_STATUSES, smoking);
    const { blood_pressure_sys: systolic, blood_pressure_dia: diastolic } = patient;
    if (systolic !== undefined)
      columns.systolic[row] = field.integer('blood_pressure_sys', systolic, 0, BYTE);
    if (diastolic !== undefined)
      columns.diastolic[row] = field.integer('blood_pressure_dia', diastolic, 0, BYTE);
    const { primary_tumor_site: tumor, histology_type: histology, concomitant_medications: taken } = patient;
    if (tumor !== undefined)
      columns.tumor[row] = field.code(
        'primary_tumor_site',
        TUMORS.map(({ name }) => name),
        tumor,
      );
    if (histology !== undefined)
      columns.histology[row] = field.code('histology_type', HISTOLOGIES, histology);
    if (taken !== undefined) {
      const inOrder = MEDICATIONS.filter((medication) => taken.includes(medication));
      field.must(
        'concomitant_medications',
        inOrder.every((one, index) => taken[index] === one),
      );
      field.must('concomitant_medications', inOrder.length === taken.length);
      columns.medications[row] = inOrder.reduce((bits, one) => bits | (1 << MEDICATIONS.indexOf(one)), 0);
    }
  });
  return { size: rows.length, columns, names, drugs };
}

/** The columns that the first record carries; no records carry all. */
function namesOf(rows: readonly Patient[]): readonly ColumnName[] {
  const [first] = rows;
  return first === undefined ? COLUMNS : COLUMNS.filter((name) => Object.hasOwn(first, name));
}

function fieldsOf(patient: Patient, row: number, names: readonly ColumnName[]) {
  const must = (name: string, holds: boolean): void => {
    if (!holds) throw new ClinicalBenchError('invalid_request', `row ${row}: ${name} does not fit a dataset`);
  };
  for (const name of RULE_COLUMNS) must(name, Object.hasOwn(patient, name));
  Object.keys(patient).forEach((name, index) => must(name, name === names[index]));
  must('record', Object.keys(patient).length === names.length);
  return {
    must,
    integer(name: ColumnName, number: number, low: number, high: number): number {
      must(name, Number.isInteger(number) && number >= low && number <= high);
      return number;
    },
    code(name: ColumnName, vocabulary: readonly string[], text: string): number {
      const code = vocabulary.indexOf(text);
      must(name, code >= 0);
      return code;
    },
    day(name: ColumnName, text: string): number {
      const day = parseIsoDate(text);
      must(name, day !== null && day > NO_DEATH && day <= WORD);
      return day ?? NO_DEATH;
    },
  };
}
