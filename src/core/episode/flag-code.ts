import { rowOf, type Dataset } from '../dataset/dataset.ts';
import type { Truth } from '../model/truth.ts';
import { RECORD_ERROR_TYPES, type ErrorType, type RecordErrorType } from '../model/vocabulary.ts';

/** A flag as one integer: 3 x row + record error type, or BIAS_FLAG for the dataset as a whole. */
export const BIAS_FLAG = -1;

const TYPES = RECORD_ERROR_TYPES.length;

/** The code of a flag on a row. */
export function flagCode(row: number, errorType: RecordErrorType): number {
  return row * TYPES + RECORD_ERROR_TYPES.indexOf(errorType);
}

/** The row of a flag, or null for the bias. */
export function flaggedRow(flag: number): number | null {
  return flag === BIAS_FLAG ? null : Math.floor(flag / TYPES);
}

/** The error type of a flag. */
export function flaggedType(flag: number): ErrorType {
  return flaggedRecordType(flag) ?? 'selection_bias';
}

/** The error type of a flag on a row, or null for the bias. */
export function flaggedRecordType(flag: number): RecordErrorType | null {
  return flag === BIAS_FLAG ? null : (RECORD_ERROR_TYPES[flag % TYPES] ?? null);
}

/** Whether a flag is right. */
export function isCorrect(truth: Truth, flag: number): boolean {
  if (flag === BIAS_FLAG) return truth.audit.bias?.present === true;
  const violated = truth.audit.violations[Math.floor(flag / TYPES)] ?? 0;
  return ((violated >> (flag % TYPES)) & 1) === 1;
}

/** Whether a patient has a flag, of one error type or of any. Unknown patients have none. */
export function isFlagged(
  dataset: Dataset,
  flags: readonly number[],
  patientId: string,
  errorType?: ErrorType,
): boolean {
  const row = rowOf(dataset, patientId);
  if (row < 0) return false;
  return flags.some(
    (flag) => flaggedRow(flag) === row && (errorType === undefined || flaggedType(flag) === errorType),
  );
}
