import type { Observation } from '../core/model/observation.ts';
import type { Patient } from '../core/model/patient.ts';
import type { Rules } from '../core/model/protocol.ts';
import { flag, flagBias, submit } from './actions.ts';
import type { Actions, Agent } from './agent.ts';
import { daysBetween } from './days.ts';
import { measureEquity } from './equity/measure.ts';
import { showsBias } from './oracle/bias-rule.ts';
import type { Finding } from './oracle/record-rules.ts';
import { readAsMeant } from './oracle/reading.ts';
import { collectPatients } from './records.ts';
import { writeReport } from './report/write-report.ts';
import { doWork, workOfClauses } from './work.ts';

/** Years beyond the protocol's bounds that it takes for a typing error rather than an early or late inclusion. */
const AGE_MARGIN = 3;

/** A hurried reviewer in code: reads the excerpt's numbers and none of its exceptions. No model. */
export const heuristic: Agent = {
  name: 'heuristic',
  description:
    'Deterministic rules, no model: reads the excerpt, flags ages beyond the bounds ± 3 years, deaths before treatment and delays over the base window, knows no Stage IV exception and no comorbidity override, and judges bias by the crude gap.',
  kind: 'baseline',
  audit,
};

function* audit(first: Observation): Actions {
  const { rules, errorTypes } = readAsMeant(first);
  const rows = yield* collectPatients(first);
  const equity = errorTypes.includes('selection_bias') ? measureEquity(rows) : null;
  const biased = equity !== null && showsBias(equity, { rules, gap: 'crude' });

  let seen = yield* doWork(first, workOfClauses(errorTypes, rules));
  if (biased) seen = yield flagBias(0.7, 'mortality differs between the groups');
  const flagged: Finding[] = [];
  const suspects = [
    ...suspectAges(rows, rules),
    ...(errorTypes.includes('temporal_inconsistency') ? suspectDeaths(rows) : []),
    ...suspectDelays(rows, rules),
  ].filter(({ errorType }) => errorTypes.includes(errorType));
  for (const suspect of suspects) {
    if (seen.attempts_remaining <= 1) break;
    seen = yield flag(suspect.errorType, suspect.patientId, 0.8);
    flagged.push(suspect);
  }
  yield submit(writeReport({ rules, flagged, equity, gap: 'crude', biased }));
}

function suspectAges(rows: readonly Patient[], rules: Rules): Finding[] {
  return rows
    .filter(({ age }) => age === null || age < rules.age_min - AGE_MARGIN || age > rules.age_max + AGE_MARGIN)
    .map(({ patient_id: patientId }) => ({ errorType: 'invalid_age', patientId }));
}

function suspectDeaths(rows: readonly Patient[]): Finding[] {
  return rows
    .filter((row) => row.death_date !== null && daysBetween(row.treatment_start, row.death_date) < 0)
    .map(({ patient_id: patientId }) => ({ errorType: 'temporal_inconsistency', patientId }));
}

function suspectDelays(rows: readonly Patient[], { treatment_window_days: window }: Rules): Finding[] {
  if (window === null) return [];
  return rows
    .filter((row) => daysBetween(row.enrollment_date, row.treatment_start) > window)
    .map(({ patient_id: patientId }) => ({ errorType: 'protocol_window_violation', patientId }));
}
