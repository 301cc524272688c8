import { closeSync, openSync, readSync } from 'node:fs';
import { mkdir, open, readFile, readdir, rm, truncate, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogFiles } from './log-files.ts';

/** Files kept open for reading, besides the one that is written. */
const OPEN_READERS = 8;

/** A folder of the machine; it is made when missing. Holds at most ten files open. */
export async function nodeFiles(folder: string): Promise<LogFiles> {
  await mkdir(folder, { recursive: true });
  const readers = new Map<string, number>();
  let writer: { readonly name: string; readonly handle: FileHandle; named: boolean } | null = null;

  const writerOf = async (name: string) => {
    if (writer?.name === name) return writer;
    await writer?.handle.close();
    writer = null;
    // Not O_APPEND: a failed write is written over by the next.
    const handle = await openOrCreate(join(folder, name));
    writer = { name, handle, named: false };
    return writer;
  };
  const readerOf = (name: string) => {
    const held = readers.get(name) ?? openSync(join(folder, name), 'r');
    readers.delete(name);
    readers.set(name, held);
    for (const [oldest, descriptor] of readers) {
      if (readers.size <= OPEN_READERS) break;
      closeSync(descriptor);
      readers.delete(oldest);
    }
    return held;
  };
  const forget = async (name: string) => {
    const reader = readers.get(name);
    if (reader !== undefined) closeSync(reader);
    readers.delete(name);
    if (writer?.name !== name) return;
    const { handle } = writer;
    writer = null;
    await handle.close();
  };

  return {
    list: async () => readdir(folder),
    readAll: async (name) => readFile(join(folder, name)),
    readAt(name, offset, size) {
      const bytes = Buffer.allocUnsafe(size);
      return bytes.subarray(0, readSync(readerOf(name), bytes, 0, size, offset));
    },
    async write(name, offset, bytes) {
      const { handle } = await writerOf(name);
      let done = 0;
      while (done < bytes.length)
        done += (await handle.write(bytes, done, bytes.length - done, offset + done)).bytesWritten;
    },
    async sync(name) {
      const file = await writerOf(name);
      await file.handle.datasync();
      if (file.named) return;
      await syncFolder(folder);
      file.named = true;
    },
    truncate: async (name, size) => truncate(join(folder, name), size),
    async remove(name) {
      await forget(name);
      await rm(join(folder, name), { force: true });
    },
    async release() {
      for (const descriptor of readers.values()) closeSync(descriptor);
      readers.clear();
      await writer?.handle.close();
      writer = null;
    },
  };
}

async function openOrCreate(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r+');
  } catch (error) {
    if (!isMissing(error)) throw error;
    return await open(path, 'wx+');
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
