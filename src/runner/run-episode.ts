import type { AgentContext, CancelSignal } from '../agents/agent-context.ts';
import type { Agent } from '../agents/agent.ts';
import { ProviderError } from '../agents/language-model/provider-error.ts';
import type { EpisodeState } from '../core/episode/state.ts';
import type { PublicState } from '../core/model/episode.ts';
import type { Observation } from '../core/model/observation.ts';
import { ScoreBreakdownSchema, type ScoreBreakdown } from '../core/model/score.ts';
import type { TaskId } from '../core/model/vocabulary.ts';
import type { Environment, ResetRequestInput, StepReply } from './environment.ts';
import type { OnEvent, RunKey } from './events.ts';

/** How a run ended: with a report, with the last step of the budget, or because the agent had nothing more to do. */
export type RunOutcome = 'completed' | 'budget_exhausted' | 'stopped';

/** One message and what it earned. */
export interface PlayedAction {
  readonly message: unknown;
  /** 0 when the message was refused. */
  readonly reward: number;
  readonly done: boolean;
  /** Why the message was refused as none; null for a move of the game. */
  readonly refusal: string | null;
}

/** What one agent's run of one episode came to. */
export interface RunResult {
  readonly agent: string;
  readonly task_id: TaskId;
  readonly seed: number | null;
  readonly score: number;
  /** Null only where an agent stopped before done and the environment cannot tell (a remote one, in blind mode). */
  readonly score_breakdown: ScoreBreakdown | null;
  readonly dense_reward_total: number;
  /** Actions that the environment took, reads included and refused messages excluded. */
  readonly steps: number;
  readonly outcome: RunOutcome;
  /** What acting after done changed: 0 of everything under a sound grader. */
  readonly after_done: { readonly actions: number; readonly reward: number; readonly score_gain: number };
}

/** One agent's run of one episode: what it came to, and all that was played. */
export interface EpisodeRun extends RunResult {
  readonly actions: readonly PlayedAction[];
  /** The last observation. */
  readonly observation: Observation;
  /** The finished episode with its truth, for diagnostics; null when the environment is remote. */
  readonly state: EpisodeState | null;
}

/** What a run may be told beside its agent, environment and episode. */
export interface RunOptions {
  readonly trial?: number;
  readonly onEvent?: OnEvent;
  /** Ends the run between two steps, or in a call of a model: it rejects with RunCancelled then. */
  readonly signal?: CancelSignal;
}

/** The run was cancelled from outside: it has no result. */
export class RunCancelled extends Error {
  override readonly name = 'RunCancelled';
}

/** How often an agent that persists may act after done. */
const AFTER_DONE_LIMIT = 100;
/** How many messages that cost nothing (refused ones, reads past their limit) a run may send before it is stopped. */
const IDLE_LIMIT = 2_000;

/**
 * Runs an agent through one episode. A refused message is shown to the agent as the same observation again, with the
 * refusal as feedback. Rejects when the environment or the agent itself fails.
 */
export async function runEpisode(
  agent: Agent,
  environment: Environment,
  request: ResetRequestInput,
  options: RunOptions = {},
): Promise<EpisodeRun> {
  const first = await environment.reset(request);
  const state = await environment.state();
  const { seed, task_id } = state;
  const run = keyOf(agent, state, options.trial ?? 0);
  options.onEvent?.({ type: 'episode_start', run, observation: first, state });

  const actions: PlayedAction[] = [];
  let observation = first;
  let doneWith: Observation | null = null;
  let afterDone = { actions: 0, reward: 0 };
  let idle = 0;
  const plan = agent.audit(first, {
    tell: (event) => options.onEvent?.({ type: 'agent_event', run, number: actions.length, event }),
    ...(options.signal && { signal: options.signal }),
  } satisfies AgentContext);
  const cancelled = (cause?: unknown) =>
    new RunCancelled(`${agent.name} on ${task_id}, seed ${seed}`, { cause });
  const ask = async (seen?: Observation) => {
    try {
      return await (seen ? plan.next(seen) : plan.next());
    } catch (error) {
      throw error instanceof ProviderError && error.fault === 'cancelled' ? cancelled(error) : error;
    }
  };
  let next = await ask();
  while (!next.done && idle < IDLE_LIMIT && afterDone.actions < AFTER_DONE_LIMIT) {
    if (options.signal?.aborted) throw cancelled();
    const reply = await environment.step(next.value);
    const played = playedAction(next.value, reply);
    actions.push(played);
    const seen = reply.refused ? refusedObservation(observation, reply.message) : reply.observation;
    if (seen.attempts_remaining === observation.attempts_remaining) idle++;
    if (doneWith) afterDone = { actions: afterDone.actions + 1, reward: afterDone.reward + played.reward };
    if (!reply.refused) observation = reply.observation;
    options.onEvent?.({ type: 'step', run, number: actions.length, action: played, observation });
    if (observation.done && !doneWith) {
      doneWith = observation;
      if (!agent.persists) break;
    }
    next = await ask(seen);
  }
  await plan.return();

  const finish = (await environment.finish?.()) ?? null;
  const score = finish?.score ?? observation.score_so_far;
  const result: EpisodeRun = {
    agent: agent.name,
    task_id,
    seed,
    score,
    score_breakdown: finish?.breakdown ?? breakdownOf(observation),
    dense_reward_total: observation.dense_reward_total,
    steps: actions.filter(({ refusal }) => refusal === null).length,
    outcome: outcomeOf(doneWith),
    actions,
    observation,
    after_done: { ...afterDone, score_gain: doneWith ? score - doneWith.score_so_far : 0 },
    state: finish?.state ?? null,
  };
  options.onEvent?.({ type: 'episode_end', run, result });
  return result;
}

/** What identifies a run of an agent. */
export function keyOf(
  agent: Agent,
  { task_id, seed, sealed }: Pick<PublicState, 'task_id' | 'seed' | 'sealed'>,
  trial: number,
): RunKey {
  const model = agent.model && { model: agent.model.id };
  return { agent: agent.name, ...model, task_id, seed, ...(sealed && { sealed }), trial };
}

function playedAction(message: unknown, reply: StepReply): PlayedAction {
  return reply.refused
    ? { message, reward: 0, done: false, refusal: reply.message }
    : { message, reward: reply.reward, done: reply.done, refusal: null };
}

function refusedObservation(last: Observation, message: string): Observation {
  return { ...last, reward: 0, feedback: message, metadata: { ...last.metadata, outcome: 'refused' } };
}

function breakdownOf({ score_breakdown }: Observation): ScoreBreakdown | null {
  return ScoreBreakdownSchema.safeParse(score_breakdown).data ?? null;
}

function outcomeOf(done: Observation | null): RunOutcome {
  if (!done) return 'stopped';
  return done.metadata['end'] === 'budget' ? 'budget_exhausted' : 'completed';
}
