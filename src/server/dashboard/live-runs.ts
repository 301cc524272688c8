import { randomBytes } from 'node:crypto';
import { MODEL_AGENTS, modelAgent, recordedAgent, type Agent } from '../../agents/index.ts';
import type { EpisodeOptions } from '../../core/model/episode.ts';
import type {
  StartLiveSchema,
  LiveControl,
  LiveEvent,
  LiveRun,
  LiveStatus,
  RecordPlace,
} from '../../dashboard-api/index.ts';
import { episodeCache, type EpisodeCache } from '../../runner/index.ts';
import { drawSeed } from '../../runner/draw-seed.ts';
import type { z } from 'zod';
import { WireFault } from '../wire/fault.ts';
import { gatedEnvironment } from './gated-environment.ts';
import { stepGate, type StepGate } from './gate.ts';
import { DEFAULT_BUDGET_USD, LIVE_LIMITS, type DashboardOptions } from './options.ts';
import { singleRunConfig, type RecordShelf } from './record-shelf.ts';
import { runName, runWatched } from './watched.ts';

/** A live audit as the server holds it: its events from the first on, and who owns it. */
interface Held {
  readonly id: string;
  readonly visitor: string;
  readonly events: LiveEvent[];
  readonly watchers: Set<(event: LiveEvent, id: number) => void>;
  readonly gate: StepGate;
  readonly abort: AbortController;
  readonly line: Omit<LiveRun, 'status' | 'steps' | 'record' | 'pace_ms'>;
  status: LiveStatus;
  steps: number;
  record: RecordPlace | null;
}

/** Every live audit of this server. A visitor reaches their own only; they go on when nobody watches. */
export class LiveRuns {
  readonly #options: DashboardOptions;
  readonly #shelf: RecordShelf;
  readonly #episodes: EpisodeCache = episodeCache();
  readonly #held = new Map<string, Held>();

  constructor(options: DashboardOptions, shelf: RecordShelf) {
    this.#options = options;
    this.#shelf = shelf;
  }

