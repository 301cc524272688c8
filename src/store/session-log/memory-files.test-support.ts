import type { LogFiles } from './log-files.ts';

/** A folder in memory that can fail on purpose, and lose what was not synced. */
export interface MemoryFiles extends LogFiles {
  /** The folder after the power went: of each file what was synced, and a drawn part of the rest. */
  crash(keep: (unsynced: number) => number): MemoryFiles;
  /** Called before each write, sync, truncate and remove; throws to fail it. A write may be cut short first. */
  fault: (call: string) => { readonly written: number } | null;
  /** Waited for in each call, so that calls overlap. */
  pause: () => Promise<void>;
}

export function memoryFiles(
  stored: ReadonlyMap<string, { bytes: Buffer; synced: number }> = new Map(),
): MemoryFiles {
  const files = new Map([...stored].map(([name, file]) => [name, { ...file }]));
  const fileOf = (name: string) => {
    const file = files.get(name);
    if (!file) throw new Error(`ENOENT: ${name}`);
    return file;
  };
  const self: MemoryFiles = {
    fault: () => null,
    pause: async () => undefined,
    crash(keep) {
      const left = [...files].map(([name, { bytes, synced }]) => {
        const kept = bytes.subarray(0, synced + keep(Math.max(0, bytes.length - synced)));
        return [name, { bytes: Buffer.from(kept), synced: kept.length }] as const;
      });
      return memoryFiles(new Map(left));
    },
    list: async () => [...files.keys()],
    async readAll(name) {
      const { bytes } = fileOf(name);
      await self.pause();
      return Buffer.from(bytes);
    },
    readAt: (name, offset, size) => Buffer.from(fileOf(name).bytes.subarray(offset, offset + size)),
    async write(name, offset, bytes) {
      await self.pause();
      const file = files.get(name) ?? { bytes: Buffer.alloc(0), synced: 0 };
      files.set(name, file);
      const put = (part: Buffer) => {
        const grown = Buffer.alloc(Math.max(file.bytes.length, offset + part.length));
        file.bytes.copy(grown);
        part.copy(grown, offset);
        file.bytes = grown;
      };
      const cut = self.fault('write');
      put(cut ? bytes.subarray(0, cut.written) : bytes);
      if (cut) throw new Error('ENOSPC: no space left on device, write');
    },
    async sync(name) {
      await self.pause();
      const file = fileOf(name);
      if (self.fault('sync')) throw new Error('EIO: i/o error, fdatasync');
      file.synced = file.bytes.length;
    },
    async truncate(name, size) {
      if (self.fault('truncate')) throw new Error('EIO: i/o error, ftruncate');
      const file = fileOf(name);
      file.bytes = Buffer.from(file.bytes.subarray(0, size));
      file.synced = Math.min(file.synced, size);
    },
    async remove(name) {
      await self.pause();
      if (self.fault('remove')) throw new Error('EIO: i/o error, unlink');
      files.delete(name);
    },
    release: async () => undefined,
  };
  return self;
}
