import { closeSync, fsyncSync, ftruncateSync, openSync, readSync, fstatSync, writeSync } from 'node:fs';

/** A file of lines that is only ever added to. */
export interface AppendFile {
  /** Adds one line. It is with the operating system when this returns: a killed process loses nothing of it. */
  append(line: string): void;
  /** Brings everything to the disk and closes the file. */
  close(): void;
}

/** What was found at the end of a file that was being written when its process ended. */
export interface TornEnd {
  /** Bytes of a last line without a line break, which were cut off: 0 where the file ended well. */
  readonly cut: number;
}

const BLOCK = 65_536;

/**
 * Opens a file for adding lines, making it where there is none. A last line without a line break was never finished: it
 * is cut off, and no other byte of the file is touched.
 */
export function openAppendFile(path: string): AppendFile & TornEnd {
  const file = openSync(path, 'a+');
  const size = fstatSync(file).size;
  const whole = endOfLines(file, size);
  if (whole < size) ftruncateSync(file, whole);
  return {
    cut: size - whole,
    append(line) {
      const bytes = Buffer.from(`${line}\n`);
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
    },
    close() {
      fsyncSync(file);
      closeSync(file);
    },
  };
}

/** The position after the last line break, looking back from the end. */
function endOfLines(file: number, size: number): number {
  const block = Buffer.alloc(BLOCK);
  for (let end = size; end > 0; end -= BLOCK) {
    const start = Math.max(0, end - BLOCK);
    const read = readSync(file, block, 0, end - start, start);
    const at = block.subarray(0, read).lastIndexOf(0x0a);
    if (at >= 0) return start + at + 1;
  }
  return 0;
}
