import { COUNTRIES, SITES } from '../../dataset/sites.ts';
import { isoDate } from '../../random/calendar.ts';
import { clause } from './clause.ts';

const sites = `${SITES.length} sites in ${COUNTRIES.length} countries`;

/** What the trial is: design, population, arms, enrollment period, and data cutoff. */
export const settingClause = clause(
  'setting',
  ({ trial }) => ({
    ...trial,
    start: isoDate(trial.enrollmentStart),
    end: isoDate(trial.enrollmentEnd),
    cutoff: isoDate(trial.dataCutOff),
  }),
  [
    (trial) =>
      `${trial.protocolNumber} is a Phase III, tumor-agnostic platform trial: patients with a solid tumor of any primary site and of any stage from I to IV are enrolled at ${sites}. They are randomized 1:1 to ${trial.drug} (treatment arm) or ${trial.comparator} (control arm). Enrollment ran from ${trial.start} to ${trial.end}, and the data cutoff is ${trial.cutoff}.`,
    (trial) =>
      `The ${trial.platform} platform compares ${trial.drug}, given in the treatment arm, with ${trial.comparator}, given in the control arm. It is a Phase III trial with 1:1 randomization and is tumor-agnostic, so that primary tumor site and histology differ from patient to patient. Patients were enrolled from ${trial.start} to ${trial.end}; data were cut off on ${trial.cutoff}.`,
    (trial) =>
      `Between ${trial.start} and ${trial.end}, ${sites} enrolled patients with solid tumors into this Phase III platform trial. The trial is tumor-agnostic: no primary site and no stage is excluded. Patients were allocated at random in a 1:1 ratio to the treatment arm (${trial.drug}) or the control arm (${trial.comparator}). Events up to the data cutoff of ${trial.cutoff} are in the database.`,
    (trial) =>
      `Design: Phase III, randomized 1:1, tumor-agnostic platform. Population: patients with a solid tumor, whatever its primary site or stage. Treatment arm: ${trial.drug}. Control arm: ${trial.comparator}. Enrollment period: ${trial.start} to ${trial.end}. Data cutoff: ${trial.cutoff}.`,
  ],
);
