/** What a worker is asked: run these test files with this file replaced; no file for the tree as it stands. */
export interface Trial {
  readonly number: number;
  readonly file: string | null;
  readonly text: string;
  readonly tests: readonly string[];
}

/** What a worker answers: the test file that failed, or null when all passed. */
export interface Verdict {
  /** The number of the trial. */
  readonly number: number;
  readonly caughtBy: string | null;
}

/** What a worker tells every second, asked or not. */
export interface Pulse {
  /** Processor time that it has used so far, in seconds. */
  readonly cpuSeconds: number;
}

/** The number of the first message of a worker, which says that it is ready. */
export const READY = 0;