  /** Starts an audit. @throws WireFault for an agent or model that is not offered, or when too many run */
  start(visitor: string, request: z.output<typeof StartLiveSchema>): LiveRun {
    const running = [...this.#held.values()].filter(({ status }) => isRunning(status));
    if (running.length >= LIVE_LIMITS.running)
      throw new WireFault('full', 'too many audits run on this server');
    if (running.filter((one) => one.visitor === visitor).length >= LIVE_LIMITS.runningOfOne)
      throw new WireFault('full', `you have ${LIVE_LIMITS.runningOfOne} audits under way: stop one first`);
    const agent = this.#agent(request.agent, request.model);
    const now = this.#options.now ?? (() => new Date());
    const id = randomBytes(16).toString('hex');
    const seed = request.seed ?? (this.#options.drawSeed ?? drawSeed)();
    const held: Held = {
      id,
      visitor,
      events: [],
      watchers: new Set(),
      gate: stepGate(request.pace_ms, request.paused),
      abort: new AbortController(),
      line: {
        live_id: id,
        agent: agent.name,
        kind: agent.kind,
        model: agent.model?.id ?? null,
        mock: agent.model?.mock ?? false,
        task_id: request.task_id,
        seed,
        feedback_mode: request.feedback_mode,
        started_at: now().toISOString(),
      },
      status: request.paused ? 'paused' : 'running',
      steps: 0,
      record: null,
    };
    this.#held.set(id, held);
    this.#forget();
    void this.#run(held, agent, now);
    return lineOf(held);
  }

  /** The audits of a visitor, newest first. */
  list(visitor: string): LiveRun[] {
    return [...this.#held.values()]
      .filter((held) => held.visitor === visitor)
      .toReversed()
      .map(lineOf);
  }

  /** One audit of a visitor. @throws WireFault 'not_found', for those of others as well */
  get(visitor: string, id: string): LiveRun {
    return lineOf(this.#own(visitor, id));
  }

  /** Pauses, resumes, lets one step pass, or stops. A stopped audit keeps its record. */
  control(visitor: string, id: string, { command, pace_ms }: LiveControl): LiveRun {
    const held = this.#own(visitor, id);
    if (pace_ms !== undefined) held.gate.pace = pace_ms;
    if (!isRunning(held.status)) return lineOf(held);
    switch (command) {
      case 'pause':
        held.gate.pause();
        this.#tellStatus(held, 'paused');
        break;
      case 'resume':
        held.gate.resume();
        this.#tellStatus(held, 'running');
        break;
      case 'step':
        held.gate.pause();
        held.gate.single();
        this.#tellStatus(held, 'paused');
        break;
      case 'stop':
        held.abort.abort();
        held.gate.open();
        break;
    }
    return lineOf(held);
  }

  /**
   * Tells every event after number `after` (they count from 1), then those to come.
   * @returns a function that ends the watching
   */
  watch(
    visitor: string,
    id: string,
    after: number,
    tell: (event: LiveEvent, id: number) => void,
  ): () => void {
    const held = this.#own(visitor, id);
    held.events.slice(after).forEach((event, index) => tell(event, after + index + 1));
    held.watchers.add(tell);
    return () => held.watchers.delete(tell);
  }

  /** Whether an audit is over and its record stands. */
  isOver(visitor: string, id: string): boolean {
    return this.#own(visitor, id).record !== null;
  }

  /** Stops everything: the server goes down. */
  close(): void {
    for (const held of this.#held.values()) {
      held.abort.abort();
      held.gate.open();
    }
  }

  async #run(held: Held, agent: Agent, now: () => Date): Promise<void> {
    const { task_id, seed, feedback_mode } = held.line;
    const options: EpisodeOptions = {
      observation_mode: 'lean',
      reward_mode: feedback_mode === 'blind' ? 'shaped' : 'dense',
      feedback_mode,
    };
    const config = singleRunConfig({
      agent: recordedAgent(agent),
      task_id,
      seed,
      options,
      packageVersion: this.#options.packageVersion,
      now: now(),
    });
    let spent = 0;
    try {
      const record = await runWatched({
        agent,
        task_id,
        seed,
        options,
        config,
        environment: gatedEnvironment(held.gate, this.#episodes, held.abort.signal),
        signal: held.abort.signal,
        now,
        onEvent: (event) => {
          if (event.type === 'step') held.steps++;
          if (event.type === 'agent' && event.event.type === 'model_call') {
            spent += event.event.reply?.cost_usd ?? 0;
            if (spent > (this.#options.budgetUsd ?? DEFAULT_BUDGET_USD)) held.abort.abort();
          }
          this.#tell(held, event);
        },
      });
      const run_id = await this.#shelf.add(runName('live', now()), config, record);
      held.record = { run_id, sequence: 0 };
      const { outcome, cause, score, score_breakdown } = record.result;
      held.status = outcome === 'incomplete' ? 'failed' : outcome === 'cancelled' ? 'stopped' : 'done';
      this.#tell(held, {
        type: 'end',
        at: now().toISOString(),
        outcome,
        cause: cause === null ? null : `${cause.kind}: ${cause.message}`,
        score,
        score_breakdown,
        record: held.record,
      });
    } catch (error) {
      // The record could not be kept: the visitor is told, and nothing pretends to be a result.
      held.status = 'failed';
      this.#tell(held, { type: 'status', at: now().toISOString(), status: 'failed' });
      this.#options.onFault?.(error);
    }
  }

  #agent(name: string, modelId: string | undefined): Agent {
    if (modelId === undefined) {
      const agent = this.#options.agents.find((one) => one.name === name);
      if (agent) return agent;
      throw new WireFault('invalid', `agent: ${name} needs a model, or is not offered here`);
    }
    const model = this.#options.models.find(({ identity }) => identity.id === modelId);
    if (!model) throw new WireFault('invalid', 'model: this server is not configured for it');
    const maker = MODEL_AGENTS.find((one) => one === name);
    if (!maker) throw new WireFault('invalid', `agent: ${name} asks no model; leave the model out`);
    return modelAgent(maker, model);
  }

  #own(visitor: string, id: string): Held {
    const held = this.#held.get(id);
    if (!held || held.visitor !== visitor) throw new WireFault('not_found', 'live: you have no such audit');
    return held;
  }

  #tell(held: Held, event: LiveEvent): void {
    held.events.push(event);
    for (const tell of held.watchers) tell(event, held.events.length);
  }

  #tellStatus(held: Held, status: LiveStatus): void {
    if (held.status === status) return;
    held.status = status;
    this.#tell(held, { type: 'status', at: (this.#options.now?.() ?? new Date()).toISOString(), status });
  }

  /** Drops the oldest ended audits that nobody watches. */
  #forget(): void {
    const ended = [...this.#held.values()].filter(
      (held) => !isRunning(held.status) && held.watchers.size === 0,
    );
    for (const held of ended.slice(0, Math.max(0, ended.length - LIVE_LIMITS.kept)))
      this.#held.delete(held.id);
  }
}

function isRunning(status: LiveStatus): boolean {
  return status === 'running' || status === 'paused';
}

function lineOf({ line, status, steps, record, gate }: Held): LiveRun {
  return { ...line, pace_ms: gate.pace, status, steps, record };
}
