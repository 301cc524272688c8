import type { Observation } from '../core/model/observation.ts';
import type { Patient } from '../core/model/patient.ts';
import { flag, submit } from './actions.ts';
import type { Actions, Agent } from './agent.ts';
import { collectPatients } from './records.ts';
import { doWork, publishedWork } from './work.ts';

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

function* audit(first: Observation): Actions {
  const sample = yield* collectPatients(first, NAIVE_SAMPLE);
  let seen = yield* doWork(first, publishedWork(first));
  const impossible = sample.filter(isImpossible);
  for (const { patient_id } of impossible) {
    if (seen.attempts_remaining <= 1) break;
    seen = yield flag('invalid_age', patient_id, 0.9, 'age is missing or impossible');
  }
  yield submit(
    `Looked at ${sample.length} patients. Ages that are missing or impossible: ${impossible.length}. Nothing else was checked.`,
  );
}

function isImpossible({ age }: Patient): boolean {
  return age === null || age < 0 || age > 120;
}
