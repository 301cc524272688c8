import type { Observation } from '../../core/model/observation.ts';
import { computeDistribution, flagSelectionBias, submitReport } from '../actions.ts';
import type { Plan } from '../agent.ts';
import { doRequiredWork } from '../assignment.ts';
import { measureEquity } from '../equity/measure.ts';
import { flagEach } from '../flag-each.ts';
import { collectPatients } from '../records.ts';
import { writeReport } from '../report/write-report.ts';
import { showsBias } from './bias-rule.ts';
import type { Reading } from './reading.ts';
import { findViolations } from './record-rules.ts';

/**
 * A complete audit under one reading of the protocol: the required work, the outcomes by stage where bias is in force,
 * a flag for every violation, and a report. Keeps one step for the report when the budget is short.
 */
export function* auditBy(first: Observation, reading: Reading): Plan {
  const { rules, gap } = reading;
  const rows = yield* collectPatients(first);
  const equity = reading.errorTypes.includes('selection_bias') ? measureEquity(rows) : null;
  const biased = equity !== null && showsBias(equity, reading);

  let seen = yield* doRequiredWork(first);
  if (equity) seen = yield computeDistribution('outcome', 'stage');
  if (biased) seen = yield flagSelectionBias(1);
  const flagged = yield* flagEach(seen, findViolations(rows, reading), 1);
  yield submitReport(writeReport({ rules, flagged, equity, gap, biased }));
}
