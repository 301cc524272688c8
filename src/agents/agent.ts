import type { Action } from '../core/model/action.ts';
import type { ModelIdentity } from '../core/model/model-call.ts';
import type { Observation } from '../core/model/observation.ts';
import type { AgentContext } from './agent-context.ts';

/**
 * Someone who audits episodes. It decides from observations alone and keeps nothing between episodes:
 * the same first observation and the same replies give the same actions.
 */
export interface Agent {
  /** The name by which commands and records call it: kebab-case, unique in the registry. */
  readonly name: string;
  /** One sentence: what it does and what it leaves out. */
  readonly description: string;
  readonly kind: AgentKind;
  /** True when it is meant to go on after the episode is over; the runner ends every other agent at done. */
  readonly persists?: true;
  /** The language model that decides; left out by agents that are code alone. */
  readonly model?: ModelIdentity;
  /** All its prompts before an episode fills them, as one text; left out by agents that ask no model. */
  readonly promptTemplate?: string;
  /**
   * The plan for one episode, from the observation that reset answered with. What it tells the context explains the
   * plan and changes nothing.
   */
  audit(first: Observation, context?: AgentContext): AgentPlan;
}

/** What an agent is in a table of results. Only `model` and `baseline` agents are candidates for a rank. */
export type AgentKind =
  /** A language model decides; code carries out. */
  | 'model'
  /** Reads the protocol and audits as well as it can. */
  | 'baseline'
  /** The upper bound and the proof that episodes can be solved; never ranked. */
  | 'oracle'
  /** Audits without ever reading the protocol. */
  | 'no-protocol'
  /** An exploit or a shortcut that a sound grader must hold down. */
  | 'trivial'
  /** The oracle with exactly one rule misread. */
  | 'ablated';

/**
 * A plan yields messages and receives an observation for each; returning means that the agent has nothing more to do.
 * Messages are unknown on purpose: an agent may say anything, and the environment judges it.
 */
export type AgentPlan = Generator<unknown, void, Observation> | AsyncGenerator<unknown, void, Observation>;

/** A plan, or a part of one, that yields well-typed actions and comes to a result. */
export type Plan<Result = void> = Generator<Action, Result, Observation>;
