import type { AgentEvent } from '../core/model/agent-event.ts';
import type { PublicState, Sealed } from '../core/model/episode.ts';
import type { Observation } from '../core/model/observation.ts';
import type { TaskId } from '../core/model/vocabulary.ts';
import type { EpisodeRun, PlayedAction } from './run-episode.ts';
import type { FailedRun } from './run-matrix.ts';

/** What identifies one run inside a matrix. */
export interface RunKey {
  readonly agent: string;
  /** The id of the language model that decides; left out where none does. */
  readonly model?: string;
  readonly task_id: TaskId;
  /** Null for a sealed episode. */
  readonly seed: number | null;
  /** The place of a sealed episode; left out for any other. */
  readonly sealed?: Sealed;
  /** Which repetition of the same agent, task and seed: from 0. */
  readonly trial: number;
}

/** What a run tells while it goes on: for progress bars, structured lines and records. Events of one run come in order. */
export type RunEvent =
  | { readonly type: 'matrix_start'; readonly runs: number }
  | {
      readonly type: 'episode_start';
      readonly run: RunKey;
      readonly observation: Observation;
      /** The public state after the reset: versions and options as the environment took them. */
      readonly state: PublicState;
    }
  | {
      readonly type: 'step';
      readonly run: RunKey;
      /** How many messages the run has sent, this one included. */
      readonly number: number;
      readonly action: PlayedAction;
      /** The observation that answered; the one before it when the message was refused. */
      readonly observation: Observation;
    }
  | {
      /** What the agent tells of how it came to its next message. */
      readonly type: 'agent_event';
      readonly run: RunKey;
      /** How many messages the run had sent by then. */
      readonly number: number;
      readonly event: AgentEvent;
    }
  | { readonly type: 'episode_end'; readonly run: RunKey; readonly result: EpisodeRun }
  | { readonly type: 'episode_failed'; readonly run: RunKey; readonly result: FailedRun }
  | { readonly type: 'matrix_end'; readonly completed: number; readonly failed: number };

/** Receives events. It is called between steps and must not throw. */
export type OnEvent = (event: RunEvent) => void;
