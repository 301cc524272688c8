import type { Observation } from '../../core/model/observation.ts';
import { RECORD_ERROR_TYPES } from '../../core/model/vocabulary.ts';
import { Rng } from '../../core/random/rng.ts';
import { pick } from '../../core/random/sample.ts';
import { flagRecord, flagSelectionBias, submitReport } from '../actions.ts';
import type { Agent } from '../agent.ts';
import { doRequiredWork, readAssignment } from '../assignment.ts';
import { flagEach } from '../flag-each.ts';
import { collectPatients } from '../records.ts';
import { textHash } from './text-hash.ts';

/** Flags at random until the budget is spent. */
export const random: Agent = {
  name: 'random',
  description: 'Flags patients and error types at random, seeded by the text of the first observation.',
  kind: 'trivial',
  *audit(first) {
    const rows = yield* collectPatients(first);
    let seen = yield* doRequiredWork(first);
    const { errorTypes } = readAssignment(first);
    const rng = seededBy(first);
    while (seen.attempts_remaining > 1 && rows.length > 0 && errorTypes.length > 0) {
      const errorType = pick(rng, errorTypes);
      const { patient_id } = pick(rng, rows);
      seen = yield errorType === 'selection_bias'
        ? flagSelectionBias(0.5)
        : flagRecord(errorType, patient_id, 0.5);
    }
    yield submitReport('Flags were drawn at random.');
  },
};

/** Flags everybody of everything until the budget is spent. */
export const flagAll: Agent = {
  name: 'flag-all',
  description:
    'Flags the bias and then every patient for every error type, row by row, until the budget is spent.',
  kind: 'trivial',
  *audit(first) {
    const rows = yield* collectPatients(first);
    let seen = yield* doRequiredWork(first);
    const { errorTypes } = readAssignment(first);
    if (errorTypes.includes('selection_bias')) seen = yield flagSelectionBias(1);
    const recordTypes = RECORD_ERROR_TYPES.filter((type) => errorTypes.includes(type));
    const everything = rows.flatMap(({ patient_id: patientId }) =>
      recordTypes.map((errorType) => ({ errorType, patientId })),
    );
    yield* flagEach(seen, everything, 1);
    yield submitReport('Every record was flagged.');
  },
};

function seededBy(first: Observation): Rng {
  const text = first.protocol_title + first.trial_protocol_excerpt;
  return new Rng([textHash(text), textHash(`${text}.`), textHash(`.${text}`), 1]);
}
