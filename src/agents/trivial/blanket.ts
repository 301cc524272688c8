import type { Observation } from '../../core/model/observation.ts';
import { Rng } from '../../core/random/rng.ts';
import { pick } from '../../core/random/sample.ts';
import { flag, flagBias, submit } from '../actions.ts';
import type { Agent } from '../agent.ts';
import { collectPatients } from '../records.ts';
import { doWork, publishedErrorTypes, publishedWork } from '../work.ts';
import { textHash } from './text-hash.ts';

/** Flags at random until the budget is spent. */
export const random: Agent = {
  name: 'random',
  description: 'Flags patients and error types at random, seeded by the text of the first observation.',
  kind: 'trivial',
  *audit(first) {
    const rows = yield* collectPatients(first);
    let seen = yield* doWork(first, publishedWork(first));
    const rng = seededBy(first);
    while (seen.attempts_remaining > 1 && rows.length > 0) {
      const errorType = pick(rng, publishedErrorTypes(first));
      const { patient_id } = pick(rng, rows);
      seen = yield errorType === 'selection_bias' ? flagBias(0.5) : flag(errorType, patient_id, 0.5);
    }
    yield submit('Flags were drawn at random.');
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
    let seen = yield* doWork(first, publishedWork(first));
    const errorTypes = publishedErrorTypes(first);
    if (errorTypes.includes('selection_bias')) seen = yield flagBias(1);
    for (const { patient_id } of rows) {
      for (const errorType of errorTypes) {
        if (errorType === 'selection_bias' || seen.attempts_remaining <= 1) continue;
        seen = yield flag(errorType, patient_id, 1);
      }
      if (seen.attempts_remaining <= 1) break;
    }
    yield submit('Every record was flagged.');
  },
};

function seededBy(first: Observation): Rng {
  const text = first.protocol_title + first.trial_protocol_excerpt;
  return new Rng([textHash(text), textHash(`${text}.`), textHash(`.${text}`), 1]);
}
