import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Worker threads that answer one job after the other, each hand one at a time. */
interface Crew<Job, Answer> {
  readonly hands: readonly ((job: Job) => Promise<Answer>)[];
  /** Ends the threads. */
  dismiss(): Promise<void>;
}

/** What a crew runs, and what its jobs are called in errors. */
export interface CrewWork<Job> {
  /** The module of a thread as its source names it, beside the module of the URL. */
  readonly entry: { readonly name: string; readonly beside: string };
  readonly nameOf: (job: Job) => string;
}

/** Whether this file runs as TypeScript, under a loader that threads may not inherit. */
const IS_SOURCE = import.meta.url.endsWith('.ts');

/** One thread a core for the compiled package; none, so all work in this thread, when running from source. */
export function defaultWorkers(): number {
  return IS_SOURCE ? 0 : availableParallelism();
}

/** Starts so many threads. */
function startCrew<Job, Answer>(workers: number, { entry, nameOf }: CrewWork<Job>): Crew<Job, Answer> {
  const module = new URL(`./${entry.name}.${IS_SOURCE ? 'ts' : 'js'}`, entry.beside);
  const threads = Array.from({ length: workers }, () => new Worker(module));
  return {
    hands: threads.map((thread) => (job) => ask<Job, Answer>(thread, job, nameOf)),
    dismiss: async () => {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}

/**
 * Has every job done, in this thread or by so many others, and takes each answer as it comes: their order depends on the
 * threads. Jobs are begun in their order.
 */
export async function share<Job, Answer>(
  jobs: Iterable<Job>,
  workers: number,
  work: CrewWork<Job> & { readonly here: (job: Job) => Promise<Answer> },
  onAnswer: (job: Job, answer: Answer) => void | Promise<void>,
): Promise<void> {
  const waiting = [...jobs].values();
  const take = async (hand: (job: Job) => Promise<Answer>): Promise<void> => {
    for (const job of waiting) await onAnswer(job, await hand(job));
  };
  if (workers === 0) return take(work.here);
  const crew = startCrew<Job, Answer>(workers, work);
  try {
    await Promise.all(crew.hands.map(take));
  } finally {
    await crew.dismiss();
  }
}

/** Sends a job and waits for its answer; a thread that fails or ends instead rejects. */
function ask<Job, Answer>(thread: Worker, job: Job, nameOf: (job: Job) => string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      thread.off('message', onMessage);
      thread.off('error', onError);
      thread.off('exit', onExit);
    };
    const onMessage = (answer: Answer) => {
      settle();
      resolve(answer);
    };
    const onError = (cause: unknown) => {
      settle();
      reject(new Error(`${nameOf(job)} failed`, { cause }));
    };
    const onExit = (code: number) => onError(new Error(`the worker thread ended with code ${code}`));
    thread.on('message', onMessage);
    thread.on('error', onError);
    thread.on('exit', onExit);
    thread.postMessage(job, []);
  });
}
