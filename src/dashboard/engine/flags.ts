import type { EpisodeState } from '../../core/episode/state.ts';
import { flaggedRow, flaggedType, isCorrect } from '../../core/episode/flag-code.ts';
import type { Episode } from '../../core/generate/episode.ts';
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
