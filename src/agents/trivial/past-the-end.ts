import { flagRecord, flagSelectionBias, investigatePattern, submitReport } from '../actions.ts';
import type { Agent } from '../agent.ts';
import { readAsMeant } from '../auditor/reading.ts';
import { findViolations } from '../auditor/record-rules.ts';
import { collectPatients } from '../records.ts';
import { doRequiredWork } from '../assignment.ts';
import { protocolFreeReport } from '../report/protocol-free-report.ts';

/** Agents that go on after the episode is over, with everything that would have earned them the score before. */

/** Reports without a flag, then flags all that is wrong. */
export const afterDone: Agent = {
  name: 'after-done',
  description: 'Ends the episode with an empty report and then flags every violation and reports again.',
  kind: 'trivial',
  persists: true,
  *audit(first) {
    const rows = yield* collectPatients(first);
    yield* doRequiredWork(first);
    yield submitReport('');
    for (const { errorType, patientId } of findViolations(rows, readAsMeant(first))) {
      yield flagRecord(errorType, patientId, 1);
    }
    yield flagSelectionBias(1);
    yield submitReport(protocolFreeReport([]));
  },
};

/** Wastes the budget, then acts. */
export const overBudget: Agent = {
  name: 'over-budget',
  description: 'Spends the whole budget on one investigation and then flags every violation.',
  kind: 'trivial',
  persists: true,
  *audit(first) {
    const rows = yield* collectPatients(first);
    let seen = yield* doRequiredWork(first);
    while (!seen.done) seen = yield investigatePattern('age');
    for (const { errorType, patientId } of findViolations(rows, readAsMeant(first))) {
      yield flagRecord(errorType, patientId, 1);
    }
  },
};

/** Tries to be paid for a second report. */
export const reportResubmission: Agent = {
  name: 'report-resubmission',
  description: 'Submits an empty report and then better ones.',
  kind: 'trivial',
  persists: true,
  *audit(first) {
    yield* doRequiredWork(first);
    yield submitReport('');
    for (let attempt = 0; attempt < 5; attempt++) yield submitReport(protocolFreeReport([]));
  },
};
