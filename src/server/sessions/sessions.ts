import { GENERATOR_VERSION } from '../../core/version.ts';
import { episodeCache, type EpisodeCache } from '../../runner/episode-cache.ts';
import { processClock, type Clock } from '../clock.ts';
import { WireFault } from '../wire/fault.ts';
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
  #draining = false;

  constructor(options: SessionsOptions) {
    const { limits } = options;
    this.limits = limits;
    this.#parts = {
      episodes: options.episodes ?? episodeCache(),
      clock: options.clock ?? processClock,
      generatorVersion: GENERATOR_VERSION,
      queueLimit: limits.queue,
      maxPatients: limits.patients,
      sealedKey: options.sealedKey,
      drawSeed: options.drawSeed,
      tally: this.tally,
    };
  }

  /** Sessions that hold a slot. */
  get count(): number {
    return this.#held.size;
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
    return this.#open(drawToken(), true, address);
  }

  /**
   * The session of a token.
   * Rejects with WireFault 'no_session' when there is none (any more).
   */
  async find(token: string): Promise<Session> {
    const session = isToken(token) ? this.#held.get(tokenHash(token)) : undefined;
    if (session?.resumable === true) return session;
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
    for (const session of this.#held.values())
      if (session.isOverdue(now, this.limits) && this.#drop(session)) this.tally.reaped++;
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
    return true;
  }

  /** Counts the sessions of an address, where that is limited. */
  #own(address: string, change: 1 | -1): void {
    if (this.limits.perAddress === 0) return;
    const count = (this.#owners.get(address) ?? 0) + change;
    if (count === 0) this.#owners.delete(address);
    else this.#owners.set(address, count);
  }
}
