/** What the process tells its caller. */
export const EXIT = {
  ok: 0,
  /** Something ran and went wrong: an incomplete episode, a fault found, a bound broken. */
  runErrors: 1,
  /** The command line cannot be carried out as it stands. */
  usage: 2,
  /** Everything ran, but a score stayed below --fail-under. */
  threshold: 3,
} as const;
/** One of EXIT. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
