import type { ColumnName } from '../model/patient.ts';

/**
 * A dataset as columns of small integers over one buffer: the form that is generated, audited, shared and kept.
 * Categories are codes (positions in their vocabulary), dates are day numbers, BMI is in tenths.
 * It is written once, while it is generated, and never again.
 */
export interface Dataset {
  readonly size: number;
  readonly columns: Columns;
  /** The names of the columns that the records carry, in published order. */
  readonly names: readonly ColumnName[];
  /** What each arm receives, by arm code. */
  readonly drugs: readonly [string, string];
}

/** Years in `age` when the age is missing. */
export const MISSING_AGE = -32_768;
/** Day in `death` when the patient is alive. */
export const NO_DEATH = 0;

/** The values of a dataset, one typed array a column, all views of one buffer. */
export interface Columns {
  /** Years, or MISSING_AGE. */
  readonly age: Int16Array;
  /** Day numbers. */
  readonly enrollment: Uint16Array;
  readonly treatmentStart: Uint16Array;
  /** Day number, or NO_DEATH. */
  readonly death: Uint16Array;
  /** U/L. */
  readonly ldh: Uint16Array;
  /** Tenths of kg/m2. */
  readonly bmi: Uint16Array;
  /** Bit k is set when the patient takes MEDICATIONS[k]. */
  readonly medications: Uint16Array;
  readonly gender: Uint8Array;
  readonly ethnicity: Uint8Array;
  readonly arm: Uint8Array;
  readonly outcome: Uint8Array;
  readonly stage: Uint8Array;
  readonly site: Uint8Array;
  readonly comorbidity: Uint8Array;
  readonly ecog: Uint8Array;
  readonly priorChemo: Uint8Array;
  readonly insurance: Uint8Array;
  readonly smoking: Uint8Array;
  /** mmHg. */
  readonly systolic: Uint8Array;
  readonly diastolic: Uint8Array;
  readonly tumor: Uint8Array;
  readonly histology: Uint8Array;
}

const WIDE = 7;
const NARROW = 15;

/** Columns of `size` rows, all zero, over one buffer of 29 bytes a row. */
export function allocateColumns(size: number): Columns {
  const buffer = new ArrayBuffer(size * (2 * WIDE + NARROW));
  let wide = 0;
  const word = () => new Uint16Array(buffer, 2 * size * wide++, size);
  const age = new Int16Array(buffer, 2 * size * wide++, size);
  const [enrollment, treatmentStart, death, ldh, bmi, medications] = [
    word(),
    word(),
    word(),
    word(),
    word(),
    word(),
  ];
  let narrow = 0;
  const byte = () => new Uint8Array(buffer, 2 * size * WIDE + size * narrow++, size);
  return {
    age,
    enrollment,
    treatmentStart,
    death,
    ldh,
    bmi,
    medications,
    gender: byte(),
    ethnicity: byte(),
    arm: byte(),
    outcome: byte(),
    stage: byte(),
    site: byte(),
    comorbidity: byte(),
    ecog: byte(),
    priorChemo: byte(),
    insurance: byte(),
    smoking: byte(),
    systolic: byte(),
    diastolic: byte(),
    tumor: byte(),
    histology: byte(),
  };
}

/** The id of row i: ids follow the rows, which are shuffled, so neither carries information. */
export function patientId(row: number): string {
  const number = row + 1;
  return number < 10_000 ? `P${String(number + 10_000).slice(1)}` : `P${number}`;
}

/** The row of a patient id, or -1 when the dataset has no such patient. Only the exact published spelling counts. */
export function rowOf(dataset: Dataset, id: string): number {
  if (id.length < 5 || id.length > 7) return -1;
  const row = Number(id.slice(1)) - 1;
  return row >= 0 && row < dataset.size && patientId(row) === id ? row : -1;
}
