import type { AgentEvent, ModelCallEvent } from '../../core/model/agent-event.ts';
import { rowOf, type Dataset } from '../../core/dataset/dataset.ts';
import type { Action } from '../../core/model/action.ts';
import type { EpisodeOptions } from '../../core/model/episode.ts';

/** What a decision could rest on: for each row the calls that showed it to a model. */
export interface Sight {
  /** Rows that were seen; null where the whole dataset was shown at once. */
  readonly rows: ReadonlySet<number> | null;
  /** The last call of a model whose prompt held the row; none for agents without a model. */
  readonly callOf: ReadonlyMap<number, ModelCallEvent>;
}

/** An identifier of a patient in a text. */
const PATIENT = /\bP\d{4,6}\b/g;

/**
 * Which rows an agent has seen: those whose identifiers stand in the prompts of its model; without a model the whole
 * dataset where the observation shows it, else what was read.
 */
export function sightOf(
  dataset: Dataset,
  { observation_mode }: EpisodeOptions,
  actions: readonly Action[],
  events: readonly AgentEvent[],
): Sight {
  const calls = events.filter((event) => event.type === 'model_call');
  const callOf = new Map<number, ModelCallEvent>();
  for (const call of calls) {
    for (const message of call.prompt.messages) {
      for (const [id] of message.content.matchAll(PATIENT)) {
        const row = rowOf(dataset, id);
        if (row >= 0) callOf.set(row, call);
      }
    }
  }
  if (calls.length > 0) return { rows: new Set(callOf.keys()), callOf };
  if (observation_mode !== 'paged') return { rows: null, callOf };
  const rows = new Set<number>();
  for (const { action_type, offset = 0, limit = 50 } of actions) {
    if (action_type !== 'read_patients') continue;
    for (let row = offset; row < Math.min(dataset.size, offset + limit); row++) rows.add(row);
  }
  return { rows, callOf };
}
