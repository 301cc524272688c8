import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Durability } from '../../src/store/index.ts';

/** When a server dies: at the count-th append, in the way that is named, or never by itself. */
export interface Death {
  readonly moment: 'before' | 'during' | 'after' | 'never';
  readonly count: number;
}

const PROGRAM = fileURLToPath(new URL('dying-server.ts', import.meta.url));

/** A server process that is started again whenever it dies, on the same port and log. */
export class MortalServer {
  #child: ChildProcess | null = null;
  #url = '';
  #deaths = 0;
  #isOver = false;
  readonly #folder: string;
  readonly #durability: Durability;
  readonly #nextDeath: () => Death;

  constructor(folder: string, durability: Durability, nextDeath: () => Death) {
    this.#folder = folder;
    this.#durability = durability;
    this.#nextDeath = nextDeath;
  }

  get url(): string {
    return this.#url;
  }

  get deaths(): number {
    return this.#deaths;
  }

  /** Starts the server and keeps it alive until stop. */
  async start(): Promise<void> {
    const { moment, count } = this.#nextDeath();
    const port = this.#url === '' ? '0' : new URL(this.#url).port;
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', PROGRAM, this.#folder, port, this.#durability, moment, String(count)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    this.#child = child;
    child.on('exit', (code, signal) => {
      if (this.#isOver) return;
      if (signal !== 'SIGKILL') throw new Error(`the server ended by itself: code ${code}, signal ${signal}`);
      this.#deaths++;
      void this.start();
    });
    if (!child.stdout) throw new Error('the server has no output');
    for await (const line of createInterface({ input: child.stdout })) {
      this.#url = line;
      return;
    }
  }

  /** Kills the process from outside, wherever it is. */
  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
  }
}
