import { submitReport } from '../actions.ts';
import type { Agent } from '../agent.ts';
import { doRequiredWork } from '../assignment.ts';
import { flagEach } from '../flag-each.ts';
import { collectPatients } from '../records.ts';
import { ageMissing, held, youngestFirst } from '../suspects.ts';
import { protocolFreeReport } from '../report/protocol-free-report.ts';

/** Banks one flag that is likely to be right. */
export const oneFlag: Agent = {
  name: 'one-flag',
  description:
    'Does the required work, flags the youngest patient and reports: what one lucky flag can bank.',
  kind: 'trivial',
  *audit(first) {
    const rows = yield* collectPatients(first);
    const seen = yield* doRequiredWork(first);
    const youngest = held('invalid_age', youngestFirst(rows).slice(0, 1));
    yield submitReport(protocolFreeReport(yield* flagEach(seen, youngest, 1)));
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
    const seen = yield* doRequiredWork(first);
    const suspects = [
      ...ageMissing(rows),
      ...rows.filter(({ age }) => age !== null && (age < 0 || age > 120)),
    ];
    yield submitReport(protocolFreeReport(yield* flagEach(seen, held('invalid_age', suspects), 1)));
  },
};
