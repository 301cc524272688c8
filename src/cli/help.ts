import type { Command } from 'commander';
import { printable } from './output/printable.ts';
import type { Terminal } from './terminal.ts';

/** The examples that end a help page: command lines with what each is for. */
export function examples(lines: readonly (readonly [command: string, purpose: string])[]): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  const rows = lines.map(([command, purpose]) => `  ${command.padEnd(width)}  ${purpose}`);
  return `\nExamples:\n${rows.join('\n')}`;
}

/** Sends a command's help and errors to the terminal, with titles that stand out. Subcommands added later inherit it. */
export function styleHelp(command: Command, terminal: Terminal): void {
  const { style, noteStyle } = terminal;
  command
    .configureOutput({
      writeOut: (text) => terminal.write(text),
      writeErr: (text) => terminal.complain(text),
      outputError: (text, write) => write(printable(text).replace(/^error:/, noteStyle.bad('error:'))),
      getOutHelpWidth: () => Math.min(terminal.columns, 110),
      getErrHelpWidth: () => Math.min(terminal.columns, 110),
      getOutHasColors: () => true,
      getErrHasColors: () => true,
    })
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (text) => style.title(text),
      styleCommandText: (text) => style.accent(text),
      styleOptionTerm: (text) => style.accent(text),
      styleSubcommandTerm: (text) => style.accent(text),
    });
}
