import { clause } from './clause.ts';

/** The comorbidity index above which a Stage IV patient is held to the standard window. */
export const comorbidityOverrideClause = clause(
  'comorbidity override',
  ({ rules }) => rules.comorbidity_threshold,
  [
    (threshold) =>
      `The longer Stage IV window is withdrawn when comorbidity_index exceeds ${threshold}: the patient is then held to the standard window. A comorbidity_index of exactly ${threshold} keeps the longer window.`,
    (threshold) =>
      `Only Stage IV patients with a comorbidity index of ${threshold} or lower may use the Stage IV window; those with a higher index fall under the standard window.`,
    (threshold) =>
      `A Stage IV patient whose comorbidity index is greater than ${threshold} is not entitled to the Stage IV window and must meet the standard one; an index equal to ${threshold} does not remove the entitlement.`,
    (threshold) =>
      `Comorbidity takes precedence over stage: at a comorbidity_index of ${threshold + 1} or higher the standard window governs even in Stage IV, while at any lower value the Stage IV window stands.`,
    (threshold) =>
      `The exception made for Stage IV holds up to and including a comorbidity index of ${threshold}. Above that value the exception lapses, and the delay of the patient is judged by the standard window.`,
  ],
);
