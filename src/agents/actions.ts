import { READ_LIMIT, type Action } from '../core/model/action.ts';
import type { ColumnName } from '../core/model/patient.ts';
import type { ErrorType } from '../core/model/vocabulary.ts';

/** Asks for the summary of one column. */
export function investigatePattern(variable: ColumnName): Action {
  return { action_type: 'investigate_pattern', variable };
}

/** Asks for the control arm's breakdown of a column, within each value of `stratifyBy` when given. */
export function computeDistribution(variable: ColumnName, stratifyBy?: ColumnName): Action {
  return {
    action_type: 'compute_distribution',
    variable,
    ...(stratifyBy === undefined ? {} : { stratify_by: stratifyBy }),
  };
}

/** Flags one record. @param confidence 0 to 1 */
export function flagRecord(
  errorType: ErrorType,
  patientId: string,
  confidence: number,
  reason?: string,
): Action {
  return {
    action_type: 'flag_error',
    error_type: errorType,
    patient_id: patientId,
    confidence,
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Flags selection bias, which concerns the dataset and no single patient. @param confidence 0 to 1 */
export function flagSelectionBias(confidence: number, reason?: string): Action {
  return {
    action_type: 'flag_error',
    error_type: 'selection_bias',
    confidence,
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Ends the episode with a report. */
export function submitReport(report: string): Action {
  return { action_type: 'submit_report', report };
}

/** Reads a page of rows; costs no step. @param limit 1 to READ_LIMIT */
export function readPatients(offset: number, limit = READ_LIMIT): Action {
  return { action_type: 'read_patients', offset, limit };
}

/** Proposes to ask the site about a flagged patient. */
export function querySite(patientId: string): Action {
  return { action_type: 'propose_fix', patient_id: patientId, proposed_value: 'query_site' };
}
