/**
 * The few things a log does with its folder. A port, so that tests can fail any call and lose what was not synced.
 * Each rejects with the error of the system.
 */
export interface LogFiles {
  /** The names of all files, in any order. */
  list(): Promise<string[]>;
  readAll(name: string): Promise<Buffer>;
  /** Reads bytes of a file; fewer when it ends before. */
  readAt(name: string, offset: number, size: number): Buffer;
  /** Writes all bytes at an offset; creates the file when it is missing. */
  write(name: string, offset: number, bytes: Buffer): Promise<void>;
  /** Resolves when what was written to a file is on the disk, its name in the folder included. */
  sync(name: string): Promise<void>;
  truncate(name: string, size: number): Promise<void>;
  /** Removes a file; one that is missing is no error. */
  remove(name: string): Promise<void>;
  /** Closes whatever is open. */
  release(): Promise<void>;
}
