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
  type ColumnName,
} from '../model/patient.ts';
import { MISSING_AGE, NO_DEATH, type Columns, type Dataset } from './dataset.ts';
import { COUNTRIES, SITES } from './sites.ts';
import { HISTOLOGIES, TUMORS } from './tumors.ts';

/** How one published column is read from a dataset, whatever it holds. */
export type Column = IdentifierColumn | CategoryColumn | NumberColumn | DateColumn | ListColumn;
export type ColumnKind = Column['kind'];

/** A value of its own in every row. */
interface IdentifierColumn {
  readonly kind: 'identifier';
}

/** One of a closed list of values. */
interface CategoryColumn {
  readonly kind: 'category';
  /** The values by code. */
  readonly values: (dataset: Dataset) => readonly string[];
  readonly code: (columns: Columns, row: number) => number;
}

/** A number, kept as an integer in units of 1 / scale. */
interface NumberColumn {
  readonly kind: 'integer' | 'decimal';
  readonly scale: 1 | 10;
  /** Null when the value is missing. */
  readonly at: (columns: Columns, row: number) => number | null;
  /** Width of the bands of a histogram, in kept units; bands start at 0. */
  readonly band: number;
}

/** A date, kept as a day number. */
interface DateColumn {
  readonly kind: 'date';
  /** Null when there is no date. */
  readonly at: (columns: Columns, row: number) => number | null;
}

/** Any number of values of a closed list. */
interface ListColumn {
  readonly kind: 'list';
  readonly values: readonly string[];
  /** Bit k is set when the row has values[k]. */
  readonly bits: (columns: Columns, row: number) => number;
}

/** The one phase of every trial of this benchmark. */
export const TRIAL_PHASE = 'Phase III';

/** How a column is read. */
export function columnOf(name: ColumnName): Column {
  return READERS[name];
}

/** The column that a text names, or null when the dataset carries no such column. Only the exact spelling counts. */
export function columnNamed(dataset: Dataset, text: string | undefined): ColumnName | null {
  const name = text === undefined ? undefined : BY_NAME.get(text);
  return name !== undefined && dataset.names.includes(name) ? name : null;
}

const BY_NAME: ReadonlyMap<string, ColumnName> = new Map(COLUMNS.map((name) => [name, name]));
const SITE_NAMES: readonly string[] = SITES.map((site) => site.name);
const COUNTRY_OF_SITE: readonly number[] = SITES.map((site) => COUNTRIES.indexOf(site.country));
const TUMOR_NAMES: readonly string[] = TUMORS.map((tumor) => tumor.name);
const PHASES: readonly string[] = [TRIAL_PHASE];

const READERS: Readonly<Record<ColumnName, Column>> = {
  patient_id: { kind: 'identifier' },
  age: integer(({ age }, row) => (age[row] === MISSING_AGE ? null : (age[row] ?? null)), 10),
  gender: category(GENDERS, ({ gender }, row) => gender[row]),
  ethnicity: category(ETHNICITIES, ({ ethnicity }, row) => ethnicity[row]),
  group: category(ARMS, ({ arm }, row) => arm[row]),
  enrollment_date: date(({ enrollment }, row) => enrollment[row]),
  treatment_start: date(({ treatmentStart }, row) => treatmentStart[row]),
  death_date: date(({ death }, row) => (death[row] === NO_DEATH ? undefined : death[row])),
  outcome: category(OUTCOMES, ({ outcome }, row) => outcome[row]),
  stage: category(STAGES, ({ stage }, row) => stage[row]),
  treatment_site: category(SITE_NAMES, ({ site }, row) => site[row]),
  country: category(COUNTRIES, ({ site }, row) => COUNTRY_OF_SITE[site[row] ?? 0]),
  trial_phase: category(PHASES, () => 0),
  drug: { kind: 'category', values: (dataset) => dataset.drugs, code: ({ arm }, row) => arm[row] ?? 0 },
  comorbidity_index: integer(({ comorbidity }, row) => comorbidity[row], 1),
  ecog_performance_status: integer(({ ecog }, row) => ecog[row], 1),
  prior_chemo_cycles: integer(({ priorChemo }, row) => priorChemo[row], 1),
  baseline_ldh: integer(({ ldh }, row) => ldh[row], 50),
  bmi: { kind: 'decimal', scale: 10, at: ({ bmi }, row) => bmi[row] ?? null, band: 50 },
  insurance_type: category(INSURANCE_TYPES, ({ insurance }, row) => insurance[row]),
  smoking_status: category(SMOKING_STATUSES, ({ smoking }, row) => smoking[row]),
  blood_pressure_sys: integer(({ systolic }, row) => systolic[row], 10),
  blood_pressure_dia: integer(({ diastolic }, row) => diastolic[row], 10),
  primary_tumor_site: category(TUMOR_NAMES, ({ tumor }, row) => tumor[row]),
  histology_type: category(HISTOLOGIES, ({ histology }, row) => histology[row]),
  concomitant_medications: {
    kind: 'list',
    values: MEDICATIONS,
    bits: ({ medications }, row) => medications[row] ?? 0,
  },
};

type Read = (columns: Columns, row: number) => number | null | undefined;

function category(values: readonly string[], read: (columns: Columns, row: number) => number | undefined) {
  return {
    kind: 'category',
    values: () => values,
    code: (columns, row) => read(columns, row) ?? 0,
  } satisfies Column;
}

function integer(read: Read, band: number) {
  return {
    kind: 'integer',
    scale: 1,
    at: (columns, row) => read(columns, row) ?? null,
    band,
  } satisfies Column;
}

function date(read: Read) {
  return { kind: 'date', at: (columns, row) => read(columns, row) ?? null } satisfies Column;
}
