import { NO_DEATH, rowOf, type Dataset } from '../dataset/dataset.ts';
import type { Action } from '../model/action.ts';
import type { RecordErrorType } from '../model/vocabulary.ts';
import { REWARD } from '../score/weights.ts';
import type { Draft } from './draft.ts';
import { flagCode, flaggedRecordType, flaggedRow } from './flag-code.ts';
import type { EpisodeState, FixedFlag } from './state.ts';

/** The value that asks the site for the source data instead of inventing it. Always acceptable. */
export const QUERY_SITE = 'query_site';

/**
 * propose_fix: belongs to the patient's first flag without one, and uses it up, accepted or refused. It is judged
 * against the flag's type and the record only, never against truth. Returns its reward in millionths.
 */
export function proposeFix(next: Draft, action: Action): number {
  const { dataset } = next.episode;
  const said = action.proposed_value ?? null;
  const row = action.patient_id === undefined ? -1 : rowOf(dataset, action.patient_id);
  const fix = firstUnfixed(next, row);
  next.fixes++;
  if (fix !== null) next.fixed = [...next.fixed, flagCode(fix.row, fix.errorType)];
  if (fix === null || said === null || !isAcceptable(dataset, fix, said)) {
    next.last = { outcome: 'fix_refused', said, fix };
    return REWARD.fixRefused;
  }
  next.last = { outcome: 'fix_accepted', fix };
  return REWARD.fixAccepted;
}

function firstUnfixed({ flags, fixed }: EpisodeState, row: number): FixedFlag | null {
  const flag = flags.find((code) => flaggedRow(code) === row && !fixed.includes(code));
  const errorType = flag === undefined ? null : flaggedRecordType(flag);
  return errorType === null ? null : { row, errorType };
}

/** Accepted is a query to the site, or the interval in days that the record itself shows. */
function isAcceptable(dataset: Dataset, { row, errorType }: FixedFlag, said: string): boolean {
  const days = recordedDays(dataset, row, errorType);
  return said === QUERY_SITE || (days !== null && (said === `${days}` || said === `${days} days`));
}

/** The recorded interval that a flag of this type is about, or null where the record has none. */
function recordedDays({ columns }: Dataset, row: number, errorType: RecordErrorType): number | null {
  const start = columns.treatmentStart[row] ?? 0;
  const death = columns.death[row] ?? NO_DEATH;
  switch (errorType) {
    case 'invalid_age':
      return null;
    case 'temporal_inconsistency':
      return death === NO_DEATH ? null : death - start;
    case 'protocol_window_violation':
      break;
  }
  return start - (columns.enrollment[row] ?? 0);
}
