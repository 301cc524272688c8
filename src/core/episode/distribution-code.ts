import { COLUMNS, type ColumnName } from '../model/patient.ts';

/** A breakdown as one integer: the variable's place among the columns, and that of the stratum plus 1 (0 for none). */
const STRATA = COLUMNS.length + 1;

/** The code of a breakdown. */
export function distributionCode(variable: ColumnName, stratifyBy: ColumnName | null): number {
  return COLUMNS.indexOf(variable) * STRATA + (stratifyBy === null ? 0 : COLUMNS.indexOf(stratifyBy) + 1);
}

/** The column that a breakdown is of. */
export function distributedVariable(code: number): ColumnName | null {
  return COLUMNS[Math.floor(code / STRATA)] ?? null;
}

/** The column that a breakdown is stratified by, or null where it is not. */
export function distributedStratum(code: number): ColumnName | null {
  return COLUMNS[(code % STRATA) - 1] ?? null;
}
