import type { SessionLog } from './session-log.ts';

/** The log that keeps nothing: sessions end with the process. */
export function volatileLog(): SessionLog {
  return {
    durability: 'none',
    append: async () => undefined,
    read: async () => [],
    sessions: async () => [],
    close: async () => undefined,
    check: async () => null,
    shutdown: async () => undefined,
  };
}
