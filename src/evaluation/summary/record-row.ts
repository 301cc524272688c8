import type { EpisodeRecord } from '../../core/model/record.ts';
import { replayRecord, type Replay, type ReplayParts } from '../../records/index.ts';
import type { RunKey } from '../../runner/index.ts';
import { diagnoseRecord } from '../diagnostics/diagnose-run.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { rowKey, type EpisodeRow, type FailedRow } from './run-document.ts';

/** What identifies the run of a record. */
export function recordKey({ agent, episode, trial }: EpisodeRecord): RunKey {
  const { task_id, seed, sealed } = episode;
  return {
    agent: agent.name,
    ...(agent.model && { model: agent.model.id }),
    task_id,
    seed,
    ...(sealed && { sealed }),
    trial,
  };
}

/** A key as rows have it: what is left out may be undefined. */
type RowKey = Pick<EpisodeRow, 'agent' | 'model' | 'task_id' | 'seed' | 'sealed' | 'trial'>;

/** A key as a text: equal for runs of the same agent, model, episode and trial. */
export function keyText({ agent, model, task_id, seed, sealed, trial }: RowKey): string {
  return JSON.stringify([
    agent,
    model ?? null,
    task_id,
    seed,
    sealed ? [sealed.split, sealed.index] : null,
    trial,
  ]);
}

/** Whether a row is that of a run with a result. */
export function isScored(row: EpisodeRow | FailedRow): row is EpisodeRow {
  return 'score' in row;
}

/** Whether a record came to a result. */
export function hasResult({ result }: Pick<EpisodeRecord, 'result'>): boolean {
  return result.outcome !== 'incomplete' && result.outcome !== 'cancelled';
}

/**
 * The row of a record: the same as that of the live run, its failure modes read off the replay. Throws what
 * replayRecord throws.
 */
export function recordRow(record: EpisodeRecord, parts: ReplayParts = {}): EpisodeRow | FailedRow {
  const { result } = record;
  const key = rowKey(recordKey(record));
  if (result.outcome === 'incomplete' || result.outcome === 'cancelled')
    return { ...key, outcome: result.outcome, cause: result.cause };
  return playedRow(record, replayRecord(record, parts));
}

/** The row of a record with a result, from its replay. */
export function playedRow(record: EpisodeRecord, replay: Replay): EpisodeRow {
  const { score, score_breakdown, dense_reward_total, steps, outcome } = record.result;
  if (outcome === 'incomplete' || outcome === 'cancelled' || score === null)
    throw new RangeError('a run without a result has no row of scores');
  return {
    ...rowKey(recordKey(record)),
    score,
    score_breakdown,
    dense_reward_total: dense_reward_total ?? 0,
    steps,
    outcome,
    failure_modes: diagnose(replay.last),
    diagnosis: diagnoseRecord(record, replay),
  };
}
