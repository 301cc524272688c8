import { STAGE_IV } from '../../dataset/codes.ts';
import type { Columns } from '../../dataset/dataset.ts';
import { SITES, type Country } from '../../dataset/sites.ts';
import { HISTOLOGIES, TUMORS } from '../../dataset/tumors.ts';
import { GENDERS, INSURANCE_TYPES, MEDICATIONS } from '../../model/patient.ts';
import type { Rng } from '../../random/rng.ts';
import { weightedTable } from '../../random/sample.ts';
import { LOG_NORMAL_QUANTILES, NORMAL_QUANTILES } from '../tables.ts';

/**
 * Fills the clinical columns that no rule reads. They fit the patient (sex, stage, country, age), and given stage,
 * outcome, age band and country they say nothing of violations. Each random word serves four tables of 256.
 */
export function fillNoise(rng: Rng, columns: Columns, size: number): void {
  for (let row = 0; row < size; row++) {
    const isStageIv = columns.stage[row] === STAGE_IV;
    const first = rng.next();
    columns.ecog[row] = ECOG[first & 255] ?? 0;
    columns.priorChemo[row] = (isStageIv ? LATE_CYCLES : EARLY_CYCLES)[(first >>> 8) & 255] ?? 0;
    columns.smoking[row] = SMOKING[(first >>> 16) & 255] ?? 0;
    columns.bmi[row] = BMI[first >>> 24] ?? 0;

    const second = rng.next();
    columns.ldh[row] = ((isStageIv ? LATE_LDH : EARLY_LDH)[second & 255] ?? 0) + (second >>> 30);
    const systolic = SYSTOLIC[(second >>> 8) & 255] ?? 0;
    const pulsePressure = Math.min(PULSE_PRESSURE[(second >>> 16) & 255] ?? 0, systolic - LOWEST_DIASTOLIC);
    columns.systolic[row] = systolic;
    columns.diastolic[row] = systolic - pulsePressure;

    const third = rng.next();
    const tumors = TUMORS_BY_GENDER[columns.gender[row] ?? 0] ?? [];
    const tumor = tumors[third & 255] ?? 0;
    const histologies = HISTOLOGIES_BY_TUMOR[tumor] ?? [];
    columns.tumor[row] = tumor;
    columns.histology[row] = histologies[(third >>> 8) & 255] ?? 0;
    const age = columns.age[row] ?? 0;
    const isSenior = age >= MEDICARE_AGE && age <= OLDEST_HUMAN;
    const insurances = (isSenior ? SENIOR_INSURANCE_BY_SITE : INSURANCE_BY_SITE)[columns.site[row] ?? 0];
    columns.insurance[row] = insurances?.[(third >>> 16) & 255] ?? 0;

    columns.medications[row] = rng.next() & rng.next() & MEDICATION_BITS;
  }
}

/** Phase III oncology trials enroll ECOG 0 and 1 almost alone: 96.3 % of 238,213 patients (Abi Jaoude, JNCCN 2020). */
const ECOG = weightedTable([115, 132, 9]);
/** Tenths of kg/m2; mmHg. */
const BMI = bell(266, 46, 165, 480);
const SYSTOLIC = bell(131, 15, 96, 195);
const PULSE_PRESSURE = bell(48, 10, 20, 100);
const LOWEST_DIASTOLIC = 45;
/** U/L: skewed to the right, and higher in Stage IV. */
const EARLY_LDH = Int16Array.from(LOG_NORMAL_QUANTILES, (factor) => Math.floor((196 * factor) / 1000));
const LATE_LDH = Int16Array.from(LOG_NORMAL_QUANTILES, (factor) => Math.floor((262 * factor) / 1000));
const EARLY_CYCLES = weightedTable([120, 40, 36, 28, 20, 8, 4]);
const LATE_CYCLES = weightedTable([40, 30, 40, 46, 46, 30, 24]);
const SMOKING = weightedTable([104, 98, 54]);
const MEDICATION_BITS = (1 << MEDICATIONS.length) - 1;

/** Weights of TUMORS by gender, of 256. */
const TUMORS_BY_GENDER = GENDERS.map((gender) =>
  weightedTable(gender === 'F' ? [62, 44, 20, 18, 12, 0, 72, 28] : [76, 54, 24, 22, 24, 56, 0, 0]),
);

/** Histology codes that fit a tumor, in equal parts of 256. */
const HISTOLOGIES_BY_TUMOR = TUMORS.map((tumor) => {
  const codes = tumor.histologies.map((name) => HISTOLOGIES.indexOf(name));
  return Uint8Array.from({ length: 256 }, (_, i) => codes[Math.floor((i * codes.length) / 256)] ?? 0);
});

const MEDICARE_AGE = 65;
/** An age above this is a data error, not an age. */
const OLDEST_HUMAN = 120;

/** Weights of INSURANCE_TYPES by country, of 256; Medicare is for US patients of 65 and over. */
const INSURANCE: Readonly<Record<Country, Uint8Array>> = {
  'United States': insurance({ Private: 176, Medicaid: 60, 'Self-pay': 20 }),
  Canada: insurance({ 'National health service': 216, Private: 40 }),
  'United Kingdom': insurance({ 'National health service': 226, Private: 30 }),
  Brazil: insurance({ 'National health service': 186, Private: 60, 'Self-pay': 10 }),
  Germany: insurance({ 'Statutory health insurance': 226, Private: 30 }),
  France: insurance({ 'Statutory health insurance': 236, Private: 20 }),
  Spain: insurance({ 'National health service': 216, Private: 40 }),
  Poland: insurance({ 'Statutory health insurance': 246, 'Self-pay': 10 }),
  Japan: insurance({ 'Statutory health insurance': 256 }),
  'South Korea': insurance({ 'Statutory health insurance': 246, Private: 10 }),
  India: insurance({ Private: 86, 'Self-pay': 120, 'National health service': 50 }),
  'South Africa': insurance({ Private: 106, 'Self-pay': 40, 'National health service': 110 }),
};
const US_SENIORS = insurance({ Medicare: 206, Private: 40, 'Self-pay': 10 });

/** Insurance by site code: of patients under 65 (or without a real age), and of the others. */
const INSURANCE_BY_SITE = SITES.map(({ country }) => INSURANCE[country]);
const SENIOR_INSURANCE_BY_SITE = SITES.map(({ country }) =>
  country === 'United States' ? US_SENIORS : INSURANCE[country],
);

function insurance(weights: Partial<Record<(typeof INSURANCE_TYPES)[number], number>>): Uint8Array {
  return weightedTable(INSURANCE_TYPES.map((type) => weights[type] ?? 0));
}

/** 256 bell-shaped integers, equally likely: mean and sd in units of the column, clamped to low..high. */
function bell(mean: number, sd: number, low: number, high: number): Int16Array {
  return Int16Array.from(NORMAL_QUANTILES, (z) =>
    Math.max(low, Math.min(high, mean + Math.round((sd * z) / 1000))),
  );
}
