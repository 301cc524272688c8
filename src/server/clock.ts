/** A clock that never goes back: what sessions measure idleness with. Tests bring their own. */
export interface Clock {
  /** Milliseconds since some moment. */
  now(): number;
}

/** The monotonic clock of the process. */
export const processClock: Clock = { now: () => performance.now() };
