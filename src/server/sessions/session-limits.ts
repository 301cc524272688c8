const MINUTE = 60_000;

/** How many sessions there may be and how long each is kept. All of it is a setting. */
export interface SessionLimits {
  /** Sessions at once. */
  readonly capacity: number;
  /** Sessions at once from one address; 0 is no limit, since a trainer opens hundreds from one. */
  readonly perAddress: number;
  /** Milliseconds for which a session with a token outlives its dropped socket. */
  readonly graceMs: number;
  /** Milliseconds without a request after which a session is reaped. */
  readonly idleMs: number;
  /** Requests of one session that may wait at once: a model may call a tool for every patient that it names. */
  readonly queue: number;
  /** Patients of the largest trial that a client may ask for. */
  readonly patients: number;
}

/** The limits of a server that is told nothing else. */
export const DEFAULT_LIMITS: SessionLimits = {
  capacity: 16_384,
  perAddress: 0,
  graceMs: 15 * MINUTE,
  idleMs: 60 * MINUTE,
  queue: 64,
  patients: 5_000,
};
