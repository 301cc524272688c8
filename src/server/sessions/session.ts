import {
  parseAction,
  publicState,
  startEpisode,
  step,
  type EpisodeState,
  type OutcomeCode,
} from '../../core/episode/index.ts';
import type { Action } from '../../core/model/action.ts';
import type { PublicState, ResetRequest } from '../../core/model/episode.ts';
import { episodeIdOf, episodeSourceOf } from '../../runner/episode-source.ts';
import type { SessionEntry } from '../../store/session-log/session-entry.ts';
import { WireFault } from '../wire/fault.ts';
import { Answered } from './answered.ts';
import { readReset, refusing } from './read-reset.ts';
import { Reply } from './reply.ts';
import type { SessionParts } from './session-parts.ts';
import { SerialQueue } from './serial-queue.ts';

/**
 * One client's episode, whatever it is reached through. Requests are answered one after the other in the order in
 * which they came. It ends when it is closed or reaped, and then refuses everything.
 */
export class Session {
  /** Names the session to the operator and in the log: the hash of its token, never the token. */
  readonly id: string;
  /** Whether a client can come back to it. */
  readonly resumable: boolean;
  readonly #parts: SessionParts;
  readonly #queue: SerialQueue;
  #state: EpisodeState | null = null;
  #answered = new Answered();
  #ended = false;
  #touched: number;
  #detached: number | null = null;
  #attached = 0;
  readonly #endings = new Set<() => void>();

  constructor(id: string, resumable: boolean, parts: SessionParts) {
    this.id = id;
    this.resumable = resumable;
    this.#parts = parts;
    this.#queue = new SerialQueue(parts.queueLimit);
    this.#touched = parts.clock.now();
  }

