import type { Columns } from '../../../core/dataset/dataset.ts';
import { COUNTRIES, SITES } from '../../../core/dataset/sites.ts';
import { HISTOLOGIES, TUMORS } from '../../../core/dataset/tumors.ts';
import {
  INSURANCE_TYPES,
  MEDICATIONS,
  OUTCOMES,
  SMOKING_STATUSES,
  STAGES,
} from '../../../core/model/patient.ts';
import { at, bitsIn } from '../../rows.ts';

/** Something of a record that must not tell whether it violates a rule, cut into bins. */
export interface RecordFeature {
  readonly name: string;
  /** Bins are 0..bins-1; larger values fall into the last. */
  readonly bins: number;
  /** Names of the bins where they are categories; each category is then also looked at alone. */
  readonly categories: readonly string[] | null;
  bin(columns: Columns, row: number, size: number): number;
}

const DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit));

/** The patient number and the noise columns. */
export const RECORD_FEATURES: readonly RecordFeature[] = [
  ordered('row', 100, (_, row, size) => Math.floor((row * 100) / size)),
  category('patient_id last digit', DIGITS, (_, row) => (row + 1) % 10),
  ordered('ecog_performance_status', 4, ({ ecog }, row) => at(ecog, row)),
  ordered('prior_chemo_cycles', 12, ({ priorChemo }, row) => at(priorChemo, row)),
  ordered('baseline_ldh', 128, ({ ldh }, row) => at(ldh, row) >> 3),
  ordered('bmi', 128, ({ bmi }, row) => at(bmi, row) >> 2),
  ordered('blood_pressure_sys', 128, ({ systolic }, row) => at(systolic, row) >> 1),
  ordered('blood_pressure_dia', 128, ({ diastolic }, row) => at(diastolic, row) >> 1),
  category('insurance_type', INSURANCE_TYPES, ({ insurance }, row) => at(insurance, row)),
  category('smoking_status', SMOKING_STATUSES, ({ smoking }, row) => at(smoking, row)),
  category(
    'primary_tumor_site',
    TUMORS.map((tumor) => tumor.name),
    ({ tumor }, row) => at(tumor, row),
  ),
  category('histology_type', HISTOLOGIES, ({ histology }, row) => at(histology, row)),
  ordered('number of concomitant_medications', MEDICATIONS.length + 1, ({ medications }, row) =>
    bitsIn(at(medications, row)),
  ),
  ...MEDICATIONS.map((name, bit) =>
    ordered(`takes ${name}`, 2, ({ medications }, row) => (at(medications, row) >> bit) & 1),
  ),
];

/** Where the bins of each feature begin among the bins of all; the last entry is their number. */
export const OFFSETS: readonly number[] = RECORD_FEATURES.reduce<readonly number[]>(
  (starts, { bins }) => [...starts, at(starts, starts.length - 1) + bins],
  [0],
);
/** Bins of all features together. */
export const BINS = at(OFFSETS, RECORD_FEATURES.length);

/** Upper ends (exclusive) of the age bands; the first band holds what is no age (missing, negative), the last the rest. */
const AGE_BANDS = [0, 40, 50, 58, 65, 70, 75, 120];
const COUNTRY_OF_SITE = SITES.map((site) => COUNTRIES.indexOf(site.country));
const BANDS = AGE_BANDS.length + 1;

/** Number of strata without countries: stage x outcome x age band. */
export const CONDITIONS = STAGES.length * OUTCOMES.length * BANDS;
/** Number of strata: stage x outcome x age band x country. */
export const STRATA = CONDITIONS * COUNTRIES.length;

/** The stratum of a record: only records alike in all that rules and outcomes bring about are compared. */
export function stratumOf(columns: Columns, row: number): number {
  return conditionOf(columns, row) * COUNTRIES.length + at(COUNTRY_OF_SITE, at(columns.site, row));
}

/** The stratum of a record without its country. */
export function conditionOf(columns: Columns, row: number): number {
  const age = at(columns.age, row);
  let band = 0;
  while (band < AGE_BANDS.length && age >= at(AGE_BANDS, band)) band++;
  return (at(columns.stage, row) * OUTCOMES.length + at(columns.outcome, row)) * BANDS + band;
}

/** The bin of a record by a feature, among the bins of all features. */
export function binOf(
  index: number,
  feature: RecordFeature,
  columns: Columns,
  row: number,
  size: number,
): number {
  return at(OFFSETS, index) + Math.min(feature.bin(columns, row, size), feature.bins - 1);
}

function ordered(name: string, bins: number, bin: RecordFeature['bin']): RecordFeature {
  return { name, bins, categories: null, bin };
}

function category(name: string, categories: readonly string[], bin: RecordFeature['bin']): RecordFeature {
  return { name, bins: categories.length, categories, bin };
}
