/** What a fault of a record is about. */
export const FAULT_CODES = [
  /** The text is no record, or not written as records are. */
  'schema',
  /** A hash does not fit what stands before it: something was changed after it was written. */
  'chain',
  /** The episode cannot be generated here: another generator version, or a sealed episode without its key. */
  'episode',
  /** The episode has other data than the record says. */
  'data',
  /** An action was answered otherwise than the record says. */
  'observation',
  'reward',
  'done',
  /** The run came to something else than the record says. */
  'outcome',
  'score',
  'steps',
  'usage',
  /** The records of a run do not follow each other, or do not belong to its configuration. */
  'order',
  'config',
  /** An episode has two results. */
  'duplicate',
] as const;

/** One thing that does not hold. */
export interface Fault {
  readonly code: (typeof FAULT_CODES)[number];
  /** Which entry of the record it is about; null for the record as a whole. */
  readonly entry: number | null;
  readonly message: string;
}

/** A fault. */
export function fault(code: Fault['code'], entry: number | null, message: string): Fault {
  return { code, entry, message };
}
