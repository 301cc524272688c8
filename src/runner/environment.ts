import type { z } from 'zod';
import type { PublicState, ResetRequestSchema } from '../core/model/episode.ts';
import type { Observation } from '../core/model/observation.ts';
import type { ScoreBreakdown } from '../core/model/score.ts';
import type { EpisodeState } from '../core/episode/state.ts';

/** What a caller may write in a reset: every field of it is optional. */
export type ResetRequestInput = z.input<typeof ResetRequestSchema>;

/**
 * One environment, holding at most one episode at a time: the port behind which the engine in this process and a
 * remote server look the same. Calls on one environment must not overlap.
 */
export interface Environment {
  /** Starts an episode. Rejects with ClinicalBenchError when the request is refused; a running episode goes on then. */
  reset(request: ResetRequestInput): Promise<Observation>;
  /** Judges one message. Never rejects for what the message says. */
  step(message: unknown): Promise<StepReply>;
  /** The public state of the episode. */
  state(): Promise<PublicState>;
  /** Gives up the episode and all that is held for it. */
  close(): Promise<void>;
  /**
   * Ends the episode wherever it stands and tells the operator, never the agent, how it stands: an agent may stop
   * before done, and then no observation carries the score. A remote environment has no such door and leaves this out.
   */
  readonly finish?: () => Promise<Finish>;
}

/** The answer to one message: a move of the game, or a refusal of something that is no message and cost nothing. */
export type StepReply =
  | {
      readonly refused?: false;
      readonly observation: Observation;
      readonly reward: number;
      readonly done: boolean;
    }
  | { readonly refused: true; readonly message: string };

/** How an episode stood when it ended. */
export interface Finish {
  readonly score: number;
  readonly breakdown: ScoreBreakdown;
  /** The engine's state, with the truth in it: for diagnostics after the episode, in this process only. */
  readonly state: EpisodeState;
}
