import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { parseAction } from '../../core/episode/index.ts';
import type { EpisodeOptions } from '../../core/model/episode.ts';
import type { Observation } from '../../core/model/observation.ts';
import type { Game, Move, MoveReply, RecordPlace, StartPlaySchema } from '../../dashboard-api/index.ts';
import { episodeCache, inProcessEnvironment, runMatrix, type Environment } from '../../runner/index.ts';
import { drawSeed } from '../../runner/draw-seed.ts';
import { recorder } from '../../records/index.ts';
import type { EpisodeRecord } from '../../core/model/record.ts';
import { WireFault } from '../wire/fault.ts';
import { LIVE_LIMITS, type DashboardOptions } from './options.ts';
import { singleRunConfig, type RecordShelf } from './record-shelf.ts';
import { personSeat, type Seat } from './seat.ts';
import { runName } from './watched.ts';

/** A game as the server holds it. Its seed stays here until the game is over. */
interface Held {
  readonly id: string;
  readonly visitor: string;
  readonly seat: Seat;
  readonly options: EpisodeOptions;
  readonly moves: Move[];
  first: Observation | null;
  last: Observation | null;
  /** Takes the answer to the move under way. */
  answer: ((reply: { refusal: string | null; move: Move | null }) => void) | null;
  record: RecordPlace | null;
  /** Resolves when the record stands. */
  over: Promise<void>;
  touched: number;
}

/** Every game of this server: a person audits an episode whose seed the server drew. */
export class PlayGames {
  readonly #options: DashboardOptions;
  readonly #shelf: RecordShelf;
  readonly #episodes = episodeCache();
  readonly #games = new Map<string, Held>();

  constructor(options: DashboardOptions, shelf: RecordShelf) {
    this.#options = options;
    this.#shelf = shelf;
  }

  /** Begins a game. @throws WireFault 'full' */
  async start(visitor: string, { task_id, feedback_mode }: z.output<typeof StartPlaySchema>): Promise<Game> {
    this.#giveUpIdle();
    const open = [...this.#games.values()].filter(({ record }) => record === null);
    if (open.length >= LIVE_LIMITS.running)
      throw new WireFault('full', 'too many games are played on this server');
    if (open.filter((one) => one.visitor === visitor).length >= LIVE_LIMITS.runningOfOne)
      throw new WireFault('full', `you have ${LIVE_LIMITS.runningOfOne} games open: finish one first`);
    const id = randomBytes(16).toString('hex');
    const seed = (this.#options.drawSeed ?? drawSeed)();
    const options: EpisodeOptions = {
      observation_mode: 'lean',
      reward_mode: feedback_mode === 'blind' ? 'shaped' : 'dense',
      feedback_mode,
    };
    const held: Held = {
      id,
      visitor,
      seat: personSeat(),
      options,
      moves: [],
      first: null,
      last: null,
      answer: null,
      record: null,
      over: Promise.resolve(),
      touched: Date.now(),
    };
    this.#games.set(id, held);
    held.over = this.#run(held, { task_id, seed });
    const first = await held.seat.seated;
    held.first = first;
    held.last = first;
    return gameOf(held);
  }

  /** A game of a visitor. @throws WireFault 'not_found', for those of others as well */
  get(visitor: string, id: string): Game {
    return gameOf(this.#own(visitor, id));
  }

  /** Makes a move. One that is no action is refused and costs nothing. @throws WireFault 'busy' while one is under way */
  async move(visitor: string, id: string, message: unknown): Promise<MoveReply> {
    const held = this.#own(visitor, id);
    held.touched = Date.now();
    if (held.answer) throw new WireFault('busy', 'a move is under way');
    if (held.record) throw new WireFault('conflict', 'the game is over');
    const answered = new Promise<{ refusal: string | null; move: Move | null }>((resolve) => {
      held.answer = resolve;
    });
    held.seat.move(message);
    const reply = await answered;
    held.answer = null;
    if (held.last?.done) await held.over;
    return { ...reply, last: lastOf(held), record: held.record };
  }

  /** Gives a game up: it is recorded as stopped. */
  async leave(visitor: string, id: string): Promise<Game> {
    const held = this.#own(visitor, id);
    held.seat.leave();
    await held.over;
    return gameOf(held);
  }

  async #run(
    held: Held,
    { task_id, seed }: { task_id: Game['first']['task_id']; seed: number },
  ): Promise<void> {
    const now = this.#options.now ?? (() => new Date());
    const agent = { name: 'human', kind: 'human', track: null, model: null, prompt_template_hash: null };
    const config = singleRunConfig({
      agent,
      task_id,
      seed,
      options: held.options,
      packageVersion: this.#options.packageVersion,
      now: now(),
    });
    let made: EpisodeRecord | null = null;
    const record = recorder({
      config,
      now: () => now().toISOString(),
      onRecord: (one) => {
        made = one;
      },
    });
    await runMatrix({
      agents: [held.seat.agent],
      tasks: [task_id],
      seeds: [seed],
      options: held.options,
      openEnvironment: () => namedEnvironment(held.id, inProcessEnvironment({ episodes: this.#episodes })),
      onEvent: (event) => {
        record(event);
        if (event.type !== 'step') return;
        const { message, refusal, reward } = event.action;
        held.last = event.observation;
        const parsed = parseAction(message);
        const move: Move | null =
          refusal === null && parsed.ok
            ? {
                action: parsed.action,
                outcome: String(event.observation.metadata['outcome']),
                feedback: event.observation.feedback,
                reward,
                attempts_remaining: event.observation.attempts_remaining,
              }
            : null;
        if (move && move.action.action_type !== 'read_patients') held.moves.push(move);
        held.answer?.({ refusal, move });
      },
    });
    await this.#keep(held, made, config);
  }

  async #keep(
    held: Held,
    record: EpisodeRecord | null,
    config: Parameters<RecordShelf['add']>[1],
  ): Promise<void> {
    if (record === null) throw new Error('the game ended without a record');
    const now = this.#options.now?.() ?? new Date();
    const run_id = await this.#shelf.add(runName('human', now), config, record);
    held.record = { run_id, sequence: 0 };
  }

  #own(visitor: string, id: string): Held {
    const held = this.#games.get(id);
    if (!held || held.visitor !== visitor) throw new WireFault('not_found', 'play: you have no such game');
    return held;
  }

  /** Ends games that nobody has touched for long, and drops the oldest that are over. */
  #giveUpIdle(): void {
    const cut = Date.now() - LIVE_LIMITS.idleGameMs;
    for (const held of this.#games.values()) if (!held.record && held.touched < cut) held.seat.leave();
    const over = [...this.#games.values()].filter(({ record }) => record !== null);
    for (const held of over.slice(0, Math.max(0, over.length - LIVE_LIMITS.kept)))
      this.#games.delete(held.id);
  }
}

/** Gives episodes the name of the game: the one they would get by themselves tells the seed. */
function namedEnvironment(id: string, inner: Environment): Environment {
  return { ...inner, reset: (request) => inner.reset({ ...request, episode_id: id }) };
}

function gameOf(held: Held): Game {
  const { id, options, moves, first, record } = held;
  if (!first) throw new WireFault('busy', 'the game is not ready yet');
  return {
    game_id: id,
    feedback_mode: options.feedback_mode,
    first,
    last: lastOf(held),
    moves: [...moves],
    record,
  };
}

function lastOf({ last }: Held): Observation {
  if (!last) throw new WireFault('busy', 'the game is not ready yet');
  return last;
}
