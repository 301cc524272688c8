import { z } from 'zod';

/**
 * The patient record: 26 columns, the same in every task. Column names are data (agents say them), so they are
 * spelled as on the wire everywhere.
 */

/** Vocabularies of the record; a value's position is its code inside columns. */
export const GENDERS = ['F', 'M'] as const;
export const ETHNICITIES = ['White', 'Black', 'Asian', 'Hispanic', 'Other'] as const;
export const ARMS = ['control', 'treatment'] as const;
export const OUTCOMES = ['survived', 'deceased'] as const;
export const STAGES = ['I', 'II', 'III', 'IV'] as const;

export const INSURANCE_TYPES = [
  'Private',
  'Medicare',
  'Medicaid',
  'National health service',
  'Statutory health insurance',
  'Self-pay',
] as const;
export const SMOKING_STATUSES = ['Never', 'Former', 'Current'] as const;
export const MEDICATIONS = [
  'Amlodipine',
  'Aspirin',
  'Atorvastatin',
  'Dexamethasone',
  'Levothyroxine',
  'Lisinopril',
  'Metformin',
  'Omeprazole',
  'Ondansetron',
  'Paracetamol',
  'Sertraline',
  'Warfarin',
] as const;

export type Gender = (typeof GENDERS)[number];
export type Ethnicity = (typeof ETHNICITIES)[number];
export type Arm = (typeof ARMS)[number];
export type Outcome = (typeof OUTCOMES)[number];
export type Stage = (typeof STAGES)[number];

/** Columns that carry a rule, an id or the design of the trial. */
export const RULE_COLUMNS = [
  'patient_id',
  'age',
  'gender',
  'ethnicity',
  'group',
  'enrollment_date',
  'treatment_start',
  'death_date',
  'outcome',
  'stage',
  'treatment_site',
  'country',
  'trial_phase',
  'drug',
  'comorbidity_index',
] as const;

/** Clinically coherent columns that no rule reads. */
export const NOISE_COLUMNS = [
  'ecog_performance_status',
  'prior_chemo_cycles',
  'baseline_ldh',
  'bmi',
  'insurance_type',
  'smoking_status',
  'blood_pressure_sys',
  'blood_pressure_dia',
  'primary_tumor_site',
  'histology_type',
  'concomitant_medications',
] as const;

/** All 26 columns, in the order of a record's fields. */
export const COLUMNS = [...RULE_COLUMNS, ...NOISE_COLUMNS] as const;
export type ColumnName = (typeof COLUMNS)[number];
export type NoiseColumn = (typeof NOISE_COLUMNS)[number];

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** One row as agents read it. Noise columns are optional: a custom task may leave some of them out. */
export const PatientSchema = z.strictObject({
  patient_id: z.string(),
  age: z.int().nullable().describe('years; null when missing'),
  gender: z.enum(GENDERS),
  ethnicity: z.enum(ETHNICITIES),
  group: z.enum(ARMS),
  enrollment_date: isoDate,
  treatment_start: isoDate,
  death_date: isoDate.nullable(),
  outcome: z.enum(OUTCOMES),
  stage: z.enum(STAGES),
  treatment_site: z.string(),
  country: z.string(),
  trial_phase: z.string(),
  drug: z.string(),
  comorbidity_index: z.int().min(0),
  ecog_performance_status: z.int().min(0).max(5).optional(),
  prior_chemo_cycles: z.int().min(0).optional(),
  baseline_ldh: z.int().optional().describe('U/L'),
  bmi: z.number().optional().describe('kg/m2, one decimal'),
  insurance_type: z.enum(INSURANCE_TYPES).optional(),
  smoking_status: z.enum(SMOKING_STATUSES).optional(),
  blood_pressure_sys: z.int().optional().describe('mmHg'),
  blood_pressure_dia: z.int().optional().describe('mmHg'),
  primary_tumor_site: z.string().optional(),
  histology_type: z.string().optional(),
  concomitant_medications: z.array(z.enum(MEDICATIONS)).optional(),
});
export type Patient = z.infer<typeof PatientSchema>;
