import type { Rules } from '../../model/protocol.ts';
import { clause } from './clause.ts';
import { days } from './wording.ts';

/** The longer delay that Stage IV patients may have, last day included. */
export const stageIvWindowClause = clause('Stage IV window', ({ rules }) => windowsOf(rules), [
  ({ longer }) =>
    `For patients with Stage IV disease a longer window applies in place of the standard one: their first dose is given within ${days(longer)} of enrollment, the last day included.`,
  ({ longer }) =>
    `Stage IV patients may start later: for them a limit of ${days(longer)} from enrollment to first dose (the Stage IV window) replaces the standard window, and a delay equal to this limit is allowed.`,
  ({ standard, longer }) =>
    `If stage is IV, the standard limit of ${days(standard)} gives way to a limit of ${days(longer)}, called the Stage IV window; a delay of exactly ${days(longer)} is still allowed.`,
  ({ longer }) =>
    `In Stage IV disease, where staging work-up takes longer, it is only a delay of ${longer + 1} days or more between enrollment and first dose that violates the protocol; this Stage IV window takes the place of the standard window.`,
  ({ longer }) =>
    `Stage IV window: in place of the standard window, the first dose may be given up to and including day ${longer} after enrollment, with enrollment as day 0.`,
]);

function windowsOf(rules: Rules) {
  const { treatment_window_days: standard, stage_iv_window_days: longer } = rules;
  return standard === null || longer === null ? null : { standard, longer };
}
