import { fileLog, type FileLogOptions } from './file-log.ts';
import { lockFolder } from './folder-lock.ts';
import { nodeFiles } from './node-files.ts';
import type { Durability, SessionLog } from './session-log.ts';
import { StoreError } from './store-error.ts';
import { volatileLog } from './volatile-log.ts';

/** Where the session log is kept and how safely. */
export interface SessionLogOptions extends Omit<FileLogOptions, 'durability'> {
  readonly durability: Durability;
  /** A folder of its own, made when missing. Not needed, and not touched, where nothing is stored. */
  readonly folder: string;
}

/**
 * Opens the embedded session log: files in a folder, no server needed. Rejects with StoreError 'LOG_IN_USE' when
 * another process has the folder, and 'STORE_UNAVAILABLE' when the folder cannot be used.
 */
export async function openSessionLog({
  folder,
  durability,
  ...options
}: SessionLogOptions): Promise<SessionLog> {
  if (durability === 'none') return volatileLog();
  try {
    const files = await nodeFiles(folder);
    const unlock = await lockFolder(folder);
    const log = await fileLog(
      { ...files, release: async () => files.release().then(unlock) },
      { durability, ...options },
    );
    return log;
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError('STORE_UNAVAILABLE', `the session log folder ${folder} cannot be used: ${reason}`, {
      cause: error,
    });
  }
}
