import type { Observation } from '../core/model/observation.ts';
import type { Patient } from '../core/model/patient.ts';
import type { Rules } from '../core/model/protocol.ts';
import { flagSelectionBias, submitReport } from './actions.ts';
import type { Agent, Plan } from './agent.ts';
import { doRequiredWork } from './assignment.ts';
import { daysBetween } from './days.ts';
import { measureEquity } from './equity/measure.ts';
import { showsBias } from './auditor/bias-rule.ts';
import { readAsMeant } from './auditor/reading.ts';
import { flagEach } from './flag-each.ts';
import { collectPatients } from './records.ts';
import { writeReport } from './report/write-report.ts';
import { deadBeforeTreatment, held } from './suspects.ts';

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

function* audit(first: Observation): Plan {
  const { rules, errorTypes } = readAsMeant(first);
  const rows = yield* collectPatients(first);
  const equity = errorTypes.includes('selection_bias') ? measureEquity(rows) : null;
  const biased = equity !== null && showsBias(equity, { rules, gap: 'crude' });

  let seen = yield* doRequiredWork(first);
  if (biased) seen = yield flagSelectionBias(0.7, 'mortality differs between the groups');
  const suspects = [
    ...held('invalid_age', suspectAges(rows, rules)),
    ...held('temporal_inconsistency', deadBeforeTreatment(rows)),
    ...held('protocol_window_violation', suspectDelays(rows, rules)),
  ].filter(({ errorType }) => errorTypes.includes(errorType));
  const flagged = yield* flagEach(seen, suspects, 0.8);
  yield submitReport(writeReport({ rules, flagged, equity, gap: 'crude', biased }));
}

function suspectAges(rows: readonly Patient[], rules: Rules): Patient[] {
  return rows.filter(
    ({ age }) => age === null || age < rules.age_min - AGE_MARGIN || age > rules.age_max + AGE_MARGIN,
  );
}

function suspectDelays(rows: readonly Patient[], { treatment_window_days: window }: Rules): Patient[] {
  if (window === null) return [];
  return rows.filter((row) => daysBetween(row.enrollment_date, row.treatment_start) > window);
}
