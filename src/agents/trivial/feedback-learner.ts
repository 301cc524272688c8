import type { Observation } from '../../core/model/observation.ts';
import type { Patient } from '../../core/model/patient.ts';
import type { ErrorType } from '../../core/model/vocabulary.ts';
import { flag, flagBias, submit } from '../actions.ts';
import type { Actions, Agent } from '../agent.ts';
import { collectPatients } from '../records.ts';
import { protocolFreeReport } from '../report/protocol-free-report.ts';
import {
  ageMissing,
  deadBeforeTreatment,
  longestDelayFirst,
  oldestFirst,
  youngestFirst,
} from '../suspects.ts';
import { doWork, publishedErrorTypes, publishedWork } from '../work.ts';

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

function* learn(first: Observation): Actions {
  const rows = yield* collectPatients(first);
  let seen = yield* doWork(first, publishedWork(first));
  const errorTypes = publishedErrorTypes(first);
  if (errorTypes.includes('selection_bias')) seen = yield flagBias(0.5);
  const flagged: { errorType: ErrorType; patientId: string }[] = [];
  for (const { errorType, patients } of extremes(rows)) {
    if (!errorTypes.includes(errorType)) continue;
    let wrong = 0;
    for (const { patient_id: patientId } of patients) {
      if (seen.attempts_remaining <= 1 || wrong >= PATIENCE) break;
      seen = yield flag(errorType, patientId, 0.65);
      flagged.push({ errorType, patientId });
      const outcome = seen.metadata['outcome'];
      if (outcome === 'flag_correct') wrong = 0;
      else if (outcome === 'flag_false_positive') wrong++;
      else break;
    }
  }
  yield submit(protocolFreeReport(flagged));
}

function extremes(rows: readonly Patient[]): { errorType: ErrorType; patients: readonly Patient[] }[] {
  return [
    { errorType: 'temporal_inconsistency', patients: deadBeforeTreatment(rows) },
    { errorType: 'invalid_age', patients: ageMissing(rows) },
    { errorType: 'invalid_age', patients: youngestFirst(rows) },
    { errorType: 'invalid_age', patients: oldestFirst(rows) },
    {
      errorType: 'protocol_window_violation',
      patients: longestDelayFirst(rows.filter(({ stage }) => stage !== 'IV')),
    },
    {
      errorType: 'protocol_window_violation',
      patients: longestDelayFirst(rows.filter(({ stage }) => stage === 'IV')),
    },
  ];
}
