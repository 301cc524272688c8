import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { EpisodeRecord, RunConfig } from '../../core/model/record.ts';
import { canonicalJson, recordText } from '../../records/index.ts';
import { openAppendFile } from './append-file.ts';
import { RUN_FILES, RunFolderError } from './files.ts';
import { lockRun } from './lock.ts';
import { readRunConfig, readRunRecords } from './read-run.ts';

/** A run folder that this process writes to. */
export interface RunFolder {
  readonly folder: string;
  readonly config: RunConfig;
  /** Records that stood when it was opened, in order. */
  readonly records: readonly EpisodeRecord[];
  /** Bytes of a torn last line that were cut off: 0 where the run was not interrupted in the middle of writing. */
  readonly cut: number;
  /** Adds a record as one line. */
  append(record: EpisodeRecord): void;
  /** Brings everything to the disk and lets the folder go. */
  close(): void;
}

/**
 * Makes a run folder with its configuration, which is never written again.
 * @throws RunFolderError where the folder holds a run already
 */
export async function createRun(folder: string, config: RunConfig): Promise<RunFolder> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, RUN_FILES.config);
  if (existsSync(path) || existsSync(join(folder, RUN_FILES.episodes)))
    throw new RunFolderError(
      `${folder} holds a run already: go on with --resume ${folder}, or name another folder`,
    );
  writeWhole(path, `${canonicalJson(config)}\n`);
  return openRun(folder);
}

/**
 * Opens a run folder to go on with it: finished lines stay as they are, a torn last line is cut off.
 * @throws RunFolderError where it holds no run, a line is no record, or another process writes to it
 */
export async function openRun(folder: string): Promise<RunFolder> {
  const config = await readRunConfig(folder);
  const lock = lockRun(folder);
  try {
    const file = openAppendFile(join(folder, RUN_FILES.episodes));
    const records: EpisodeRecord[] = [];
    for await (const record of readRunRecords(folder)) records.push(record);
    return {
      folder,
      config,
      records,
      cut: file.cut,
      append: (record) => {
        file.append(recordText(record));
      },
      close: () => {
        file.close();
        lock[Symbol.dispose]();
      },
    };
  } catch (error) {
    lock[Symbol.dispose]();
    throw error;
  }
}

/** Writes a file so that it is there whole or not at all, whenever the process ends. */
function writeWhole(path: string, text: string): void {
  const part = `${path}.part`;
  const file = openSync(part, 'w');
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(part, path);
}
