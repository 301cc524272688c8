import {
  computeDistribution,
  flagRecord,
  investigatePattern,
  querySite,
  readPatients,
  submitReport,
} from '../../agents/actions.ts';
import { readAssignment } from '../../agents/assignment.ts';
import type { Action } from '../../core/model/action.ts';
import type { Observation } from '../../core/model/observation.ts';

/** An episode that touches every kind of action, good and bad, and ends with a report. It knows no rule. */
export function scriptedEpisode(first: Observation, patients: readonly string[]): readonly Action[] {
  const work = readAssignment(first);
  const [one = 'P0001', two = 'P0002', three = 'P0003'] = patients;
  return [
    flagRecord('invalid_age', one, 0.9),
    { action_type: 'teleport' },
    investigatePattern('bmi'),
    readPatients(0),
    ...work.investigations.map(investigatePattern),
    investigatePattern('age'),
    ...work.distributions.map((variable) => computeDistribution(variable)),
    computeDistribution('outcome', 'stage'),
    { action_type: 'investigate_pattern', variable: '__proto__' },
    flagRecord('invalid_age', one, 0.9),
    flagRecord('invalid_age', one, 0.9),
    flagRecord('invalid_age', two, 0.5),
    flagRecord('invalid_age', 'P9999', 0.5),
    { action_type: 'flag_error', patient_id: three },
    querySite(one),
    querySite(three),
    submitReport('The audit is over.'),
  ];
}
