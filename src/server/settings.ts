import { DEFAULT_LIMITS, type SessionLimits } from './sessions/session-limits.ts';

/** Everything about a server that an operator may set. */
export interface ServerSettings {
  readonly limits: SessionLimits;
  /** Bytes of the largest message in. Longer ones are refused; the session goes on. */
  readonly messageBytes: number;
  /** Bytes of the largest frame that is read at all: a longer one ends its socket, and with it a session without a token. */
  readonly frameBytes: number;
  /** Unsent bytes above which a socket is no longer read. */
  readonly unsentBytes: number;
  /** Bytes of dataset JSON kept for sharing. */
  readonly cacheBytes: number;
  /** Milliseconds between pings that keep proxies from closing a quiet socket. */
  readonly pingMs: number;
  /** Milliseconds of silence, pongs included, after which a socket counts as dead. */
  readonly silenceMs: number;
  /** Milliseconds for which a refused socket is held so that its client reads why. */
  readonly refusalMs: number;
  /** Milliseconds between sweeps for sessions that were left alone. */
  readonly sweepMs: number;
  /** Who may call, and from where. */
  readonly access: AccessSettings;
}

/** Who may call a server, and from where. */
export interface AccessSettings {
  /** Whether the server listens on loopback only: the Host header is checked then. */
  readonly loopback: boolean;
  /** Host names that requests may be addressed to (ALLOWED_HOSTS), without port. Empty: any, unless loopback. */
  readonly hosts: readonly string[];
  /** Origins of pages of other places that may call (ALLOWED_ORIGINS), such as https://bench.example. */
  readonly origins: readonly string[];
  /** The Hugging Face Space that this server is (SPACE_ID, owner/name), or null. */
  readonly space: string | null;
  /** Closes the whole server to whoever does not show it (CLINICALBENCH_TOKEN); null leaves it open. */
  readonly token: string | null;
}

const MIB = 1_048_576;

/** The settings of a server on loopback that is told nothing else. */
export const DEFAULT_SETTINGS: ServerSettings = {
  limits: DEFAULT_LIMITS,
  messageBytes: MIB,
  frameBytes: 8 * MIB,
  unsentBytes: MIB,
  cacheBytes: 192 * MIB,
  pingMs: 30_000,
  silenceMs: 16 * 60_000,
  refusalMs: 1_000,
  sweepMs: 15_000,
  access: { loopback: true, hosts: [], origins: [], space: null, token: null },
};
