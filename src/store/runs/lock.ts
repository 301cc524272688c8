import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RUN_FILES, RunFolderError } from './files.ts';

/**
 * Takes a run folder for this process, so that no two write to it at once. A lock whose process is gone (killed, or the
 * machine restarted) is taken over.
 * @throws RunFolderError while another process holds it
 */
export function lockRun(folder: string): Disposable {
  const path = join(folder, RUN_FILES.lock);
  const holder = holderOf(path);
  if (holder !== null && holder !== process.pid && isRunning(holder))
    throw new RunFolderError(
      `${folder}: process ${holder} is writing to this run; wait for it or end it first`,
    );
  if (holder !== null) rmSync(path, { force: true });
  // 'wx' fails where another process was faster between the look and here.
  writeFileSync(path, `${process.pid}\n`, { flag: 'wx' });
  return { [Symbol.dispose]: () => rmSync(path, { force: true }) };
}

function holderOf(path: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : 0;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function isRunning(pid: number): boolean {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs and belongs to someone else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
