import { GENERATOR_VERSION } from '../../core/version.ts';
import { episodeCache, type EpisodeCache } from '../../runner/episode-cache.ts';
import { processClock, type Clock } from '../clock.ts';
import type { SessionLog } from '../../store/session-log/session-log.ts';
import { StoreError } from '../../store/session-log/store-error.ts';
import { faultOf, WireFault } from '../wire/fault.ts';
import { Session } from './session.ts';
import type { SessionLimits } from './session-limits.ts';
import { emptyTally, type SessionParts, type SessionTally } from './session-parts.ts';
import { drawToken, isToken, tokenHash } from './session-token.ts';

/** What the book of sessions is given. */
export interface SessionsOptions {
  readonly limits: SessionLimits;
  /** What idleness is measured with; the monotonic clock of the process by default. */
  readonly clock?: Clock | undefined;
  readonly episodes?: EpisodeCache | undefined;
  readonly sealedKey?: Uint8Array | undefined;
  readonly drawSeed?: (() => number) | undefined;
  /** Where sessions with a token are written, so that they outlive the process; without it they end with it. */
  readonly log?: SessionLog | undefined;
  /** Told when a session could not be closed in the log. */
  readonly onFault?: ((fault: WireFault) => void) | undefined;
}

/** A session and the token by which a client comes back to it. The token is told once and kept nowhere. */
export interface IssuedSession {
  readonly session: Session;
  readonly token: string;
}

/**
 * Every session of a server, whatever it is reached through. A slot is taken before anything is waited for, and given
 * back when the session ends, however it ends.
 */
export class Sessions {
  readonly tally: SessionTally = emptyTally();
  readonly limits: SessionLimits;
  readonly #parts: SessionParts;
  readonly #held = new Map<string, Session>();
  readonly #owners = new Map<string, number>();
  readonly #log: SessionLog | null;
  readonly #onFault: (fault: WireFault) => void;
  /** Sessions of an earlier process that nobody has come back to yet, and since when they wait. Each holds a slot. */
  readonly #waiting = new Map<string, number>();
  /** Sessions that are over and that the log could not be told of yet. */
  readonly #unforgotten = new Set<string>();
  readonly #rebuilding = new Map<string, Promise<Session>>();
  #draining = false;

