import type { EpisodeCache } from '../../runner/episode-cache.ts';
import type { Clock } from '../clock.ts';
import type { SessionEntry } from '../../store/session-log/session-entry.ts';

/** What all sessions of a server share. */
export interface SessionParts {
  readonly episodes: EpisodeCache;
  readonly clock: Clock;
  readonly generatorVersion: string;
  /** Requests of one session that may wait at once. */
  readonly queueLimit: number;
  /** The largest trial that a client may ask for. */
  readonly maxPatients: number;
  /** The key of sealed episodes; without it a sealed reset is refused. */
  readonly sealedKey?: Uint8Array | undefined;
  readonly drawSeed?: (() => number) | undefined;
  /** Writes an entry of a session's history; rejects with WireFault 'store' when it was not written. */
  readonly record?: ((session: string, entry: SessionEntry) => Promise<void>) | undefined;
  readonly tally: SessionTally;
}

/** What happened so far, for the operator. */
export interface SessionTally {
  opened: number;
  refused: number;
  closed: number;
  reaped: number;
  rebuilt: number;
  resets: number;
  steps: number;
}

/** A tally of nothing. */
export function emptyTally(): SessionTally {
  return { opened: 0, refused: 0, closed: 0, reaped: 0, rebuilt: 0, resets: 0, steps: 0 };
}