  /**
   * Starts an episode; a running one is given up. A refused request leaves it as it is.
   * Rejects with WireFault 'invalid', 'conflict', 'busy', 'no_session', 'store' or 'factory'.
   */
  reset(input: unknown, requestId?: string): Promise<Reply> {
    return this.#inOrder(async () => {
      const request = readReset(input, this.#parts.maxPatients);
      const payload = seedless(request);
      const before = requestId === undefined ? null : this.#answered.find(requestId, payload);
      if (before && (request.seed === undefined || request.seed === this.#current().episode.seed))
        return before;
      if (before) throw new WireFault('conflict', 'request_id: it was used before for another request');
      const { state, named } = this.#start(request);
      const reply = new Reply(state);
      await this.#record(() => ({
        type: 'reset',
        generator_version: this.#parts.generatorVersion,
        request: named,
        request_id: requestId,
        observation_hash: reply.hash(),
      }));
      this.#take(state, new Answered());
      if (requestId !== undefined) this.#answered.keep(requestId, payload, new Reply(state));
      this.#parts.tally.resets++;
      return reply;
    });
  }

  /**
   * Judges one action. An id makes it idempotent; without one in the call, `metadata.request_id` of the action is it.
   * Rejects with WireFault 'invalid' (it cost nothing), 'no_episode', 'conflict', 'busy', 'no_session' or 'store'.
   */
  step(input: unknown, requestId?: string): Promise<Reply> {
    return this.#inOrder(async () => {
      const current = this.#current();
      const parsed = parseAction(input);
      if (!parsed.ok) throw new WireFault('invalid', parsed.message, { cause: parsed.cause });
      const id = requestId ?? requestIdOf(parsed.action);
      const payload = id === undefined ? '' : JSON.stringify(parsed.action);
      const before = id === undefined ? null : this.#answered.find(id, payload);
      if (before) return before;
      const { state, outcome } = step(current, parsed.action);
      const reply = new Reply(state);
      // Such a message may be repeated without end, changes nothing and is answered the same each time: it is not kept.
      const isKept = !UNCHANGING.includes(outcome);
      if (isKept)
        await this.#record(() => ({
          type: 'step',
          action: parsed.action,
          request_id: id,
          observation_hash: reply.hash(),
        }));
      this.#take(state, this.#answered);
      if (isKept && id !== undefined) this.#answered.keep(id, payload, new Reply(state));
      this.#parts.tally.steps++;
      return reply;
    });
  }

  /** The public state of the episode. Rejects with WireFault 'no_episode', 'busy' or 'no_session'. */
  state(): Promise<PublicState> {
    return this.#inOrder(async () => publicState(this.#current()));
  }

  /** What the agent saw last. Rejects with WireFault 'no_episode', 'busy' or 'no_session'. */
  look(): Promise<Reply> {
    return this.#inOrder(async () => new Reply(this.#current()));
  }

  /**
   * Plays what the log holds of the session, and checks each observation against the hash that was written when it
   * was first shown. Nothing is written. To be called before any request.
   * @throws WireFault 'lost' when the replay is not what was played
   */
  rebuild(entries: readonly SessionEntry[]): void {
    for (const entry of entries) {
      if (entry.type === 'open') continue;
      const state = entry.type === 'reset' ? this.#replayReset(entry) : this.#replayStep(entry);
      const reply = new Reply(state);
      if (reply.hash() !== entry.observation_hash)
        throw new WireFault('lost', 'the session cannot be rebuilt: its replay is not what was played');
      const answered = entry.type === 'reset' ? new Answered() : this.#answered;
      if (entry.request_id !== undefined) {
        const payload = entry.type === 'reset' ? seedless(entry.request) : JSON.stringify(entry.action);
        answered.keep(entry.request_id, payload, new Reply(state));
      }
      this.#take(state, answered);
    }
  }

  /** Whether an episode was started. */
  get hasEpisode(): boolean {
    return this.#state !== null;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Says that a client holds the session open, until the function that it answers with is called. */
  attach(): () => void {
    this.#attached++;
    this.#detached = null;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#attached--;
      if (this.#attached === 0) this.#detached = this.#parts.clock.now();
    };
  }

  /** Calls back once when the session ends. Answers with a function that takes that back. */
  onEnd(callback: () => void): () => void {
    this.#endings.add(callback);
    return () => this.#endings.delete(callback);
  }

  /** Whether the session has been left alone for too long at this moment. Never while a request is under way. */
  isOverdue(
    now: number,
    { graceMs, idleMs }: { readonly graceMs: number; readonly idleMs: number },
  ): boolean {
    if (this.#queue.length > 0) return false;
    if (this.#attached === 0 && this.#detached !== null)
      return now - Math.max(this.#detached, this.#touched) > graceMs;
    return now - this.#touched > idleMs;
  }

  /** Ends the session. Whatever waits in it is refused. The book of sessions calls this; everyone else closes there. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#state = null;
    this.#answered = new Answered();
    for (const callback of this.#endings) callback();
    this.#endings.clear();
  }

  #replayReset({ generator_version: version, request }: Entry<'reset'>): EpisodeState {
    const { generatorVersion } = this.#parts;
    if (version === generatorVersion) return this.#start(request).state;
    throw new WireFault(
      'lost',
      `the session cannot be rebuilt: generator ${version} made it, this is ${generatorVersion}`,
    );
  }

  #replayStep({ action }: Entry<'step'>): EpisodeState {
    return step(this.#current(), action).state;
  }

  #start(request: ResetRequest): { readonly state: EpisodeState; readonly named: ResetRequest } {
    const { episodes, sealedKey, drawSeed } = this.#parts;
    const source = refusing(() => episodeSourceOf(request, { sealedKey, drawSeed }));
    const { observation_mode, reward_mode, feedback_mode } = request;
    const options = { observation_mode, reward_mode, feedback_mode };
    const state = refusing(() =>
      startEpisode(
        this.#made(() => episodes.get(source)),
        options,
        request.episode_id ?? episodeIdOf(source),
      ),
    );
    return { state, named: { ...request, seed: source.seed } };
  }

  /** An episode that cannot be made for another reason than the request is the server's fault. */
  #made<T>(make: () => T): T {
    try {
      return refusing(make);
    } catch (error) {
      if (error instanceof WireFault) throw error;
      throw new WireFault('factory', 'the episode could not be made', { cause: error });
    }
  }

  #current(): EpisodeState {
    if (this.#state) return this.#state;
    throw new WireFault('no_episode', 'no episode is running: reset first');
  }

  #take(state: EpisodeState, answered: Answered): void {
    this.#refuseEnded();
    this.#state = state;
    this.#answered = answered;
  }

  async #record(entry: () => SessionEntry): Promise<void> {
    const { record } = this.#parts;
    if (record && this.resumable) await record(this.id, entry());
  }

  #inOrder<T>(work: () => Promise<T>): Promise<T> {
    this.#touched = this.#parts.clock.now();
    return this.#queue.run(async () => {
      this.#refuseEnded();
      try {
        return await work();
      } finally {
        this.#touched = this.#parts.clock.now();
      }
    });
  }

  #refuseEnded(): void {
    if (this.#ended) throw new WireFault('no_session', 'the session is over: open another one');
  }
}

/** Outcomes that leave everything as it was but the answer itself. */
const UNCHANGING: readonly string[] = ['episode_over', 'read_limit'] satisfies readonly OutcomeCode[];

type Entry<Type extends SessionEntry['type']> = Extract<SessionEntry, { readonly type: Type }>;

/** A reset without its seed, as text: the log knows a seed that was drawn, the client that repeats does not. */
function seedless(request: ResetRequest): string {
  return JSON.stringify({ ...request, seed: undefined });
}

function requestIdOf({ metadata }: Action): string | undefined {
  const id = metadata?.['request_id'];
  if (id === undefined) return undefined;
  if (typeof id === 'string' && id.length > 0 && id.length <= 255) return id;
  throw new WireFault('invalid', 'metadata.request_id: expected a text of 1 to 255 characters');
}
