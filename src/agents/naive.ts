import type { Observation } from '../core/model/observation.ts';
import type { Patient } from '../core/model/patient.ts';
import { submitReport } from './actions.ts';
import type { Agent, Plan } from './agent.ts';
import { doRequiredWork } from './assignment.ts';
import { flagEach } from './flag-each.ts';
import { collectPatients } from './records.ts';
import { held } from './suspects.ts';

/** How many patients, from the first row on, one prompt of the naive model agent carries. */
export const NAIVE_SAMPLE = 24;

/** The naive model agent's sample of patients, judged without a model by what is impossible in any trial. */
export const naive: Agent = {
  name: 'naive',
  description:
    'The naive agent without a model: the first 24 patients only, and generic rules (age missing, below 0 or above 120). It never reads the protocol.',
  kind: 'no-protocol',
  audit,
};

function* audit(first: Observation): Plan {
  const sample = yield* collectPatients(first, NAIVE_SAMPLE);
  const seen = yield* doRequiredWork(first);
  const impossible = sample.filter(isImpossible);
  yield* flagEach(seen, held('invalid_age', impossible), 0.9, 'age is missing or impossible');
  yield submitReport(
    `Looked at ${sample.length} patients. Ages that are missing or impossible: ${impossible.length}. Nothing else was checked.`,
  );
}

function isImpossible({ age }: Patient): boolean {
  return age === null || age < 0 || age > 120;
}
