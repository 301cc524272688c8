import type { Observation } from '../../core/model/observation.ts';
import type { Patient } from '../../core/model/patient.ts';
import { flagRecord, flagSelectionBias, submitReport } from '../actions.ts';
import type { Agent, Plan } from '../agent.ts';
import { doRequiredWork, readAssignment } from '../assignment.ts';
import type { Finding } from '../finding.ts';
import { collectPatients } from '../records.ts';
import { protocolFreeReport } from '../report/protocol-free-report.ts';
import {
  ageMissing,
  deadBeforeTreatment,
  held,
  longestDelayFirst,
  oldestFirst,
  youngestFirst,
} from '../suspects.ts';

/** Learns where the rules lie from verdicts on its own flags, and never reads them. */
export const feedbackLearner: Agent = {
  name: 'feedback-learner',
  description:
    'Never reads the protocol: flags from each extreme inwards for as long as verdicts come back right. In blind mode no verdict comes and it stops after one flag each.',
  kind: 'trivial',
  audit: learn,
};

/** Wrong verdicts in a row after which an extreme is given up. */
const PATIENCE = 2;

function* learn(first: Observation): Plan {
  const rows = yield* collectPatients(first);
  let seen = yield* doRequiredWork(first);
  const { errorTypes } = readAssignment(first);
  if (errorTypes.includes('selection_bias')) seen = yield flagSelectionBias(0.5);
  const flagged: Finding[] = [];
  for (const suspects of extremes(rows)) {
    let wrong = 0;
    for (const suspect of suspects.filter(({ errorType }) => errorTypes.includes(errorType))) {
      if (seen.attempts_remaining <= 1 || wrong >= PATIENCE) break;
      seen = yield flagRecord(suspect.errorType, suspect.patientId, 0.65);
      flagged.push(suspect);
      const outcome = seen.metadata['outcome'];
      if (outcome === 'flag_correct') wrong = 0;
      else if (outcome === 'flag_false_positive') wrong++;
      else break;
    }
  }
  yield submitReport(protocolFreeReport(flagged));
}

/** Lists of suspects, the most suspect first. */
function extremes(rows: readonly Patient[]): Finding[][] {
  const isStageIv = ({ stage }: Patient) => stage === 'IV';
  return [
    held('temporal_inconsistency', deadBeforeTreatment(rows)),
    held('invalid_age', ageMissing(rows)),
    held('invalid_age', youngestFirst(rows)),
    held('invalid_age', oldestFirst(rows)),
    held('protocol_window_violation', longestDelayFirst(rows.filter((row) => !isStageIv(row)))),
    held('protocol_window_violation', longestDelayFirst(rows.filter(isStageIv))),
  ];
}
