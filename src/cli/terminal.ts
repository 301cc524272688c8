import { createInterface } from 'node:readline';
import type { Config } from './config.ts';
import { progressBar, SILENT, type Progress } from './output/progress.ts';
import { styleOf, type Style } from './output/style.ts';

/** The three streams of a process; tests bring their own. */
export interface Streams {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean | undefined };
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
}

type OutputStream = NodeJS.WritableStream & {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
};

/** Where commands write: results to stdout, everything about how they came to be to stderr. */
export interface Terminal {
  /** Width to lay text out for, in characters. */
  readonly columns: number;
  /** Whether a person sits at both ends. */
  readonly interactive: boolean;
  /** Styles for stdout. */
  readonly style: Style;
  /** Styles for stderr. */
  readonly noteStyle: Style;
  /** Writes a text and a line break to stdout. */
  print(text?: string): void;
  /** Writes to stdout without a line break. */
  write(text: string): void;
  /** Writes a text and a line break to stderr, unless quiet. */
  note(text: string): void;
  /** Writes a text to stderr, quiet or not. */
  complain(text: string): void;
  /** Resolves when stdout can take more: await it after each large document. */
  drained(): Promise<void>;
  /** A progress bar on stderr; nothing is shown when stderr is no terminal, or quiet. */
  progress(label: string, total: number): Progress;
  /** Opens stdin for reading line by line. */
  openInput(): LineReader;
}

/** Someone's lines, one at a time. */
export interface LineReader {
  /** Shows a prompt where a person sits and answers with the next line; null when the input has ended. */
  ask(prompt: string): Promise<string | null>;
  close(): void;
}

/** What the command line says of the output. */
export interface TerminalOptions {
  /** No colors even where the configuration would allow them. */
  readonly plain: boolean;
  /** No notes and no progress. */
  readonly quiet: boolean;
}

const DEFAULT_COLUMNS = 100;

/** The streams of this process. A reader that goes away (`| head`) ends the process quietly. */
export function processStreams(): Streams {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      throw error;
    });
  }
  return { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr };
}

/** A terminal over three streams. */
export function createTerminal(streams: Streams, config: Config, options: TerminalOptions): Terminal {
  const { stdin, stdout, stderr } = streams;
  const colored = (stream: OutputStream) =>
    !options.plain && (config.color === 'always' || (config.color === 'auto' && stream.isTTY === true));
  let full = false;
  return {
    columns: (stdout.isTTY === true ? stdout.columns : undefined) ?? config.columns ?? DEFAULT_COLUMNS,
    interactive: stdin.isTTY === true && stdout.isTTY === true,
    style: styleOf(colored(stdout)),
    noteStyle: styleOf(colored(stderr)),
    print: (text = '') => {
      full = !stdout.write(`${text}\n`);
    },
    write: (text) => {
      full = !stdout.write(text);
    },
    note: (text) => {
      if (!options.quiet) stderr.write(`${text}\n`);
    },
    complain: (text) => {
      stderr.write(text);
    },
    drained: async () => {
      if (full) await new Promise<void>((resolve) => stdout.once('drain', resolve));
      full = false;
    },
    progress: (label, total) =>
      stderr.isTTY === true && !options.quiet && total > 1 ? progressBar(stderr, label, total) : SILENT,
    openInput: () => lineReader(streams),
  };
}

function lineReader({ stdin, stdout }: Streams): LineReader {
  const person = stdin.isTTY === true && stdout.isTTY === true;
  const input = createInterface(
    person ? { input: stdin, output: stdout } : { input: stdin, crlfDelay: Infinity },
  );
  const lines = input[Symbol.asyncIterator]();
  return {
    ask: async (prompt) => {
      if (person) {
        input.setPrompt(prompt);
        input.prompt();
      }
      const { done, value } = await lines.next();
      return done === true ? null : value;
    },
    close: () => input.close(),
  };
}
