import { Command, CommanderError } from 'commander';
import { ClinicalBenchError } from '../core/errors.ts';
import { addCertifyCommand } from './commands/certify.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addGenerateCommand } from './commands/generate.ts';
import { addMcpCommand } from './commands/mcp.ts';
import { addPlayCommand } from './commands/play.ts';
import { addRedteamCommand } from './commands/redteam.ts';
import { addRunCommand } from './commands/run.ts';
import { addServeCommand } from './commands/serve.ts';
import { addRecordCommands } from './commands/records.ts';
import { addViewCommand } from './commands/view.ts';
import type { Config } from './config.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { examples, styleHelp } from './help.ts';
import { createHost, type Host } from './host.ts';
import { refuseRepeats } from './option.ts';
import { printable } from './output/printable.ts';
import { PACKAGE_VERSION } from './package-version.ts';
import { RunFolderError } from '../store/runs/index.ts';
import { createTerminal, type Streams } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/**
 * Carries out one command line and answers with the exit code. Never rejects: what goes wrong is told on stderr.
 * @param words the arguments after the program's name
 */
export async function runCommandLine(
  words: readonly string[],
  config: Config,
  streams: Streams,
): Promise<ExitCode> {
  const terminal = createTerminal(streams, config, {
    plain: words.includes('--no-color'),
    quiet: words.includes('--quiet') || words.includes('-q'),
  });
  const host = createHost(terminal, config);
  try {
    await program(host).parseAsync(words, { from: 'user' });
    return host.exitCode;
  } catch (error) {
    return tell(error, host);
  }
}

function program(host: Host): Command {
  const command = new Command('clinicalbench')
    .description(
      'A benchmark that decides whether an agent may be trusted with auditing clinical trial data.\n' +
        'Every episode is a new trial: its own protocol in prose, its own patients, its own traps.',
    )
    .version(PACKAGE_VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .option('--no-color', 'plain text (NO_COLOR does the same)')
    .option('-q, --quiet', 'no notes and no progress on stderr')
    .showSuggestionAfterError()
    .showHelpAfterError('Add --help to see what is possible.')
    .exitOverride()
    .addHelpText('after', EXAMPLES);
  styleHelp(command, host.terminal);
  addRunCommand(command, host);
  addPlayCommand(command, host);
  addGenerateCommand(command, host);
  addCertifyCommand(command, host);
  addRedteamCommand(command, host);
  addDoctorCommand(command, host);
  addServeCommand(command, host);
  addMcpCommand(command, host);
  addRecordCommands(command, host);
  addViewCommand(command, host);
  refuseRepeats(command);
  return command;
}

const EXAMPLES =
  examples([
    ['clinicalbench run', 'the baselines on all three tasks'],
    ['clinicalbench run --seeds 1..50', 'the same with 95 % intervals'],
    [
      'clinicalbench run --model mock:perfect',
      'a scripted model in the place of a language model, no key needed',
    ],
    ['clinicalbench play --task task_easy', 'audit one yourself'],
    ['clinicalbench generate --task task_hard --seed 42', 'look at an episode'],
    ['clinicalbench serve', 'the dashboard and the server of environments, at http://127.0.0.1:8000'],
  ]) +
  '\nIn a clone, after npm run build: npx clinicalbench <command>, or npm run <command> -- <options>.' +
  '\nExit codes: 0 ok, 1 something ran and failed, 2 usage, 3 a score stayed below --fail-under.';

function tell(error: unknown, { terminal }: Host): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const usage = [UsageError, ClinicalBenchError, RunFolderError].some((kind) => error instanceof kind);
  const label = terminal.noteStyle.bad('error:');
  terminal.complain(`${label} ${printable(messages(error))}\n`);
  return usage ? EXIT.usage : EXIT.runErrors;
}

/** The message of an error and of its causes. No stack: it names places of this machine. */
function messages(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${messages(error.cause)}`;
}
