import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Batch } from './batch.ts';
import type { Tally } from './tally.ts';

/** Worker threads that certify batches; each hand takes one batch at a time. */
export interface Crew {
  readonly hands: readonly ((batch: Batch) => Promise<Tally>)[];
  /** Ends the threads. */
  dismiss(): Promise<void>;
}

/** Whether this file runs as TypeScript, under a loader that threads may not inherit. */
const IS_SOURCE = import.meta.url.endsWith('.ts');

/** One thread a core for the compiled package; none, so all work in this thread, when running from source. */
export function defaultWorkers(): number {
  return IS_SOURCE ? 0 : availableParallelism();
}

/** Starts so many threads. */
export function startCrew(workers: number): Crew {
  const entry = new URL(`./certify-worker.${IS_SOURCE ? 'ts' : 'js'}`, import.meta.url);
  const threads = Array.from({ length: workers }, () => new Worker(entry));
  return {
    hands: threads.map((thread) => (batch) => ask(thread, batch)),
    dismiss: async () => {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}

/** Sends a batch and waits for its tally; a thread that fails or ends instead rejects. */
function ask(thread: Worker, batch: Batch): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      thread.off('message', onMessage);
      thread.off('error', onError);
      thread.off('exit', onExit);
    };
    const onMessage = (tally: Tally) => {
      settle();
      resolve(tally);
    };
    const onError = (cause: unknown) => {
      settle();
      reject(new Error(`certifying ${batch.taskId} ${batch.first}..${batch.last} failed`, { cause }));
    };
    const onExit = (code: number) => onError(new Error(`the worker thread ended with code ${code}`));
    thread.on('message', onMessage);
    thread.on('error', onError);
    thread.on('exit', onExit);
    thread.postMessage(batch, []);
  });
}
