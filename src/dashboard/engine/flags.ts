import { rowOf } from '../../core/dataset/dataset.ts';
import type { EpisodeState } from '../../core/episode/state.ts';
import { flaggedRow, flaggedType, isCorrect } from '../../core/episode/flag-code.ts';
import type { Episode } from '../../core/generate/episode.ts';
import type { EpisodeRecord } from '../../core/model/record.ts';
import { trapKind } from '../../core/model/truth.ts';
import {
  RECORD_ERROR_TYPES,
  type ErrorType,
  type RecordErrorType,
  type TrapKind,
} from '../../core/model/vocabulary.ts';
import type { Verdict } from '../parts/mark.tsx';

/** What is true of a row, from the answer key. */
export interface RowTruth {
  readonly violation: RecordErrorType | null;
  readonly trap: TrapKind | null;
}

/** The answer key by row. */
export function truthOf({ truth, dataset }: Episode): RowTruth[] {
  return Array.from({ length: dataset.size }, (_, row) => {
    const bits = truth.audit.violations[row] ?? 0;
    return {
      violation: RECORD_ERROR_TYPES.find((_type, index) => (bits >> index) & 1) ?? null,
      trap: trapKind(truth.traps[row] ?? 0),
    };
  });
}

/** The flags that stand, by row. */
export function flagsByRow(state: EpisodeState): Map<number, { type: ErrorType; right: boolean }[]> {
  const flags = new Map<number, { type: ErrorType; right: boolean }[]>();
  for (const code of state.flags) {
    const row = flaggedRow(code);
    if (row === null) continue;
    const list = flags.get(row) ?? [];
    list.push({ type: flaggedType(code), right: isCorrect(state.episode.truth, code) });
    flags.set(row, list);
  }
  return flags;
}

/**
 * What to show at each row: with a played episode what became of it, in a preview what it is. Null for a plain row.
 */
export function verdictsOf(truths: readonly RowTruth[], state: EpisodeState | null): (Verdict | null)[] {
  const flags = state ? flagsByRow(state) : null;
  return truths.map(({ violation, trap }, row): Verdict | null => {
    if (flags === null) return violation ? 'violation' : trap ? 'trap' : null;
    const flagged = flags.get(row);
    if (flagged?.some((flag) => !flag.right)) return 'wrong';
    if (flagged) return 'right';
    return violation ? 'missed' : trap ? 'trap' : null;
  });
}

/**
 * When the agent first saw each row, as the place of the entry that brought it (-1: with the reset), or null where it
 * never did. Rows come with the reset in the modes that show the dataset, else with reads.
 */
export function firstSeen(record: EpisodeRecord, episode: Episode): (number | null)[] {
  const inReset = record.episode.options.observation_mode !== 'paged';
  const seen: (number | null)[] = Array.from({ length: episode.dataset.size }, () => (inReset ? -1 : null));
  record.entries.forEach((entry, index) => {
    if (entry.type !== 'action' || entry.action.action_type !== 'read_patients') return;
    const offset = entry.action.offset ?? 0;
    const end = Math.min(offset + (entry.action.limit ?? 50), seen.length);
    for (let row = offset; row < end; row++) seen[row] ??= index;
  });
  return seen;
}

/** When a row first stood in a prompt to the model, as the place of that call's entry; null where it never did. */
export function firstPrompted(record: EpisodeRecord, episode: Episode): (number | null)[] {
  const seen: (number | null)[] = Array.from({ length: episode.dataset.size }, () => null);
  record.entries.forEach((entry, index) => {
    if (entry.type !== 'agent' || entry.event.type !== 'model_call') return;
    for (const message of entry.event.prompt.messages)
      for (const [id] of message.content.matchAll(/\bP\d{4,6}\b/g)) {
        const row = rowOf(episode.dataset, id);
        if (row >= 0) seen[row] ??= index;
      }
  });
  return seen;
}
