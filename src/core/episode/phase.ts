import type { Phase } from '../model/episode.ts';
import type { ColumnName } from '../model/patient.ts';
import { REWARD } from '../score/weights.ts';
import { distributedVariable } from './distribution-code.ts';
import type { Draft } from './draft.ts';
import type { EarlyAction, EpisodeState } from './state.ts';

/** The phase of an episode: flagging opens once every required column is investigated. */
export function phaseOf({ episode, investigations }: EpisodeState): Phase {
  return episode.task.requiredInvestigations.every((column) => investigations.includes(column))
    ? 'flagging'
    : 'investigation';
}

/** Whether every required column is broken down, so that the bias can be flagged. */
export function isBiasOpen({ episode, distributions }: EpisodeState): boolean {
  return episode.task.requiredDistributions.every((column) => isDistributed(distributions, column));
}

/** The required columns that are not investigated yet. */
export function missingInvestigations({ episode, investigations }: EpisodeState): readonly ColumnName[] {
  return episode.task.requiredInvestigations.filter((column) => !investigations.includes(column));
}

/** The required columns that are not broken down yet. */
export function missingDistributions({ episode, distributions }: EpisodeState): readonly ColumnName[] {
  return episode.task.requiredDistributions.filter((column) => !isDistributed(distributions, column));
}

/** Whether a column was broken down, with or without strata. */
export function isDistributed(distributions: readonly number[], column: ColumnName): boolean {
  return distributions.some((code) => distributedVariable(code) === column);
}

/** Refuses an action that comes too early. Returns its reward in millionths. */
export function block(next: Draft, action: EarlyAction): number {
  next.blocked++;
  next.last = { outcome: 'blocked_phase', action };
  return REWARD.blocked;
}
