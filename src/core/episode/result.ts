import { toRows } from '../dataset/rows.ts';
import type { Patient } from '../model/patient.ts';
import type { RecordErrorType } from '../model/vocabulary.ts';
import { patientId } from '../dataset/dataset.ts';
import { distribute, type Distribution } from '../statistics/distribution.ts';
import { summarizeColumn, type ColumnSummary } from '../statistics/summary.ts';
import type { EpisodeState } from './state.ts';

/** The structured result of an action, in metadata.result. */
export type ActionResult = ColumnSummary | Distribution | PatientPage | FixResult;

/** Rows as they are. */
export interface PatientPage {
  readonly offset: number;
  /** Patients in the dataset. */
  readonly total: number;
  readonly patients: readonly Patient[];
}

/** How a fix was judged. */
export interface FixResult {
  readonly accepted: boolean;
  /** The flag it was judged against; null where no flag of that patient was waiting for one. */
  readonly flag: { readonly patient_id: string; readonly error_type: RecordErrorType } | null;
}

/** The result of the last action, or null where its outcome says it all. It is computed here, when it is asked for. */
export function resultOf({ episode, last }: EpisodeState): ActionResult | null {
  const { dataset } = episode;
  if ('column' in last) return summarizeColumn(dataset, last.column);
  if ('variable' in last) return distribute(dataset, last.variable, last.stratifyBy);
  if ('offset' in last) {
    const { offset, limit } = last;
    return { offset, total: dataset.size, patients: toRows(dataset, offset, offset + limit) };
  }
  if ('fix' in last) {
    const { outcome, fix } = last;
    return {
      accepted: outcome === 'fix_accepted',
      flag: fix && { patient_id: patientId(fix.row), error_type: fix.errorType },
    };
  }
  return null;
}
