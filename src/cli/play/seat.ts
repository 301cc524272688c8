import { observe, startEpisode, step, type EpisodeState } from '../../core/episode/index.ts';
import type { Episode } from '../../core/generate/episode.ts';
import type { Action } from '../../core/model/action.ts';
import type { Observation } from '../../core/model/observation.ts';
import { optionsFor, type FeedbackMode } from '../feedback.ts';

/** A flag that the player placed. */
export interface OwnFlag {
  readonly error_type: string;
  /** Null for selection bias. */
  readonly patient_id: string | null;
  readonly confidence: number | null;
}

/** Where a player sits: a running episode, the page last read and the flags placed. */
export interface Seat {
  readonly episode: Episode;
  state: EpisodeState;
  /** The first row of the page shown last, or -1 before any. */
  offset: number;
  /** Rows of a page. */
  limit: number;
  readonly flags: OwnFlag[];
}

/** Starts an episode for a player, who reads rows page by page. */
export function takeSeat(episode: Episode, feedback: FeedbackMode): Seat {
  const state = startEpisode(episode, optionsFor(feedback, 'paged'), 'play');
  return { episode, state, offset: -1, limit: 20, flags: [] };
}

/** Makes one move by the rules that hold for every agent, and answers with what the player may see of it. */
export function move(seat: Seat, action: Action): Observation {
  seat.state = step(seat.state, action).state;
  const seen = observe(seat.state);
  const outcome = outcomeOf(seen);
  if (action.action_type === 'flag_error' && isFlag(outcome)) {
    const bias = action.error_type === 'selection_bias';
    seat.flags.push({
      error_type: action.error_type ?? '',
      patient_id: bias ? null : (action.patient_id ?? ''),
      confidence: action.confidence ?? null,
    });
  }
  return seen;
}

/** Whether a flag counts: a duplicate or blocked one does not, one that names nobody does. */
function isFlag(outcome: string): boolean {
  return (outcome.startsWith('flag_') && outcome !== 'flag_duplicate') || outcome.startsWith('unknown_');
}

/** The outcome code of the last move. */
export function outcomeOf(seen: Observation): string {
  return String(seen.metadata['outcome']);
}
