import type { RecordResult } from '../core/model/record.ts';

/** A failure in the words of its error; a provider's fault by its code. */
export function causeOf(cause: unknown): NonNullable<RecordResult['cause']> {
  if (!(cause instanceof Error)) return { kind: 'unknown', message: String(cause) };
  const kind = 'fault' in cause && typeof cause.fault === 'string' ? cause.fault : cause.name;
  return { kind, message: cause.message };
}
