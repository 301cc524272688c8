import type { Observation } from '../core/model/observation.ts';
import type { Patient } from '../core/model/patient.ts';
import type { ErrorType, TaskId } from '../core/model/vocabulary.ts';
import { flag, submit } from './actions.ts';
import type { Actions, Agent } from './agent.ts';
import { collectPatients } from './records.ts';
import { protocolFreeReport } from './report/protocol-free-report.ts';
import {
  ageMissing,
  deadBeforeTreatment,
  longestDelayFirst,
  oldestFirst,
  youngestFirst,
} from './suspects.ts';
import { doWork, publishedErrorTypes, publishedWork } from './work.ts';

/** How many records it flags of each kind. */
export interface RankDepth {
  readonly youngest: number;
  readonly oldest: number;
  readonly longestDelays: number;
}

/**
 * The depths with the highest mean score over seeds 0 to 199 of each task, found by trying every combination of up to
 * 12 youngest, 12 oldest and 15 delays: so that the baseline is the strongest of its kind and not a straw man. Those
 * seeds are training seeds; the ranked list has none of them.
 */
export const RANK_DEPTH: Readonly<Record<TaskId, RankDepth>> = {
  task_easy: { youngest: 4, oldest: 4, longestDelays: 0 },
  task_medium: { youngest: 4, oldest: 4, longestDelays: 3 },
  task_hard: { youngest: 6, oldest: 6, longestDelays: 5 },
  train_small: { youngest: 2, oldest: 1, longestDelays: 1 },
};

/** The no-protocol baseline: what an auditor earns by flagging extremes. */
export const rank: Agent = {
  name: 'rank',
  description:
    'The no-protocol baseline: never reads the excerpt, flags the youngest, the oldest and the longest delays in turn.',
  kind: 'no-protocol',
  audit: (first) => auditInTurn(first, (rows) => extremes(rows, RANK_DEPTH[first.task_id])),
};

/** The strongest auditor known that never reads the protocol: extremes, and what no protocol could allow. */
export const rankAndSense: Agent = {
  name: 'rank-and-sense',
  description:
    'Never reads the excerpt either: flags missing ages and deaths before treatment, which no protocol allows, then the extremes as rank does.',
  kind: 'no-protocol',
  audit: (first) =>
    auditInTurn(first, (rows) => [
      of('invalid_age', ageMissing(rows)),
      of('temporal_inconsistency', deadBeforeTreatment(rows)),
      ...extremes(rows, RANK_DEPTH[first.task_id]),
    ]),
};

/** A list of records that are suspected of one thing, the most suspect first. */
interface Queue {
  readonly errorType: ErrorType;
  readonly patients: readonly Patient[];
}

function extremes(rows: readonly Patient[], depth: RankDepth): Queue[] {
  return [
    of('invalid_age', youngestFirst(rows).slice(0, depth.youngest)),
    of('invalid_age', oldestFirst(rows).slice(0, depth.oldest)),
    of('protocol_window_violation', longestDelayFirst(rows).slice(0, depth.longestDelays)),
  ];
}

function of(errorType: ErrorType, patients: readonly Patient[]): Queue {
  return { errorType, patients };
}

function* auditInTurn(first: Observation, queuesOf: (rows: readonly Patient[]) => Queue[]): Actions {
  const queues = queuesOf(yield* collectPatients(first)).filter(({ errorType }) =>
    publishedErrorTypes(first).includes(errorType),
  );
  let seen = yield* doWork(first, publishedWork(first));
  const flagged: { errorType: ErrorType; patientId: string }[] = [];
  const longest = Math.max(0, ...queues.map(({ patients }) => patients.length));
  for (let turn = 0; turn < longest; turn++) {
    for (const { errorType, patients } of queues) {
      const patient = patients[turn];
      if (!patient || seen.attempts_remaining <= 1) continue;
      seen = yield flag(errorType, patient.patient_id, 0.6);
      flagged.push({ errorType, patientId: patient.patient_id });
    }
  }
  yield submit(protocolFreeReport(flagged));
}
