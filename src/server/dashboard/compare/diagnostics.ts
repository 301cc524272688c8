import { patientId, rowOf } from '../../../core/dataset/dataset.ts';
import { flaggedRow, flaggedType, isCorrect } from '../../../core/episode/flag-code.ts';
import { labelsOf } from '../../../core/generate/labels.ts';
import type { EpisodeRecord } from '../../../core/model/record.ts';
import {
  RECORD_ERROR_TYPES,
  TRAP_KINDS,
  type ErrorType,
  type RecordErrorType,
  type TrapKind,
} from '../../../core/model/vocabulary.ts';
import { REWARD } from '../../../core/score/weights.ts';
import type { MissCause } from '../../../dashboard-api/index.ts';
import { firstPrompted, firstSeen, type Replay } from '../../../records/index.ts';

/** What one played record adds to the diagnostics of its contestant. */
export interface Findings {
  readonly recall: ReadonlyMap<ErrorType, { found: number; violations: number }>;
  readonly traps: ReadonlyMap<
    TrapKind,
    { records: number; flagged: Partial<Record<RecordErrorType, number>> }
  >;
  readonly misses: readonly MissCause[];
  readonly forecasts: readonly { readonly confidence: number; readonly right: boolean }[];
}

/** Reads off a replay what was found, which traps were flagged as what, and where misses were lost. */
export function findingsOf(record: EpisodeRecord, { episode, last }: Replay): Findings {
  const labels = labelsOf(episode);
  const flagged = new Map<number, RecordErrorType[]>();
  for (const code of last.flags) {
    const row = flaggedRow(code);
    const type = RECORD_ERROR_TYPES.find((each) => each === flaggedType(code));
    if (row !== null && type) flagged.set(row, [...(flagged.get(row) ?? []), type]);
  }
  const recall = new Map<ErrorType, { found: number; violations: number }>(
    episode.task.errorTypes.map((type) => [type, { found: 0, violations: 0 }]),
  );
  const seen = record.agent.model ? firstPrompted(record, episode) : firstSeen(record, episode);
  const misses: MissCause[] = [];
  for (const [id, type] of Object.entries(labels.violations)) {
    const row = rowOf(episode.dataset, id);
    const found = flagged.get(row)?.includes(type) ?? false;
    const count = recall.get(type);
    if (count) {
      count.violations++;
      if (found) count.found++;
    }
    if (!found)
      misses.push(
        (seen[row] ?? null) === null
          ? 'never seen'
          : last.steps >= episode.task.budget
            ? 'budget used up'
            : 'seen, not flagged',
      );
  }
  if (labels.bias?.present)
    recall.set('selection_bias', {
      violations: 1,
      found: last.flags.some((code) => flaggedRow(code) === null) ? 1 : 0,
    });
  return {
    recall,
    traps: trapsOf(labels.traps, flagged, (id) => rowOf(episode.dataset, id)),
    misses,
    forecasts: forecastsOf(record, { episode, last }),
  };
}

function trapsOf(
  traps: Readonly<Record<string, TrapKind>>,
  flagged: ReadonlyMap<number, readonly RecordErrorType[]>,
  rowAt: (id: string) => number,
): Findings['traps'] {
  const table = new Map<TrapKind, { records: number; flagged: Partial<Record<RecordErrorType, number>> }>(
    TRAP_KINDS.map((kind) => [kind, { records: 0, flagged: {} }]),
  );
  for (const [id, kind] of Object.entries(traps)) {
    const line = table.get(kind);
    if (!line) continue;
    line.records++;
    for (const type of flagged.get(rowAt(id)) ?? []) line.flagged[type] = (line.flagged[type] ?? 0) + 1;
  }
  return table;
}

/** The stated confidence of each flag that stands, and whether it was right. */
function forecastsOf(
  record: EpisodeRecord,
  { episode, last }: Pick<Replay, 'episode' | 'last'>,
): Findings['forecasts'] {
  const stated = new Map<string, number>();
  for (const entry of record.entries) {
    if (entry.type !== 'action' || entry.action.action_type !== 'flag_error') continue;
    const key = `${entry.action.error_type === 'selection_bias' ? '' : entry.action.patient_id}/${entry.action.error_type}`;
    if (!stated.has(key)) stated.set(key, entry.action.confidence ?? REWARD.defaultConfidence);
  }
  return last.flags.flatMap((code) => {
    const row = flaggedRow(code);
    const confidence = stated.get(`${row === null ? '' : patientId(row)}/${flaggedType(code)}`);
    return confidence === undefined ? [] : [{ confidence, right: isCorrect(episode.truth, code) }];
  });
}
