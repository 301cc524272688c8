import { z } from 'zod';
import { READ_LIMIT } from '../core/model/action.ts';
import type { Observation } from '../core/model/observation.ts';
import { PatientSchema, type Patient } from '../core/model/patient.ts';
import { readPatients } from './actions.ts';
import type { Plan } from './agent.ts';

/**
 * The records of the episode: those in the first observation or, where it carries none, page by page. Reads cost no
 * step, but an episode allows 1,000 of them, 50,000 records in all.
 * @param most how many records to look at, from the first row on
 * @throws Error when the environment gives out fewer: an audit of a part would pass for one of the whole
 */
export function* collectPatients(first: Observation, most = Infinity): Plan<readonly Patient[]> {
  if (first.dataset.length > 0) return first.dataset.slice(0, most);
  const patients: Patient[] = [];
  let wanted = most;
  while (patients.length < wanted) {
    const reply = yield readPatients(patients.length, Math.min(READ_LIMIT, wanted - patients.length));
    const page = PageSchema.safeParse(reply.metadata['result']).data;
    if (!page || (page.patients.length === 0 && page.total > patients.length)) {
      const outcome = String(reply.metadata['outcome']);
      throw new Error(
        `the patients after the first ${patients.length} cannot be read (${outcome}): choose another observation_mode than paged`,
      );
    }
    patients.push(...page.patients);
    wanted = Math.min(most, page.total);
  }
  return patients;
}

/** The part of metadata.result that a page of patients has. */
const PageSchema = z.object({ total: z.int().min(0), patients: PatientSchema.array() });
