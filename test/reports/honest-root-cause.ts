import { any, dated, hard, samples } from './sample.ts';
import { capital, inWords } from './told.ts';

/** Ways to tell why the deviations arose. */
export const HONEST_ROOT_CAUSE = samples('Root cause', [
  [
    any,
    (t) =>
      `The ${t.ages} records with an invalid age most probably trace back to manual entry without a range check in the EDC.`,
  ],
  [
    any,
    (t) =>
      `Missing edit checks at the point of entry explain the ${t.ages} flagged ages. Patient ${t.ageIds[0]} is a typical example.`,
  ],
  [
    dated,
    (t) =>
      `- invalid_age (${t.ages}): transcription errors and absent range validation\n- temporal_inconsistency (${t.deaths}): death and treatment dates were probably swapped or mistyped\n- protocol_window_violation (${t.delays}): scheduling delays at the sites`,
  ],
  [
    dated,
    (t) =>
      `The ${t.deaths} deaths recorded before treatment started point to date-entry errors rather than to real events, because a patient cannot be dosed after death.`,
  ],
  [
    dated,
    (t) =>
      `Late starts (${t.delays} cases) appear to result from scheduling bottlenecks between enrollment and first dose.`,
  ],
  [
    hard,
    (t) =>
      `Most of the window violations seem to arise because sites applied the ${t.windowIv}-day Stage IV window without checking whether the comorbidity index was above ${t.comorbidity}.`,
  ],
  [
    dated,
    (t) =>
      `| Error type | Flags | Likely cause |\n|---|---|---|\n| invalid_age | ${t.ages} | typing errors |\n| temporal_inconsistency | ${t.deaths} | swapped dates |\n| protocol_window_violation | ${t.delays} | scheduling |\n\nAll in all, the pattern suggests weak validation at data entry.`,
  ],
  [
    any,
    (t) =>
      `We flagged ${t.ages} patients for invalid age. We believe the underlying cause is inadequate eligibility verification before enrollment.`,
  ],
  [
    any,
    (t) =>
      `Two mechanisms are plausible. Some ages lie only a year or two outside ${t.min}–${t.max}, which suggests that eligibility was not checked at screening; others are implausible and suggest keying errors.`,
  ],
  [
    dated,
    (t) =>
      `Root causes differ by error type. The ${t.ages} age errors come from failed eligibility screening, the ${t.deaths} temporal errors from incorrect date entry, and the ${t.delays} window violations from slow treatment initiation.`,
  ],
  [
    any,
    (t) =>
      `Insufficient training of site staff on the ${t.min}-${t.max} age criterion is the most likely explanation for these deviations.`,
  ],
  [
    dated,
    (t) =>
      `In ${t.deathIds[0]}, death is recorded before treatment start. Such records typically result from mixing up day and month.`,
  ],
  [
    any,
    (t) =>
      `Because the EDC had no automatic age check, ${t.ages} ineligible patients were enrolled without anyone noticing.`,
  ],
  [
    dated,
    (t) =>
      `The ${t.delays} protocol window violations stem from a lack of oversight of the ${t.window}-day limit; sites did not track it.`,
  ],
  [
    any,
    (t) =>
      `${capital(inWords(t.ages))} invalid ages were found, which were presumably introduced when paper forms were transcribed.`,
  ],
  [
    hard,
    (t) =>
      `Of the ${t.delays} window violations, several involve Stage IV patients with a comorbidity index above ${t.comorbidity}: site staff likely overlooked that the exception no longer applied.`,
  ],
  [
    any,
    (t) =>
      `The deviations are spread over several sites, so a systemic weakness in data capture is more likely than local misconduct. In total ${t.ages} patients had an invalid age.`,
  ],
  [
    dated,
    (t) =>
      `A breakdown by type (${t.ages} age, ${t.deaths} temporal, ${t.delays} window) indicates three separate failures: screening, date entry and scheduling.`,
  ],
  [
    any,
    (t) =>
      `Flagged patients: ${t.ageIds.join(', ')}. Their ages were most likely entered incorrectly or never verified against source documents.`,
  ],
  [
    dated,
    (t) =>
      `Delays beyond ${t.window} days were attributable to logistics, e.g. pending imaging or bed shortages; impossible dates were attributable to typing mistakes.`,
  ],
  [
    hard,
    (t) =>
      `We attribute the ${t.deaths} temporal inconsistencies to erroneous dates and the ${t.ages} invalid ages to a missing edit check. The ${t.delays} late treatment starts reflect misuse of the Stage IV exception.`,
  ],
  [
    any,
    (t) =>
      `Errors of this kind usually originate in manual data capture. ${t.ageIds.slice(0, 2).join(', ')} and ${t.ageIds[2]} are affected.`,
  ],
]);
