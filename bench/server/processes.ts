import { fork, spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { AnswerSchema, type Answer, type Job } from './jobs.ts';

const CLI = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const LOAD = fileURLToPath(new URL('load.ts', import.meta.url));

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** Milliseconds from the start of the process until it listens. */
  readonly startMs: number;
  /** Resident memory in bytes, now and at most so far. */
  memory(): { readonly now: number; readonly most: number };
  /** Milliseconds of processor time so far. */
  cpuMs(): number;
  /** Kills it as a crash would. */
  kill(): Promise<void>;
}

/** Starts a server. Without a folder it keeps no log. */
export async function startServer(
  durability: 'none' | 'os' | 'fsync',
  folder: string,
): Promise<ServerProcess> {
  const begun = performance.now();
  const args = [
    'serve',
    '--port',
    '0',
    '--max-sessions',
    '20000',
    '--durability',
    durability,
    '--log',
    folder,
  ];
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill('SIGKILL'));
  const url = await firstLine(child);
  const { pid } = child;
  if (pid === undefined) throw new Error('the server did not start');
  return {
    url,
    startMs: performance.now() - begun,
    memory: () => memoryOf(pid),
    cpuMs: () => cpuMsOf(pid),
    kill: () => gone(child, 'SIGKILL'),
  };
}

/** A client in a process of its own. */
export interface ClientProcess {
  /** Gives it a job and resolves with its next answer. Rejects when the job failed. */
  ask(job: Job): Promise<Answer>;
  /** Its next answer. */
  next(): Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts a client. */
export function startClient(): ClientProcess {
  const child = fork(LOAD, { execArgv: ['--import', 'tsx', '--max-old-space-size=6000'] });
  const answers: Answer[] = [];
  const waiting: ((answer: Answer) => void)[] = [];
  child.on('exit', (code, signal) => {
    for (const next of waiting.splice(0))
      next({ type: 'failed', message: `it ended: code ${code}, signal ${signal}` });
  });
  child.on('message', (message) => {
    const answer = AnswerSchema.parse(message);
    const next = waiting.shift();
    if (next) next(answer);
    else answers.push(answer);
  });
  const next = async () => {
    const answer = answers.shift() ?? (await new Promise<Answer>((resolve) => waiting.push(resolve)));
    if (answer.type === 'failed') throw new Error(`the client failed: ${answer.message}`);
    return answer;
  };
  return {
    ask(job) {
      child.send(job);
      return next();
    },
    next,
    stop: () => gone(child, 'SIGTERM'),
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the process has no output');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('the process ended before it said anything');
}

async function gone(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await exit;
}

/** Read from /proc: the benchmark of memory and processor time needs Linux. */
function memoryOf(pid: number): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = (name: string) =>
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN);
  return { now: kilobytes('VmRSS') * 1_024, most: kilobytes('VmHWM') * 1_024 };
}

/** Clock ticks are 10 ms on every Linux that Node runs on. */
function cpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
