import { PassThrough } from 'node:stream';
import { readConfig } from './config.ts';
import type { ExitCode } from './exit-code.ts';
import { runCommandLine } from './program.ts';

/** What a command line left behind. */
export interface CapturedRun {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the process around a captured command line looks like. */
export interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Both outputs are terminals of this width. */
  readonly columns?: number;
}

/** Runs a command line in this process with captured streams: for tests of the commands. */
export async function captureRun(line: string, surroundings: Surroundings = {}): Promise<CapturedRun> {
  const { env = {}, stdin = '', columns } = surroundings;
  const input = new PassThrough();
  input.end(stdin);
  const stdout = capture(columns);
  const stderr = capture(columns);
  const words = line.split(' ').filter((word) => word !== '');
  const streams = { stdin: input, stdout: stdout.stream, stderr: stderr.stream };
  const code = await runCommandLine(words, readConfig(env), streams);
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function capture(columns: number | undefined) {
  const pieces: string[] = [];
  const stream = new PassThrough();
  stream.on('data', (piece: Buffer) => pieces.push(piece.toString()));
  return {
    stream: Object.assign(stream, columns === undefined ? {} : { isTTY: true, columns }),
    text: () => pieces.join(''),
  };
}
