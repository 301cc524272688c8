import { clause } from './clause.ts';

/** What the date columns mean, and that a rule holds in both arms unless it names one. */
export const conventionsClause = clause('conventions', () => ({}), [
  () =>
    'In the data listing, enrollment_date is the day of enrollment, treatment_start the day of the first dose, and death_date the day of death, which is empty for patients alive at the data cutoff. A rule that names no arm applies to both arms.',
  () =>
    'Rules apply to both arms unless they name one. The columns enrollment_date, treatment_start, and death_date hold the dates of enrollment, first dose of study treatment, and death; a patient who has not died has no death_date.',
  () =>
    'The listing gives three dates per patient: the date of enrollment (enrollment_date), the date on which study treatment began with the first dose (treatment_start), and, in deceased patients, the date of death (death_date). Both arms are held to the same rules, save where a rule concerns one arm expressly.',
  () =>
    'Enrollment, first dose, and death are recorded as calendar dates in enrollment_date, treatment_start, and death_date; the last is blank in survivors. Except where an arm is named, no distinction is made between the arms.',
]);

/** How a delay is counted. In force with the treatment window. */
export const countingClause = clause('counting', ({ rules }) => rules.treatment_window_days, [
  () =>
    'Delays are counted in whole calendar days, as treatment_start minus enrollment_date; a first dose on the day of enrollment is a delay of zero.',
  () =>
    'The delay of a patient is the number of calendar days from enrollment_date to treatment_start, weekends and holidays included.',
  () => 'Subtracting enrollment_date from treatment_start gives the delay in calendar days.',
  () => 'Calendar days count, not working days: the day after enrollment is the first day of the delay.',
]);
