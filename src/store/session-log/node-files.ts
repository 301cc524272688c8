import { closeSync, fdatasync, openSync, readSync, writeSync } from 'node:fs';
import { mkdir, open, readFile, readdir, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LogFiles } from './log-files.ts';

/** Files kept open for reading, besides the one that is written. */
const OPEN_READERS = 8;

/**
 * A folder of the machine; it is made when missing. Holds at most ten files open. Reads and writes are synchronous: they
 * move a few kilobytes to or from the page cache, which costs less than a trip to a thread. Syncs wait for the disk and
 * do not block.
 */
export async function nodeFiles(folder: string): Promise<LogFiles> {
  await mkdir(folder, { recursive: true });
  const readers = new Map<string, number>();
  let writer: { readonly name: string; readonly descriptor: number; isNamed: boolean } | null = null;

  const writerOf = (name: string) => {
    if (writer?.name === name) return writer;
    closeWriter();
    // Not for appending: a failed write is written over by the next.
    writer = { name, descriptor: openOrCreate(join(folder, name)), isNamed: false };
    return writer;
  };
  const closeWriter = () => {
    if (writer) closeSync(writer.descriptor);
    writer = null;
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

  return {
    list: async () => readdir(folder),
    readAll: async (name) => readFile(join(folder, name)),
    readAt(name, offset, size) {
      const bytes = Buffer.allocUnsafe(size);
      return bytes.subarray(0, readSync(readerOf(name), bytes, 0, size, offset));
    },
    async write(name, offset, bytes) {
      const { descriptor } = writerOf(name);
      for (let done = 0; done < bytes.length;)
        done += writeSync(descriptor, bytes, done, bytes.length - done, offset + done);
    },
    async sync(name) {
      const file = writerOf(name);
      await synced(file.descriptor);
      if (file.isNamed) return;
      await syncFolder(folder);
      file.isNamed = true;
    },
    truncate: async (name, size) => truncate(join(folder, name), size),
    async remove(name) {
      const reader = readers.get(name);
      if (reader !== undefined) closeSync(reader);
      readers.delete(name);
      if (writer?.name === name) closeWriter();
      await rm(join(folder, name), { force: true });
    },
    async release() {
      for (const descriptor of readers.values()) closeSync(descriptor);
      readers.clear();
      closeWriter();
    },
  };
}

const synced = promisify(fdatasync);

function openOrCreate(path: string): number {
  try {
    return openSync(path, 'r+');
  } catch (error) {
    if (!isMissing(error)) throw error;
    return openSync(path, 'wx+');
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
