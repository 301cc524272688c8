import { flag, submit } from '../actions.ts';
import type { Agent } from '../agent.ts';
import { collectPatients } from '../records.ts';
import { ageMissing, youngestFirst } from '../suspects.ts';
import { doWork, publishedWork } from '../work.ts';
import { protocolFreeReport } from '../report/protocol-free-report.ts';

/** Banks one flag that is likely to be right. */
export const oneFlag: Agent = {
  name: 'one-flag',
  description:
    'Does the required work, flags the youngest patient and reports: what one lucky flag can bank.',
  kind: 'trivial',
  *audit(first) {
    const rows = yield* collectPatients(first);
    yield* doWork(first, publishedWork(first));
    const [youngest] = youngestFirst(rows);
    if (youngest) yield flag('invalid_age', youngest.patient_id, 1);
    yield submit(
      protocolFreeReport(youngest ? [{ errorType: 'invalid_age', patientId: youngest.patient_id }] : []),
    );
  },
};

/** Looks for the values that data entry systems write for "unknown". */
export const sentinel: Agent = {
  name: 'sentinel',
  description:
    'Flags ages that are missing, negative or 999 and nothing else: a constant threshold, no protocol.',
  kind: 'trivial',
  *audit(first) {
    const rows = yield* collectPatients(first);
    let seen = yield* doWork(first, publishedWork(first));
    const suspects = [
      ...ageMissing(rows),
      ...rows.filter(({ age }) => age !== null && (age < 0 || age > 120)),
    ];
    const flagged = [];
    for (const { patient_id: patientId } of suspects) {
      if (seen.attempts_remaining <= 1) break;
      seen = yield flag('invalid_age', patientId, 1);
      flagged.push({ errorType: 'invalid_age' as const, patientId });
    }
    yield submit(protocolFreeReport(flagged));
  },
};
