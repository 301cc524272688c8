import { distribute, flag, investigate, queryTheSite, readPage, submit } from '../../agents/actions.ts';
import { publishedWork } from '../../agents/work.ts';
import type { Action } from '../../core/model/action.ts';
import type { Observation } from '../../core/model/observation.ts';

/** An episode that touches every kind of action, good and bad, and ends with a report. It knows no rule. */
export function scriptedEpisode(first: Observation, patients: readonly string[]): readonly Action[] {
  const work = publishedWork(first);
  const [one = 'P0001', two = 'P0002', three = 'P0003'] = patients;
  return [
    flag('invalid_age', one, 0.9),
    { action_type: 'teleport' },
    investigate('bmi'),
    readPage(0),
    ...work.investigations.map(investigate),
    investigate('age'),
    ...work.distributions.map((variable) => distribute(variable)),
    distribute('outcome', 'stage'),
    { action_type: 'investigate_pattern', variable: '__proto__' },
    flag('invalid_age', one, 0.9),
    flag('invalid_age', one, 0.9),
    flag('invalid_age', two, 0.5),
    flag('invalid_age', 'P9999', 0.5),
    { action_type: 'flag_error', patient_id: three },
    queryTheSite(one),
    queryTheSite(three),
    submit('The audit is over.'),
  ];
}
