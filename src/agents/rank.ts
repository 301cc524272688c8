import type { Observation } from '../core/model/observation.ts';
import type { Patient } from '../core/model/patient.ts';
import type { TaskId } from '../core/model/vocabulary.ts';
import { submitReport } from './actions.ts';
import type { Agent, Plan } from './agent.ts';
import { doRequiredWork, readAssignment } from './assignment.ts';
import type { Finding } from './finding.ts';
import { flagEach } from './flag-each.ts';
import { collectPatients } from './records.ts';
import { protocolFreeReport } from './report/protocol-free-report.ts';
import {
  ageMissing,
  deadBeforeTreatment,
  held,
  longestDelayFirst,
  oldestFirst,
  youngestFirst,
} from './suspects.ts';

/** How many records it flags of each kind. */
export interface RankDepth {
  readonly youngest: number;
  readonly oldest: number;
  readonly longestDelays: number;
}

/**
 * The depths with the highest mean score of `rank` over seeds 0 to 599 of each task, found by trying every combination of
 * up to 12 youngest, 12 oldest and 15 delays (scripts/tune-no-protocol.ts): so that the baseline is the strongest of its
 * kind and not a straw man. Those seeds are training seeds; the ranked list has none of them.
 */
export const RANK_DEPTH: Readonly<Record<TaskId, RankDepth>> = {
  task_easy: { youngest: 5, oldest: 5, longestDelays: 0 },
  task_medium: { youngest: 6, oldest: 6, longestDelays: 7 },
  task_hard: { youngest: 8, oldest: 8, longestDelays: 9 },
  train_small: { youngest: 1, oldest: 1, longestDelays: 1 },
};

/** The no-protocol baseline: what an auditor earns by flagging extremes. */
export const rank: Agent = {
  name: 'rank',
  description:
    'The no-protocol baseline: never reads the excerpt, flags the youngest, the oldest and the longest delays in turn.',
  kind: 'no-protocol',
  audit: (first) => auditInTurn(first, (rows) => extremes(rows, RANK_DEPTH[first.task_id])),
};

/** Extremes, and what no protocol could allow. `infer` is the stronger one that never reads the protocol. */
export const rankAndSense: Agent = {
  name: 'rank-and-sense',
  description:
    'Never reads the excerpt either: flags missing ages and deaths before treatment, which no protocol allows, then the extremes as rank does.',
  kind: 'no-protocol',
  audit: (first) =>
    auditInTurn(first, (rows) => [
      held('invalid_age', ageMissing(rows)),
      held('temporal_inconsistency', deadBeforeTreatment(rows)),
      ...extremes(rows, RANK_DEPTH[first.task_id]),
    ]),
};

function extremes(rows: readonly Patient[], depth: RankDepth): Finding[][] {
  return [
    held('invalid_age', youngestFirst(rows).slice(0, depth.youngest)),
    held('invalid_age', oldestFirst(rows).slice(0, depth.oldest)),
    held('protocol_window_violation', longestDelayFirst(rows).slice(0, depth.longestDelays)),
  ];
}

/** Flags the first of each list, then the second of each, and so on. */
function* auditInTurn(first: Observation, listsOf: (rows: readonly Patient[]) => Finding[][]): Plan {
  const { errorTypes } = readAssignment(first);
  const lists = listsOf(yield* collectPatients(first));
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  const inTurn = Array.from({ length: longest }, (_, turn) => lists.flatMap((list) => list[turn] ?? []));
  const suspects = inTurn.flat().filter(({ errorType }) => errorTypes.includes(errorType));
  const seen = yield* doRequiredWork(first);
  const flagged = yield* flagEach(seen, suspects, 0.6);
  yield submitReport(protocolFreeReport(flagged));
}
