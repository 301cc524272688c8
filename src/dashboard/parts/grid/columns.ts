import { columnOf } from '../../../core/dataset/columns.ts';
import { NOISE_COLUMNS, RULE_COLUMNS, type ColumnName } from '../../../core/model/patient.ts';

/** How a column of the patient grid looks. */
export interface ColumnLook {
  readonly label: string;
  /** Width in pixels. */
  readonly width: number;
  readonly numeric: boolean;
}

/** The look of each of the 26 columns. */
export function lookOf(name: ColumnName): ColumnLook {
  const [label, width] = LOOKS[name];
  const { kind } = columnOf(name);
  return { label, width, numeric: kind === 'integer' || kind === 'decimal' };
}

/** Which columns a person wants to see. */
export const COLUMN_SETS = {
  rule: RULE_COLUMNS,
  all: [...RULE_COLUMNS, ...NOISE_COLUMNS],
  noise: ['patient_id', ...NOISE_COLUMNS],
} as const satisfies Readonly<Record<string, readonly ColumnName[]>>;
export type ColumnSet = keyof typeof COLUMN_SETS;

/** The first of the columns that no rule reads: a line stands before it. */
export const FIRST_NOISE: ColumnName = NOISE_COLUMNS[0];

const LOOKS: Readonly<Record<ColumnName, readonly [label: string, width: number]>> = {
  patient_id: ['Patient', 92],
  age: ['Age', 84],
  gender: ['Sex', 72],
  ethnicity: ['Ethnicity', 104],
  group: ['Arm', 100],
  enrollment_date: ['Enrolled', 116],
  treatment_start: ['First dose', 116],
  death_date: ['Death', 116],
  outcome: ['Outcome', 104],
  stage: ['Stage', 80],
  treatment_site: ['Site', 216],
  country: ['Country', 128],
  trial_phase: ['Phase', 92],
  drug: ['Drug', 128],
  comorbidity_index: ['Comorb.', 92],
  ecog_performance_status: ['ECOG', 80],
  prior_chemo_cycles: ['Chemo', 88],
  baseline_ldh: ['LDH', 88],
  bmi: ['BMI', 84],
  insurance_type: ['Insurance', 184],
  smoking_status: ['Smoking', 100],
  blood_pressure_sys: ['Systolic', 92],
  blood_pressure_dia: ['Diastolic', 92],
  primary_tumor_site: ['Tumour', 136],
  histology_type: ['Histology', 224],
  concomitant_medications: ['Medication', 264],
};
