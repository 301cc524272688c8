import type { Agent } from '../../agents/agent.ts';
import { flagRecord, submitReport } from '../../agents/actions.ts';
import { measureEquity } from '../../agents/equity/measure.ts';
import { showsBias } from '../../agents/auditor/bias-rule.ts';
import { readAsMeant } from '../../agents/auditor/reading.ts';
import { findViolations } from '../../agents/auditor/record-rules.ts';
import { collectPatients } from '../../agents/records.ts';
import { writeReport } from '../../agents/report/write-report.ts';
import { doRequiredWork } from '../../agents/assignment.ts';

/** The most that one flag can bank: it is surely right, the work is complete and the report is true. */
export const oneCertainFlag: Agent = {
  name: 'one-certain-flag',
  description: 'Works and reports as the oracle does and flags a single violation.',
  kind: 'trivial',
  *audit(first) {
    const reading = readAsMeant(first);
    const { rules, errorTypes } = reading;
    const rows = yield* collectPatients(first);
    yield* doRequiredWork(first);
    const flagged = findViolations(rows, reading).slice(0, 1);
    for (const { errorType, patientId } of flagged) yield flagRecord(errorType, patientId, 1);
    const equity = errorTypes.includes('selection_bias') ? measureEquity(rows) : null;
    const biased = equity !== null && showsBias(equity, reading);
    yield submitReport(writeReport({ rules, flagged, equity, gap: reading.gap, biased }));
  },
};
