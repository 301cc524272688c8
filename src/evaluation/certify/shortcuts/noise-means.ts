import type { Columns } from '../../../core/dataset/dataset.ts';
import { TUMORS } from '../../../core/dataset/tumors.ts';
import { INSURANCE_TYPES, SMOKING_STATUSES } from '../../../core/model/patient.ts';
import { at, bitsIn } from '../../rows.ts';

/**
 * The means of the noise columns over some rows, by name; for a category the share of each value. Each is divided by
 * a power of ten near its largest value.
 */
export function noiseMeans(columns: Columns, rows: readonly number[]): ReadonlyMap<string, number> {
  return new Map(
    NOISE.map(([name, valueOf]) => {
      const sum = rows.reduce((total, row) => total + valueOf(columns, row), 0);
      return [name, sum / Math.max(1, rows.length)];
    }),
  );
}

type Measure = readonly [name: string, valueOf: (columns: Columns, row: number) => number];

const NOISE: readonly Measure[] = [
  ['ECOG', ({ ecog }, row) => at(ecog, row)],
  ['prior chemotherapy', ({ priorChemo }, row) => at(priorChemo, row) / 10],
  ['LDH', ({ ldh }, row) => at(ldh, row) / 1_000],
  ['BMI', ({ bmi }, row) => at(bmi, row) / 1_000],
  ['systolic pressure', ({ systolic }, row) => at(systolic, row) / 1_000],
  ['diastolic pressure', ({ diastolic }, row) => at(diastolic, row) / 1_000],
  ...shares('insurance', INSURANCE_TYPES, ({ insurance }) => insurance),
  ...shares('smoking', SMOKING_STATUSES, ({ smoking }) => smoking),
  ...shares(
    'tumor',
    TUMORS.map((tumor) => tumor.name),
    ({ tumor }) => tumor,
  ),
  ['number of medications', ({ medications }, row) => bitsIn(at(medications, row)) / 10],
];

function shares(
  column: string,
  values: readonly string[],
  codes: (columns: Columns) => ArrayLike<number>,
): Measure[] {
  return values.map((value, code): Measure => [
    `${column} ${value}`,
    (columns, row) => (at(codes(columns), row) === code ? 1 : 0),
  ]);
}
