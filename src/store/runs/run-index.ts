import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EpisodeRecord, RunConfig } from '../../core/model/record.ts';
import { RUN_FILES, RunFolderError } from './files.ts';
import { parseRecord, readRunConfig, readRunLines } from './read-run.ts';

/** Where one record stands in its file, and what a list shows of it. */
export interface IndexedRecord {
  /** Position of its first byte. */
  readonly offset: number;
  /** Bytes of its line, without the line break. */
  readonly length: number;
  readonly summary: Pick<
    EpisodeRecord,
    'sequence' | 'trial' | 'agent' | 'episode' | 'result' | 'began_at' | 'hash'
  >;
}

/** A run folder as a list shows it, built from its files alone. */
export interface IndexedRun {
  /** Name of the folder. */
  readonly name: string;
  readonly folder: string;
  readonly config: RunConfig;
  readonly records: readonly IndexedRecord[];
  /** Bytes of the file of records when it was read. */
  readonly size: number;
  /** When the file of records was written last, in milliseconds since 1970. */
  readonly changed: number;
}

/** Indexes one run folder. @throws RunFolderError where it holds no run, or a line is no record */
export async function indexRun(folder: string, name = folder): Promise<IndexedRun> {
  const config = await readRunConfig(folder);
  const { size, mtimeMs } = await statOrEmpty(join(folder, RUN_FILES.episodes));
  const records: IndexedRecord[] = [];
  let offset = 0;
  for await (const line of readRunLines(folder)) {
    const length = Buffer.byteLength(line);
    const where = `${join(folder, RUN_FILES.episodes)}, line ${records.length + 1}`;
    const { sequence, trial, agent, episode, result, began_at, hash } = parseRecord(line, where);
    records.push({ offset, length, summary: { sequence, trial, agent, episode, result, began_at, hash } });
    offset += length + 1;
  }
  return { name, folder, config, records, size, changed: mtimeMs };
}

/** How many finished lines a run has. */
export async function lineCount(folder: string): Promise<number> {
  let count = 0;
  for await (const _ of readRunLines(folder)) count++;
  return count;
}

/** The names of the run folders right below a folder, in order; none where the folder is missing. */
export async function runFolders(root: string): Promise<string[]> {
  const names: string[] = [];
  for (const entry of await entriesOf(root)) {
    if (entry.isDirectory() && (await statOrEmpty(join(root, entry.name, RUN_FILES.config))).size > 0)
      names.push(entry.name);
  }
  return names.toSorted();
}

/** Reads one record by its place in the file. @throws RunFolderError where no record stands there any more */
export async function readRecordAt(
  { folder }: IndexedRun,
  { offset, length }: IndexedRecord,
): Promise<EpisodeRecord> {
  const path = join(folder, RUN_FILES.episodes);
  const file = await open(path);
  try {
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await file.read(bytes, 0, length, offset);
    if (bytesRead < length) throw new RunFolderError(`${path} has become shorter`);
    return parseRecord(bytes.toString(), `${path}, byte ${offset}`);
  } finally {
    await file.close();
  }
}

async function entriesOf(root: string) {
  try {
    return await readdir(root, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

async function statOrEmpty(path: string): Promise<{ readonly size: number; readonly mtimeMs: number }> {
  try {
    return await stat(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { size: 0, mtimeMs: 0 };
    throw error;
  }
}
