import { rowOf } from '../dataset/dataset.ts';
import type { Action } from '../model/action.ts';
import { gradeReport, type ReportFacts } from '../score/report-grade.ts';
import { reportReward } from '../score/reward.ts';
import type { Draft } from './draft.ts';
import { BIAS_FLAG, flaggedType, isFlagged } from './flag-code.ts';
import { block, phaseOf } from './phase.ts';
import type { EpisodeState } from './state.ts';

/**
 * submit_report: grades the report once and ends the episode. A missing report counts as an empty one.
 * Returns its reward in millionths.
 */
export function submitReport(next: Draft, action: Action): number {
  if (phaseOf(next) === 'investigation') return block(next, 'submit_report');
  const grade = gradeReport(action.report ?? '', factsOf(next));
  next.grade = grade;
  next.end = 'report';
  next.last = { outcome: 'reported' };
  return reportReward(grade.points);
}

/** What a report can be checked against. */
function factsOf({ episode, flags }: EpisodeState): ReportFacts {
  const { dataset, protocol, task, truth } = episode;
  const flagCounts = {
    invalid_age: 0,
    temporal_inconsistency: 0,
    protocol_window_violation: 0,
    selection_bias: 0,
  };
  for (const flag of flags) flagCounts[flaggedType(flag)]++;
  return {
    task,
    rules: protocol.rules,
    flagCounts,
    biasFlagged: flags.includes(BIAS_FLAG),
    isFlagged: (patientId, errorType) => isFlagged(dataset, flags, patientId, errorType),
    isPatient: (patientId) => rowOf(dataset, patientId) >= 0,
    bias: truth.audit.bias,
  };
}
