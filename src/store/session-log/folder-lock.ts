import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { StoreError } from './store-error.ts';

const OwnerSchema = z.object({ pid: z.int(), started: z.string() });

/**
 * Takes a folder for this process, so that two servers never write one log, and gives back how to release it. The lock
 * of a process that is gone is taken over.
 * @throws StoreError 'LOG_IN_USE' naming the process that holds the folder
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'lock.json');
  const owner = OwnerSchema.safeParse(parseJson(await readOptional(path))).data;
  if (owner && owner.pid !== process.pid && (await startOf(owner.pid)) === owner.started)
    throw new StoreError(
      'LOG_IN_USE',
      `process ${owner.pid} uses the session log ${folder}: stop it, or name another folder`,
    );
  await writeFile(path, JSON.stringify({ pid: process.pid, started: await startOf(process.pid) }));
  return async () => rm(path, { force: true });
}

/**
 * When a process started, as the system tells it: a process number alone comes back after a restart. 'unknown' where
 * the system does not tell but the process lives, null when there is no such process.
 */
async function startOf(pid: number): Promise<string | null> {
  const stat = await readOptional(`/proc/${pid}/stat`);
  // Field 22 of the line; the second field is a name in parentheses that may hold anything.
  if (stat !== null) return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'unknown';
  try {
    process.kill(pid, 0);
    return 'unknown';
  } catch (error) {
    return codeOf(error) === 'EPERM' ? 'unknown' : null;
  }
}

async function readOptional(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ESRCH') return null;
    throw error;
  }
}

function parseJson(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    // A lock torn by a crash has no living owner.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
