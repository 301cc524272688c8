import { READ_LIMIT, type Action } from '../model/action.ts';
import { MAX_READS } from '../score/weights.ts';
import type { Draft } from './draft.ts';

/** read_patients: rows as they are, free of budget and reward. */
export function readPatients(next: Draft, action: Action): void {
  if (next.reads >= MAX_READS) {
    next.last = { outcome: 'read_limit' };
    return;
  }
  next.reads++;
  next.last = {
    outcome: 'read',
    offset: wholeWithin(action.offset, 0, next.episode.dataset.size, 0),
    limit: wholeWithin(action.limit, 1, READ_LIMIT, READ_LIMIT),
  };
}

/** A number cut to low..high; one that is absent or no whole number is `otherwise`. */
function wholeWithin(value: number | undefined, low: number, high: number, otherwise: number): number {
  return value !== undefined && Number.isInteger(value) ? Math.min(Math.max(value, low), high) : otherwise;
}
