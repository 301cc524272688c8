import { RANKED_TASK_IDS, type TaskId } from '../../core/model/vocabulary.ts';
import { GENERATOR_VERSION } from '../../core/version.ts';
import { batchesOf, certifyBatch, type Batch } from './batch.ts';
import { certificateOf, type Certificate } from './certificate.ts';
import { loadCheckpoint, saveCheckpoint, type Progress } from './checkpoint.ts';
import { AUDIT_VERSION, emptyTally, mergeTally, type Tally } from './tally.ts';
import { defaultWorkers, share } from '../threads/crew.ts';

/** What to certify, and how. */
export interface CertifyRequest {
  /** First and last seed, both included. */
  readonly first: number;
  readonly last: number;
  /** The ranked tasks unless stated. */
  readonly tasks?: readonly TaskId[];
  /** Worker threads: one a core unless stated; 0 works in this thread. */
  readonly workers?: number;
  /** File that keeps what is done, so that the same request goes on where it was interrupted. */
  readonly checkpoint?: string;
  /** Episodes between two checkpoints, 5,000 unless stated. */
  readonly checkpointEvery?: number;
  /** Episodes that a thread takes at a time, 100 unless stated. A checkpoint counts in such batches. */
  readonly batchSize?: number;
  /** Told after each batch: episodes done and episodes in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Episodes of one batch: a second or so of work. */
const BATCH_SIZE = 100;
const CHECKPOINT_EVERY = 5_000;

/**
 * Certifies every episode of a range of seeds and audits the range for shortcuts. The certificate does not depend on
 * the number of threads or on interruptions.
 */
export async function certifyRange(request: CertifyRequest): Promise<Certificate> {
  const tasks = request.tasks ?? RANKED_TASK_IDS;
  const batchSize = request.batchSize ?? BATCH_SIZE;
  const batches = batchesOf(tasks, request.first, request.last, batchSize);
  const work = `${GENERATOR_VERSION} audit ${AUDIT_VERSION} ${tasks.join(' ')} ${request.first}..${request.last} by ${batchSize}`;
  const progress: Progress = request.checkpoint
    ? await loadCheckpoint(request.checkpoint, work)
    : { work, done: new Set(), tallies: new Map() };
  for (const task of tasks) if (!progress.tallies.has(task)) progress.tallies.set(task, emptyTally());
  const total = batches.reduce((sum, batch) => sum + sizeOf(batch), 0);
  let done = batches.reduce((sum, batch, index) => sum + (progress.done.has(index) ? sizeOf(batch) : 0), 0);
  let unsaved = 0;

  const waiting = batches.flatMap((batch, index) => (progress.done.has(index) ? [] : [{ ...batch, index }]));
  let saving = Promise.resolve();
  await share(
    waiting,
    Math.min(request.workers ?? defaultWorkers(), batches.length),
    WORK,
    async ({ index, ...batch }, tally: Tally) => {
      const into = progress.tallies.get(batch.taskId);
      if (into) mergeTally(into, tally);
      progress.done.add(index);
      done += sizeOf(batch);
      unsaved += sizeOf(batch);
      request.onProgress?.(done, total);
      if (request.checkpoint && unsaved >= (request.checkpointEvery ?? CHECKPOINT_EVERY)) {
        unsaved = 0;
        saving = saving.then(() => saveCheckpoint(request.checkpoint ?? '', progress));
        await saving;
      }
    },
  );
  if (request.checkpoint) await saveCheckpoint(request.checkpoint, progress);
  return certificateOf({ first: request.first, last: request.last }, progress.tallies);
}

const WORK = {
  entry: { name: 'certify-worker', beside: import.meta.url },
  nameOf: ({ taskId, first, last }: Batch) => `certifying ${taskId} ${first}..${last}`,
  here: certifyBatch,
};

function sizeOf(batch: Batch): number {
  return batch.last - batch.first + 1;
}
