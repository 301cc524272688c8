import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { READY, type Pulse, type Trial, type Verdict } from './trial.ts';

/**
 * A trial that used more seconds of a processor: the change made something run for ever, which counts as caught. The
 * clock on the wall would count mutants as caught for what else the machine does.
 */
const CPU_LIMIT = 120;

/** Carries out trials, several at once, each worker one after the other. */
export interface Crew {
  /** The name of the test file that failed, 'time limit', or null for a survivor. */
  judge(trial: Omit<Trial, 'number'>): Promise<string | null>;
  /** Runs work on every item, as many at once as there are workers. */
  each<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void>;
  close(): void;
}

/** Starts a crew. @param size number of workers */
export function startCrew(size: number): Crew {
  const idle: Worker[] = [];
  const waiting: ((worker: Worker) => void)[] = [];
  const all = Array.from({ length: size }, () => new Worker());
  const release = (worker: Worker) => {
    const next = waiting.shift();
    if (next) next(worker);
    else idle.push(worker);
  };
  for (const worker of all) release(worker);
  const take = () =>
    new Promise<Worker>((resolve) => {
      const worker = idle.pop();
      if (worker) resolve(worker);
      else waiting.push(resolve);
    });
  return {
    async judge(trial) {
      const worker = await take();
      try {
        return await worker.judge(trial);
      } finally {
        release(worker);
      }
    },
    async each(items, work) {
      let next = 0;
      const lane = async () => {
        for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
      };
      await Promise.all(all.map(lane));
    },
    close() {
      for (const worker of all) worker.stop();
    },
  };
}

/** A process with a test runner in it, started again when it hangs. */
class Worker {
  private child: ChildProcess | null = null;
  private number = 0;

  async judge(trial: Omit<Trial, 'number'>): Promise<string | null> {
    const child = this.child ?? (await this.start());
    const number = ++this.number;
    const told = answerOf(child, number);
    child.send({ ...trial, number });
    const overtime = overtimeOf(child);
    const caughtBy = await Promise.race([told, overtime.reached]);
    overtime.stop();
    if (caughtBy === 'time limit' || caughtBy === 'the process ended') this.stop();
    return caughtBy;
  }

  stop(): void {
    this.child?.kill('SIGKILL');
    this.child = null;
  }

  private async start(): Promise<ChildProcess> {
    const child = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.child = child;
    await answerOf(child, READY);
    return child;
  }
}

/**
 * The answer of a worker to a trial. Loaders send messages of their own, so that an answer is told by its number.
 * A worker that dies has caught the change by dying.
 */
function answerOf(child: ChildProcess, number: number): Promise<string | null> {
  return new Promise((resolve) => {
    const done = (caughtBy: string | null) => {
      child.off('message', onMessage);
      child.off('exit', onExit);
      resolve(caughtBy);
    };
    const onMessage = (message: unknown) => {
      if (isVerdict(message) && message.number === number) done(message.caughtBy);
    };
    const onExit = () => {
      done('the process ended');
    };
    child.on('message', onMessage);
    child.on('exit', onExit);
  });
}

/** Waits until a worker has used up the processor time of one trial. */
function overtimeOf(child: ChildProcess) {
  let stop = () => {};
  const reached = new Promise<'time limit'>((resolve) => {
    let first: number | undefined;
    const onMessage = (message: unknown) => {
      if (!isPulse(message)) return;
      first ??= message.cpuSeconds;
      if (message.cpuSeconds - first > CPU_LIMIT) resolve('time limit');
    };
    child.on('message', onMessage);
    stop = () => child.off('message', onMessage);
  });
  return {
    reached,
    stop: () => {
      stop();
    },
  };
}

function isPulse(message: unknown): message is Pulse {
  return message !== null && typeof message === 'object' && 'cpuSeconds' in message;
}

function isVerdict(message: unknown): message is Verdict {
  return message !== null && typeof message === 'object' && 'caughtBy' in message && 'number' in message;
}
