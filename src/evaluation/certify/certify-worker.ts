import { parentPort } from 'node:worker_threads';
import { certifyBatch, type Batch } from './batch.ts';

/** Entry of a worker thread: answers each batch with its tally. A failure ends the thread, and its owner hears of it. */
parentPort?.on('message', (batch: Batch) => {
  void certifyBatch(batch).then((tally) =>
    parentPort?.postMessage(tally, [tally.records.buffer, tally.marginals.buffer]),
  );
});
