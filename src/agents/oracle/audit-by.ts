import type { Observation } from '../../core/model/observation.ts';
import { distribute, flag, flagBias, submit } from '../actions.ts';
import type { Actions } from '../agent.ts';
import { measureEquity } from '../equity/measure.ts';
import { collectPatients } from '../records.ts';
import { writeReport } from '../report/write-report.ts';
import { doWork, workOfClauses } from '../work.ts';
import { showsBias } from './bias-rule.ts';
import type { Reading } from './reading.ts';
import { findViolations, type Finding } from './record-rules.ts';

/**
 * A complete audit under one reading of the protocol: the required work, the outcomes by stage where bias is in force,
 * a flag for every violation, and a report. Keeps one step for the report when the budget is short.
 * @param meant the reading whose clauses decide on the required work, where that is another one
 */
export function* auditBy(first: Observation, reading: Reading, meant: Reading = reading): Actions {
  const rows = yield* collectPatients(first);
  const work = workOfClauses(meant.errorTypes, meant.rules);
  const equity = reading.errorTypes.includes('selection_bias') ? measureEquity(rows) : null;
  const biased = equity !== null && showsBias(equity, reading);

  let seen = yield* doWork(first, work);
  if (equity) seen = yield distribute('outcome', 'stage');

  if (biased) seen = yield flagBias(1);
  const flagged: Finding[] = [];
  for (const finding of findViolations(rows, reading)) {
    if (seen.attempts_remaining <= 1) break;
    seen = yield flag(finding.errorType, finding.patientId, 1);
    flagged.push(finding);
  }
  const { rules, gap } = reading;
  yield submit(writeReport({ rules, flagged, equity, gap, biased }));
}
