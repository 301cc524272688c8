import type { CountRange, Task } from '../../model/task.ts';

/** Records in a pair of tails, for each violation of a limit. */
const RECORDS_A_VIOLATION = 4;

/**
 * Whether a trial has too many violations for its size to surround each limit with records that hide it: never a ranked
 * task, but a small or custom one may.
 */
export function isCrowded({ patients, violations, traps }: Task): boolean {
  const limited = mostOf(violations.invalid_age) + mostOf(violations.protocol_window_violation);
  const records = RECORDS_A_VIOLATION * limited + 2 * mostOf(traps.comorbidity_override);
  return 2 * records > patients;
}

/** The largest count of a range; 0 without one. */
export function mostOf(range: CountRange | undefined): number {
  return range ? range.low + range.size - 1 : 0;
}
