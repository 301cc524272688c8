import type { Config } from './config.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** What every command is given: where to write, what is configured, and where to leave its exit code. */
export interface Host {
  readonly terminal: Terminal;
  readonly config: Config;
  exitCode: ExitCode;
}

/** A host whose exit code is 0 until a command says otherwise. */
export function createHost(terminal: Terminal, config: Config): Host {
  return { terminal, config, exitCode: EXIT.ok };
}
