import type { Command } from 'commander';
import { PACKAGE_VERSION } from '../package-version.ts';
import { UsageError } from '../usage-error.ts';

/** Commands that belong to the benchmark but are not in this version, with what each will do. */
export const UNAVAILABLE_COMMANDS: readonly (readonly [name: string, purpose: string])[] = [
  ['leaderboard', 'build the leaderboard from records'],
];

/** A usage error that says that something is not in this version. @param what the thing asked for, with its flag */
export function notAvailable(what: string, instead = ''): UsageError {
  return new UsageError(`${what} is not available in version ${PACKAGE_VERSION}.${instead && ` ${instead}`}`);
}

/** Registers them, hidden, so that each says plainly that it is not there yet. */
export function addUnavailableCommands(program: Command): void {
  for (const [name, purpose] of UNAVAILABLE_COMMANDS)
    program
      .command(name, { hidden: true })
      .description(purpose)
      .argument('[anything...]')
      .allowUnknownOption()
      .helpOption(false)
      .action(() => {
        throw notAvailable(
          `The command '${name}' (${purpose})`,
          'clinicalbench --help lists those that are.',
        );
      });
}
