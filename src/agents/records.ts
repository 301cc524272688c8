import { READ_LIMIT } from '../core/model/action.ts';
import type { Observation } from '../core/model/observation.ts';
import { PatientSchema, type Patient } from '../core/model/patient.ts';
import { readPage } from './actions.ts';
import type { Actions } from './agent.ts';

/**
 * The records of the episode: those in the first observation or, where it carries none, page by page. Reads cost no
 * step. Ends early, with what it has, when the environment allows no more reads.
 * @param most how many records to look at, from the first row on
 */
export function* collectPatients(first: Observation, most = Infinity): Actions<readonly Patient[]> {
  if (first.dataset.length > 0) return first.dataset.slice(0, most);
  const patients: Patient[] = [];
  while (patients.length < most) {
    const limit = Math.min(READ_LIMIT, most - patients.length);
    const page = pageOf(yield readPage(patients.length, limit));
    patients.push(...page);
    if (page.length < limit) break;
  }
  return patients;
}

const PageSchema = PatientSchema.array();

function pageOf(reply: Observation): readonly Patient[] {
  const result = reply.metadata['result'];
  if (typeof result !== 'object' || result === null || !('patients' in result)) return [];
  const page = PageSchema.safeParse(result.patients);
  return page.success ? page.data : [];
}
