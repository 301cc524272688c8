import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import {
  EpisodeRecordSchema,
  RunConfigSchema,
  type EpisodeRecord,
  type RunConfig,
} from '../../core/model/record.ts';
import { valueOfText } from '../../records/index.ts';
import { RUN_FILES, RunFolderError } from './files.ts';

/** The configuration of a run. @throws RunFolderError where the folder holds none, or one that cannot be read */
export async function readRunConfig(folder: string): Promise<RunConfig> {
  const path = join(folder, RUN_FILES.config);
  if (!existsSync(folder)) throw new RunFolderError(`${folder} is no run: there is no such folder`);
  if (!existsSync(path)) throw new RunFolderError(`${folder} is no run: it has no ${RUN_FILES.config}`);
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new RunFolderError(`${path} cannot be read`, { cause });
  }
  const parsed = RunConfigSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new RunFolderError(`${path}: ${issue?.path.join('.')}: ${issue?.message}`, { cause: parsed.error });
}

/** The finished lines of a run, one after the other; a torn last line is left out. Nothing is looked at inside. */
export async function* readRunLines(folder: string): AsyncGenerator<string> {
  let text = '';
  const stream = openLines(folder);
  try {
    for await (const chunk of stream) {
      const lines = (text + String(chunk)).split('\n');
      text = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    // A run that has not finished an episode has no file of them yet.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

function openLines(folder: string): Readable {
  const packed = join(folder, RUN_FILES.packed);
  if (!existsSync(packed)) return createReadStream(join(folder, RUN_FILES.episodes), READING);
  const unpacked = createGunzip();
  createReadStream(packed)
    .on('error', (error) => unpacked.destroy(error))
    .pipe(unpacked);
  return unpacked.setEncoding('utf8');
}

const READING = { encoding: 'utf8', highWaterMark: 1 << 20 } as const;

/** The records of a run, in order. @throws RunFolderError where there is no run, or naming the line that is no record */
export async function* readRunRecords(folder: string): AsyncGenerator<EpisodeRecord> {
  await readRunConfig(folder);
  let line = 0;
  for await (const text of readRunLines(folder)) {
    line++;
    yield parseRecord(text, `${join(folder, RUN_FILES.episodes)}, line ${line}`);
  }
}

/** Reads one line as a record. @param where for the message of what is wrong with it */
export function parseRecord(text: string, where: string): EpisodeRecord {
  let value: unknown;
  try {
    value = valueOfText(text);
  } catch (cause) {
    throw new RunFolderError(`${where}: no JSON`, { cause });
  }
  const parsed = EpisodeRecordSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new RunFolderError(`${where}: ${issue?.path.join('.')}: ${issue?.message}`, { cause: parsed.error });
}
