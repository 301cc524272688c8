/** The command line, or a variable of the environment, asks for something that cannot be done. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
