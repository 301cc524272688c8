import { readFile, rename, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { TASK_IDS, type TaskId } from '../../core/model/vocabulary.ts';
import { emptyTally, type Tally } from './tally.ts';

/** A certification under way: which batches are done and what they added up to. */
export interface Progress {
  /** Names the work: a checkpoint of other work is refused. */
  readonly work: string;
  readonly done: Set<number>;
  readonly tallies: Map<TaskId, Tally>;
}

const FileSchema = z.strictObject({
  work: z.string(),
  done: z.array(z.int()),
  tallies: z.array(
    z.strictObject({
      task_id: z.enum(TASK_IDS),
      episodes: z.int(),
      fault_count: z.int(),
      faults: z.array(z.strictObject({ task_id: z.enum(TASK_IDS), seed: z.int(), what: z.string() })),
      marginals: z.array(z.number()),
      records: z.array(z.tuple([z.int(), z.int()])).describe('cells that are not zero, by index'),
      by_mode: z.array(z.tuple([z.string(), z.array(z.tuple([z.int(), z.int(), z.int()]))])),
    }),
  ),
});

/** Writes progress to a file, whole or not at all. */
export async function saveCheckpoint(path: string, progress: Progress): Promise<void> {
  const file: z.infer<typeof FileSchema> = {
    work: progress.work,
    done: [...progress.done],
    tallies: [...progress.tallies].map(([task_id, tally]) => ({
      task_id,
      episodes: tally.episodes,
      fault_count: tally.faultCount,
      faults: tally.faults,
      marginals: [...tally.marginals],
      records: [...tally.records].flatMap((count, cell): [number, number][] =>
        count === 0 ? [] : [[cell, count]],
      ),
      by_mode: [...tally.byMode].map(([feature, histogram]) => [
        feature,
        [...histogram].map(([value, [confounded, biased]]): [number, number, number] => [
          value,
          confounded,
          biased,
        ]),
      ]),
    })),
  };
  const bytes = await promisify(gzip)(JSON.stringify(file));
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
}

/**
 * Reads progress from a file; empty progress when there is no file.
 * @throws Error when the file is no checkpoint or belongs to other work
 */
export async function loadCheckpoint(path: string, work: string): Promise<Progress> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
    return { work, done: new Set(), tallies: new Map() };
  }
  const file = await parseFile(bytes);
  if (file === null) throw new Error(`${path} is no checkpoint of a certification`);
  if (file.work !== work) throw new Error(`the checkpoint ${path} belongs to other work: ${file.work}`);
  return {
    work,
    done: new Set(file.done),
    tallies: new Map(file.tallies.map((tally) => [tally.task_id, tallyFrom(tally)])),
  };
}

/** What a file holds, or null when it is no gzip, no JSON or no checkpoint. */
async function parseFile(bytes: Buffer): Promise<z.infer<typeof FileSchema> | null> {
  try {
    return FileSchema.parse(JSON.parse((await promisify(gunzip)(bytes)).toString()));
  } catch (error) {
    if (isForeign(error)) return null;
    throw error;
  }
}

function isForeign(error: unknown): boolean {
  const isZlibFault = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
  return isZlibFault || error instanceof SyntaxError || error instanceof z.ZodError;
}

function tallyFrom(stored: z.infer<typeof FileSchema>['tallies'][number]): Tally {
  const tally = emptyTally();
  tally.episodes = stored.episodes;
  tally.faultCount = stored.fault_count;
  tally.faults = stored.faults;
  tally.marginals.set(stored.marginals);
  for (const [cell, count] of stored.records) tally.records[cell] = count;
  for (const [feature, lines] of stored.by_mode) {
    tally.byMode.set(
      feature,
      new Map(lines.map(([value, confounded, biased]) => [value, [confounded, biased]])),
    );
  }
  return tally;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
