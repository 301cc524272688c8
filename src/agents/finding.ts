import type { RecordErrorType } from '../core/model/vocabulary.ts';

/** What an auditor holds against one record, rightly or wrongly. */
export interface Finding {
  readonly errorType: RecordErrorType;
  readonly patientId: string;
}
