import type { Observation } from '../../core/model/observation.ts';
import { ERROR_TYPES } from '../../core/model/vocabulary.ts';
import { actionGiven, fieldGiven } from '../language-model/as-given.ts';
import type { PlacedFlag } from './memory.ts';

/** What became of a list of flags. */
export interface Placed {
  readonly seen: Observation;
  readonly flags: readonly PlacedFlag[];
  /** How many were held back because the budget keeps steps for the end. */
  readonly withheld: number;
}

/** Most messages of one reply that the environment may refuse before the rest is left unsent. */
const MOST_REFUSED = 25;

/**
 * Sends flags as the model gave them, one after the other, for as long as more steps are left than are kept for the end.
 * @param kept steps that are kept for a verdict and the report
 */
export function* placeFlags(
  seen: Observation,
  items: readonly unknown[],
  kept: number,
): Generator<unknown, Placed, Observation> {
  const flags: PlacedFlag[] = [];
  let last = seen;
  let sent = 0;
  let refused = 0;
  for (const item of items) {
    if (last.attempts_remaining <= kept || refused >= MOST_REFUSED) break;
    last = yield actionGiven('flag_error', item);
    sent++;
    const outcome = String(last.metadata['outcome']);
    if (outcome === 'refused') refused++;
    const flag = outcome === 'flag_duplicate' ? null : flagOf(item);
    if (flag && outcome.startsWith('flag_')) flags.push(flag);
  }
  return { seen: last, flags, withheld: items.length - sent };
}

function flagOf(item: unknown): PlacedFlag | null {
  const type = fieldGiven(item, 'error_type');
  const errorType = ERROR_TYPES.find((one) => one === type);
  const patientId = fieldGiven(item, 'patient_id');
  if (!errorType) return null;
  if (errorType === 'selection_bias') return { errorType, patientId: null };
  return typeof patientId === 'string' ? { errorType, patientId } : null;
}
