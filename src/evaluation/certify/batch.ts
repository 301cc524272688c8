import type { TaskId } from '../../core/model/vocabulary.ts';
import { certifyEpisode } from './certify-episode.ts';
import { countFaults, emptyTally, tallyEpisode, type Tally } from './tally.ts';

/** Consecutive seeds of one task: the unit of work that a thread takes and a checkpoint keeps. */
export interface Batch {
  readonly taskId: TaskId;
  /** First and last seed, both included. */
  readonly first: number;
  readonly last: number;
}

/** Certifies the episodes of a batch one after the other. */
export async function certifyBatch({ taskId, first, last }: Batch): Promise<Tally> {
  const tally = emptyTally();
  for (let seed = first; seed <= last; seed++) {
    const { episode, faults } = await certifyEpisode(taskId, seed);
    countFaults(tally, taskId, seed, faults);
    tally.episodes++;
    if (episode) tallyEpisode(tally, episode);
  }
  return tally;
}

/** Cuts a range of seeds of some tasks into batches, tasks apart. */
export function batchesOf(tasks: readonly TaskId[], first: number, last: number, size: number): Batch[] {
  return tasks.flatMap((taskId) => {
    const batches: Batch[] = [];
    for (let from = first; from <= last; from += size) {
      batches.push({ taskId, first: from, last: Math.min(last, from + size - 1) });
    }
    return batches;
  });
}
