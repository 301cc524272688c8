import { parentPort } from 'node:worker_threads';
import { attack, type Share } from './shares.ts';

/** Entry of a worker thread: answers each share with what it found. A failure ends the thread, and its owner hears of it. */
parentPort?.on('message', (share: Share) => {
  void attack(share).then((attacked) => parentPort?.postMessage(attacked, []));
});
