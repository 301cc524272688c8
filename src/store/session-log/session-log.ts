import type { SessionEntry } from './session-entry.ts';

/**
 * When an append counts as done: never waited for and not stored (none), handed to the operating system, which
 * outlives the process (os), or on the disk, which outlives the machine's power (fsync).
 */
export const DURABILITIES = ['none', 'os', 'fsync'] as const;
export type Durability = (typeof DURABILITIES)[number];

/**
 * The history of every open session, from which a server rebuilds a session after a crash. A session is named by a key
 * of 1 to 128 printable ASCII characters that is never used again once closed.
 */
export interface SessionLog {
  readonly durability: Durability;
  /**
   * Adds an entry, and resolves when it is as safe as `durability` says: reply to the client after that. An entry of
   * type reset ends what the session played before. Appends of one session keep their order.
   * Rejects with StoreError 'STORE_UNAVAILABLE' when the entry was not stored: the session stands as before it.
   */
  append(session: string, entry: SessionEntry): Promise<void>;
  /**
   * What is stored of a session since its last reset, in order; empty when the session is unknown or closed.
   * Rejects with StoreError 'LOG_DAMAGED' when an entry in the middle cannot be read: never with a part of the history.
   */
  read(session: string): Promise<readonly SessionEntry[]>;
  /** The keys of all sessions with a history. */
  sessions(): Promise<readonly string[]>;
  /** Forgets a session: its history may be removed. Rejects as append does. */
  close(session: string): Promise<void>;
  /** Null when the log takes entries, otherwise why not, for the operator. Tries to write if the last write failed. */
  check(): Promise<string | null>;
  /** Waits for what is under way and releases every file. The log takes nothing afterwards. */
  shutdown(): Promise<void>;
}
