import { ERROR_TYPES, type ErrorType } from '../../model/vocabulary.ts';
import { clause } from './clause.ts';
import { bulleted, listed } from './wording.ts';

const SUBJECTS: Readonly<Record<ErrorType, string>> = {
  invalid_age: 'age eligibility',
  temporal_inconsistency: 'the order of treatment start and death',
  protocol_window_violation: 'the delay from enrollment to first dose',
  selection_bias: 'control-arm equity',
};

/** What the audit covers, with the name of each finding, and what lies outside it. */
export const scopeClause = clause(
  'scope',
  ({ task }) => ({
    inside: task.errorTypes.map((type) => `${SUBJECTS[type]} (${type})`),
    named: task.errorTypes.map((type) => `${type} for ${SUBJECTS[type]}`),
    outside: ERROR_TYPES.filter((type) => !task.errorTypes.includes(type)).map((type) => SUBJECTS[type]),
  }),
  [
    ({ inside, outside }) =>
      `This audit covers ${listed(inside)}.${unlessNone(outside, (all) => ` The following lies outside this audit: ${listed(all)}.`)}`,
    ({ inside, outside }) =>
      `Findings are raised on ${listed(inside)}; nothing else is under review.${unlessNone(outside, (all) => ` No finding is to be raised on ${listed(all, 'or')}, which is left to other reviews.`)}`,
    ({ inside, outside }) =>
      `Under audit:${bulleted(inside)}Every other aspect of the data is taken as verified${unlessNone(outside, (all) => `; in particular, ${listed(all)} will not be audited here`)}.`,
    ({ named, outside }) =>
      `The review knows these findings and no other: ${named.join('; ')}.${unlessNone(outside, (all) => ` It does not extend to ${listed(all, 'or')}.`)}`,
  ],
);

function unlessNone(subjects: readonly string[], say: (subjects: readonly string[]) => string): string {
  return subjects.length === 0 ? '' : say(subjects);
}
