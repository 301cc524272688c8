import { clause } from './clause.ts';
import { ordinal } from './wording.ts';

/** The eligible ages, both bounds included. */
export const ageClause = clause('age', ({ rules }) => ({ min: rules.age_min, max: rules.age_max }), [
  ({ min, max }) => `Eligible patients are aged ${min} to ${max} years inclusive at enrollment.`,
  ({ min, max }) =>
    `To be eligible, a patient must be no younger than ${min} and no older than ${max} years at enrollment; both limits are themselves eligible ages.`,
  ({ min, max }) =>
    `At enrollment each patient must have reached the ${ordinal(min)} birthday but not yet the ${ordinal(max + 1)}; age is recorded in completed years.`,
  ({ min, max }) =>
    `Patients older than ${max} years and patients younger than ${min} years at enrollment are not eligible, whereas a patient of exactly ${min} or exactly ${max} years is.`,
  ({ min, max }) =>
    `Age criterion: lower limit ${min} years, upper limit ${max} years, each limit being part of the eligible range.`,
  ({ min, max }) =>
    `The trial population is restricted to ages ${min} through ${max}, with the first and the last year of this range included.`,
]);

/** A missing age is a violation. In force when ages are under audit. */
export const missingAgeClause = clause(
  'missing age',
  ({ task }) => (task.errorTypes.includes('invalid_age') ? {} : null),
  [
    () => 'A record without an age fails this criterion and is an eligibility violation (invalid_age).',
    () =>
      'Eligibility cannot be shown when the age is missing: a missing age violates the age criterion, just as an age outside the range does.',
    () =>
      'Age must be recorded for every patient; a blank or null age is in itself an eligibility violation.',
    () =>
      'Where no age is given, none may be assumed, and the record is reported as a violation of age eligibility.',
  ],
);