  private constructor(options: SessionsOptions, waiting: readonly string[]) {
    const { limits, log } = options;
    this.limits = limits;
    this.#log = log ?? null;
    this.#onFault = options.onFault ?? (() => undefined);
    this.#parts = {
      episodes: options.episodes ?? episodeCache(),
      clock: options.clock ?? processClock,
      generatorVersion: GENERATOR_VERSION,
      queueLimit: limits.queue,
      maxPatients: limits.patients,
      sealedKey: options.sealedKey,
      drawSeed: options.drawSeed,
      // A log that keeps nothing is not worth the hash of each observation.
      ...(log && log.durability !== 'none'
        ? { record: (session, entry) => stored(log.append(session, entry)) }
        : {}),
      tally: this.tally,
    };
    const now = this.#parts.clock.now();
    for (const id of waiting) this.#waiting.set(id, now);
  }

  /** Opens the book. Sessions that the log knows are rebuilt when their clients come back. */
  static async open(options: SessionsOptions): Promise<Sessions> {
    return new Sessions(options, (await options.log?.sessions()) ?? []);
  }

  /** Sessions that hold a slot. */
  get count(): number {
    return this.#held.size + this.#waiting.size;
  }

  /** Sessions that would be lost if the process ended now. */
  get atRisk(): number {
    let count = 0;
    for (const { resumable } of this.#held.values()) if (!resumable || this.#log === null) count++;
    return count;
  }

  get isFull(): boolean {
    return this.count >= this.limits.capacity;
  }

  get isDraining(): boolean {
    return this.#draining;
  }

  /**
   * Opens a session that lives as long as whoever opened it holds it: no one can come back to it.
   * @param address where the client is, for the limit per address
   * @throws WireFault 'full' or 'draining'
   */
  openHeld(address: string): Session {
    return this.#open(drawToken(), false, address).session;
  }

  /**
   * Opens a session that a client comes back to with its token.
   * Rejects with WireFault 'full', 'draining' or 'store'.
   */
  async issue(address: string): Promise<IssuedSession> {
    const issued = this.#open(drawToken(), true, address);
    try {
      await this.#parts.record?.(issued.session.id, { type: 'open' });
      return issued;
    } catch (error) {
      this.#drop(issued.session);
      throw error;
    }
  }

  /**
   * The session of a token, rebuilt from the log if an earlier process had it.
   * Rejects with WireFault 'no_session' when there is none (any more), 'lost' when it cannot be rebuilt.
   */
  async find(token: string): Promise<Session> {
    const id = isToken(token) ? tokenHash(token) : '';
    const session = this.#held.get(id);
    if (session?.resumable === true) return session;
    const rebuilt = this.#rebuilding.get(id) ?? (this.#waiting.has(id) ? this.#rebuild(id) : undefined);
    if (rebuilt) return rebuilt;
    throw new WireFault(
      'no_session',
      'no such session: it never was, it was closed, or it was left alone too long',
    );
  }

  /** Ends a session and gives its slot back. */
  close(session: Session): void {
    if (this.#drop(session)) this.tally.closed++;
  }

  /** Ends every session that was left alone for too long. Call it now and then. */
  sweep(): void {
    const now = this.#parts.clock.now();
    for (const id of this.#unforgotten) this.#forget(id);
    for (const session of this.#held.values())
      if (session.isOverdue(now, this.limits) && this.#drop(session)) this.tally.reaped++;
    for (const [id, since] of this.#waiting) {
      if (now - since <= this.limits.graceMs || this.#rebuilding.has(id)) continue;
      this.#waiting.delete(id);
      this.#forget(id);
      this.tally.reaped++;
    }
  }

  /** Takes no new session from now on; those that are open go on. */
  drain(): void {
    this.#draining = true;
  }

  #open(token: string, resumable: boolean, address: string): IssuedSession {
    this.#refuseWhereFull(address);
    const session = new Session(tokenHash(token), resumable, this.#parts);
    this.#held.set(session.id, session);
    this.#own(address, 1);
    session.onEnd(() => this.#own(address, -1));
    this.tally.opened++;
    return { session, token };
  }

  #refuseWhereFull(address: string): void {
    const { capacity, perAddress } = this.limits;
    if (this.#draining) this.#refuse('draining', 'the server is going down and takes no new session');
    if (this.isFull)
      this.#refuse('full', `the server is at capacity: ${capacity} of ${capacity} sessions are open`);
    if (perAddress > 0 && (this.#owners.get(address) ?? 0) >= perAddress)
      this.#refuse('full', `this address is at its limit of ${perAddress} sessions`);
  }

  #refuse(reason: 'draining' | 'full', message: string): never {
    this.tally.refused++;
    throw new WireFault(reason, message);
  }

  #drop(session: Session): boolean {
    if (!this.#held.delete(session.id)) return false;
    session.end();
    if (session.resumable) this.#forget(session.id);
    return true;
  }

  /** Rebuilds a session once, however many ask for it at the same time. */
  #rebuild(id: string): Promise<Session> {
    const rebuilding = this.#replay(id).finally(() => this.#rebuilding.delete(id));
    this.#rebuilding.set(id, rebuilding);
    return rebuilding;
  }

  async #replay(id: string): Promise<Session> {
    const session = new Session(id, true, this.#parts);
    session.rebuild((await stored(this.#log?.read(id))) ?? []);
    this.#waiting.delete(id);
    this.#held.set(id, session);
    this.tally.rebuilt++;
    return session;
  }

  /** Has the log forget a session; until that is done, each sweep tries again. */
  #forget(id: string): void {
    stored(this.#log?.close(id)).then(
      () => this.#unforgotten.delete(id),
      (error: unknown) => {
        if (!this.#unforgotten.has(id)) this.#onFault(faultOf(error));
        this.#unforgotten.add(id);
      },
    );
  }

  /** Counts the sessions of an address, where that is limited. */
  #own(address: string, change: 1 | -1): void {
    if (this.limits.perAddress === 0) return;
    const count = (this.#owners.get(address) ?? 0) + change;
    if (count === 0) this.#owners.delete(address);
    else this.#owners.set(address, count);
  }
}

/** What the log does, with its failures as faults of the server. */
async function stored<T>(work: Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await work;
  } catch (cause) {
    const isDamaged = cause instanceof StoreError && cause.code === 'LOG_DAMAGED';
    throw isDamaged
      ? new WireFault('lost', 'the session cannot be rebuilt: its log is damaged', { cause })
      : new WireFault('store', 'the session log takes no entries: nothing was applied', { cause });
  }
}
