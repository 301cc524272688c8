import { STAGE_IV } from '../../core/dataset/codes.ts';
import { MISSING_AGE, patientId } from '../../core/dataset/dataset.ts';
import { BIAS_FLAG, flagCode } from '../../core/episode/flag-code.ts';
import { distributedStratum } from '../../core/episode/distribution-code.ts';
import type { EpisodeState } from '../../core/episode/state.ts';
import type { AgentEvent, ModelCallEvent } from '../../core/model/agent-event.ts';
import { RECORD_ERROR_TYPES, type ErrorType, type RecordErrorType } from '../../core/model/vocabulary.ts';
import { allowedDelay } from '../../core/rules/treatment-window.ts';
import { at } from '../rows.ts';
import type { Sight } from './seen.ts';

/** Where a violation was lost, the first that applies. */
export const MISS_CAUSES = [
  /** Its record was never seen; for the bias, no table by stage was asked for. */
  'never_seen',
  /** The provider gave no reply to the call that showed it. */
  'provider',
  /** The reply to the call that showed it could not be used. */
  'parse',
  /** The steps were used up. */
  'budget',
  /** A Stage IV delay passed as excused although comorbidity revokes the exception. */
  'exception_missed',
  /** Exactly those below some limit were missed: a rule read otherwise explains all of them. */
  'misread_rule',
  /** Others that are no clearer were found: a slip. */
  'arithmetic',
] as const;
export type MissCause = (typeof MISS_CAUSES)[number];

/** One violation that was not flagged. */
export interface Miss {
  readonly error_type: ErrorType;
  readonly cause: MissCause;
}

/** The violations of an episode that were not flagged, each with what lost it. */
export function missesOf(state: EpisodeState, sight: Sight, events: readonly AgentEvent[]): Miss[] {
  const { dataset, truth, task } = state.episode;
  const misses: Miss[] = [];
  const broken = new Set(events.flatMap((event) => (event.type === 'answer_stands' ? [event.call] : [])));
  for (const [bit, error_type] of RECORD_ERROR_TYPES.entries()) {
    const rows = Array.from({ length: dataset.size }, (_, row) => row).filter(
      (row) => (at(truth.audit.violations, row) >> bit) & 1,
    );
    const missed = new Set(rows.filter((row) => !state.flags.includes(flagCode(row, error_type))));
    const unexplained: number[] = [];
    for (const row of missed) {
      const cause =
        externalCause(state, row, sight, broken) ??
        (isOverride(state, row, error_type) ? 'exception_missed' : null);
      if (cause === null) unexplained.push(row);
      else misses.push({ error_type, cause });
    }
    const found = rows.filter((row) => !missed.has(row));
    const misread = isMisread(state, error_type, unexplained, found);
    for (const _ of unexplained) misses.push({ error_type, cause: misread ? 'misread_rule' : 'arithmetic' });
  }
  const { bias } = truth.audit;
  if (task.errorTypes.includes('selection_bias') && bias?.present && !state.flags.includes(BIAS_FLAG))
    misses.push({ error_type: 'selection_bias', cause: biasCause(state) });
  return misses;
}

/** What kept an agent from deciding at all. */
function externalCause(
  { steps, episode }: EpisodeState,
  row: number,
  { rows, callOf }: Sight,
  broken: ReadonlySet<number>,
): MissCause | null {
  if (rows !== null && !rows.has(row)) return 'never_seen';
  const call = callOf.get(row);
  if (call?.reply === null) return 'provider';
  if (call && broken.has(call.call)) return 'parse';
  if (steps < episode.task.budget) return null;
  // With a model, only what it named was meant to be flagged; without one, nobody knows what was still to come.
  const isNamed = call === undefined || said(call).includes(patientId(row));
  return isNamed ? 'budget' : null;
}

/** All that the reply to a call says, in words or in calls of tools. */
function said({ reply }: ModelCallEvent): string {
  return [reply?.text ?? '', ...(reply?.tool_calls ?? []).map((one) => one.arguments)].join('\n');
}

function isOverride({ episode }: EpisodeState, row: number, type: RecordErrorType): boolean {
  const { columns } = episode.dataset;
  const { stage_iv_window_days: longer, comorbidity_threshold: threshold } = episode.protocol.rules;
  if (type !== 'protocol_window_violation' || longer === null || threshold === null) return false;
  const delay = at(columns.treatmentStart, row) - at(columns.enrollment, row);
  return at(columns.stage, row) === STAGE_IV && at(columns.comorbidity, row) > threshold && delay <= longer;
}

/** Whether a limit exists below which every violation was missed and above which every one was found. */
function isMisread(
  state: EpisodeState,
  type: RecordErrorType,
  missed: readonly number[],
  found: readonly number[],
): boolean {
  const distance = (row: number) => distanceOf(state, type, row);
  const farthest = Math.max(...missed.map(distance));
  return found.every((row) => distance(row) > farthest);
}

/** How far a violation is from being none: in years or days. A missing age is farthest. */
function distanceOf({ episode }: EpisodeState, type: RecordErrorType, row: number): number {
  const { columns } = episode.dataset;
  const { rules } = episode.protocol;
  switch (type) {
    case 'invalid_age': {
      const age = at(columns.age, row);
      return age === MISSING_AGE ? Infinity : Math.max(rules.age_min - age, age - rules.age_max);
    }
    case 'temporal_inconsistency':
      return at(columns.treatmentStart, row) - at(columns.death, row);
    case 'protocol_window_violation':
    default:
      return (
        at(columns.treatmentStart, row) -
        at(columns.enrollment, row) -
        allowedDelay(at(columns.stage, row), at(columns.comorbidity, row), rules)
      );
  }
}

function biasCause(state: EpisodeState): MissCause {
  const { bias } = state.episode.truth.audit;
  const byStage = state.distributions.some((code) => distributedStratum(code) === 'stage');
  if (!byStage) return 'never_seen';
  const threshold = state.episode.protocol.rules.adjusted_gap_threshold_pct ?? 0;
  return 100 * (bias?.crudeGap ?? 0) <= threshold ? 'misread_rule' : 'arithmetic';
}
