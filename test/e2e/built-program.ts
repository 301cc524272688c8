import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PROGRAM = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Where no variable of this machine chooses a model, an endpoint or a token. */
const QUIET = { MODEL_NAME: '', API_BASE_URL: '', CLINICALBENCH_TOKEN: '' };

/** Runs a command of the built program and answers with its stdout. @throws Error with what it complained of */
export async function command(
  words: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [PROGRAM, ...words.split(' ').filter((word) => word !== '')],
    { cwd: ROOT, env: { ...process.env, ...QUIET, ...variables }, maxBuffer: 64 * 1024 * 1024 },
  );
  return stdout;
}

/** The dashboard of the built program, served. */
export interface ServedDashboard extends AsyncDisposable {
  readonly url: string;
}

/** Serves a folder of records on a free port of loopback. @throws Error when the server ends before it listens */
export async function serveDashboard(runs: string): Promise<ServedDashboard> {
  const server = spawn(process.execPath, [PROGRAM, 'serve', '--port', '0', '--runs', runs], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...QUIET },
  });
  const ended = once(server, 'exit');
  const url = await Promise.race([
    once(createInterface({ input: server.stdout }), 'line').then(([line]) => String(line)),
    ended.then(([code]) => {
      throw new Error(`the server ended with ${code}`);
    }),
  ]);
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      server.kill('SIGINT');
      await ended;
    },
  };
}
