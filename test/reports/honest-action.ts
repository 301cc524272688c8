import { any, dated, easy, hard, samples } from './sample.ts';
import { inWords } from './told.ts';

/** Ways to tell what is to be done. */
export const HONEST_ACTION = samples('Corrective action', [
  [
    easy,
    (t) =>
      `Raise a query with the site for each of the ${t.ages} flagged patients and ask for the source-verified age.`,
  ],
  [
    any,
    (t) =>
      `1. Query sites for ${t.ageIds.join(', ')}.\n2. Install an EDC edit check that rejects ages outside ${t.min}-${t.max}.\n3. Retrain coordinators.`,
  ],
  [
    dated,
    (t) =>
      `For all ${t.deaths} temporal inconsistencies we recommend that sites confirm the death date against the death certificate within 5 working days.`,
  ],
  [
    dated,
    (t) =>
      `Program a hard stop in the EDC when treatment is scheduled more than ${t.window} days after enrollment (${t.windowIv} days for Stage IV).`,
  ],
  [
    any,
    (t) =>
      `We have flagged ${t.ages} patients with an invalid age; each should be queried and, if ineligibility is confirmed, reported as a protocol deviation.`,
  ],
  [
    any,
    (t) =>
      `The sites need to correct or confirm the ages of ${t.ageIds[0]} and ${t.ageIds[1]} by 2026-03-31.`,
  ],
  [
    hard,
    (t) =>
      `Add a derived field that computes the allowed window from stage and comorbidity index (${t.windowIv} days only if Stage IV and index ≤ ${t.comorbidity}, otherwise ${t.window}), and block randomisation when it is exceeded.`,
  ],
  [
    dated,
    (t) =>
      `| Action | Owner | Records |\n|---|---|---|\n| Query age | Site | ${t.ages} invalid_age |\n| Verify dates | Site | ${t.deaths} temporal_inconsistency |\n| Log deviation | Monitor | ${t.delays} protocol_window_violation |\n\nWe also propose monthly monitoring until all queries are closed.`,
  ],
  [
    any,
    (t) =>
      `It is recommended to issue data clarification forms for the ${t.ages} invalid ages and to update the monitoring plan.`,
  ],
  [
    any,
    (t) =>
      `Immediate: send queries for the ${t.ages} invalid age records. Short term: introduce range checks (${t.min} to ${t.max}). Long term: retrain site staff.`,
  ],
  [
    dated,
    (t) =>
      `No value should be changed without source documents. Query the ${t.ages} age errors, the ${t.deaths} date errors and the ${t.delays} window violations, and document every answer.`,
  ],
  [
    any,
    (t) =>
      `Each affected site is asked to verify date of birth for its patients (${t.ageIds.slice(0, 3).join(', ')}) and to report the outcome to data management.`,
  ],
  [
    dated,
    (t) =>
      `Escalate ${t.deathIds[0]} to the medical monitor, since its death date precedes treatment start, and request corrected dates.`,
  ],
  [
    any,
    (t) =>
      `Going forward, eligibility must be verified by a second person before randomization, and the EDC must reject any age below ${t.min} or above ${t.max}.`,
  ],
  [
    dated,
    (t) =>
      `Sites with late treatment starts should submit a corrective and preventive action plan; ${t.delays} protocol window violations are to be logged as deviations.`,
  ],
  [
    any,
    (t) =>
      `To prevent recurrence, an automated validation rule for ages ${t.min}–${t.max} will be added to the database.`,
  ],
  [
    hard,
    (t) =>
      `Refresher training should cover the comorbidity rule: above ${t.comorbidity}, Stage IV patients have ${t.window} days, not ${t.windowIv}.`,
  ],
  [any, (t) => `Please query: ${t.ageIds.join('; ')}. Do not impute the missing values.`],
  [
    dated,
    (t) =>
      `Data management will open ${t.total} queries (${t.ages} invalid_age, ${t.deaths} temporal_inconsistency, ${t.delays} protocol_window_violation) and track them to closure.`,
  ],
  [
    any,
    (t) =>
      `All ${inWords(t.ages)} patients with invalid ages require source data verification before database lock.`,
  ],
  [
    dated,
    (t) =>
      `Request source documents for every record flagged; prioritise the ${t.deaths} temporally inconsistent records because they affect survival.`,
  ],
  [
    any,
    (t) =>
      `Action items: (a) query ${t.ages} invalid_age records; (b) enforce the ${t.min}-to-${t.max} limit at entry; (c) audit again in three months.`,
  ],
]);
