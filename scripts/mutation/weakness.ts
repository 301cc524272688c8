/** A weakness that the suite must never let in: a patch of the source and the tests of which one must fail with it. */
export interface Weakness {
  readonly name: string;
  readonly file: string;
  /** Text that stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  readonly tests: readonly string[];
}
