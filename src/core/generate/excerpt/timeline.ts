import { clause } from './clause.ts';

/** Death before treatment start is the only temporal inconsistency; death on the day of treatment start is valid. */
export const timelineClause = clause(
  'timeline',
  ({ task }) => (task.errorTypes.includes('temporal_inconsistency') ? {} : null),
  [
    () =>
      'A death_date earlier than treatment_start is a temporal inconsistency. Death on the day of treatment start is valid, and so is death on any later day, however soon.',
    () =>
      'A patient cannot receive a first dose after dying: a death dated before treatment_start is reported (temporal_inconsistency). Early deaths on treatment are valid records, and this includes a death on the very day of the first dose.',
    () =>
      'The date of death is checked against treatment_start and nothing else. A record is inconsistent in time if, and only if, death comes before that date; a death on the same date or shortly after it is clinically possible and valid.',
    () =>
      'Where death_date is filled, it must be equal to treatment_start or later. Equal dates are valid, as are deaths soon after the first dose; only a death that precedes treatment_start is a temporal inconsistency.',
    () =>
      'Death may occur on or after the day of the first dose, and a short interval between the two is not an error. The one temporal inconsistency is a death recorded before treatment start.',
  ],
);
