import { any, dated, hard, samples } from './sample.ts';

/** Ways to tell what is endangered. */
export const HONEST_RISK = samples('Risk', [
  [
    any,
    (t) =>
      `Enrolling patients outside the ${t.min}-${t.max} range puts their safety at risk, since dosing was never studied at those ages.`,
  ],
  [
    any,
    (t) =>
      `The ${t.ages} invalid ages jeopardise both patient safety and the credibility of the primary analysis.`,
  ],
  [
    dated,
    (t) =>
      `**High:** ${t.deaths} temporal inconsistencies could distort the survival endpoint. **Medium:** ${t.delays} window violations weaken comparability between arms. **Low:** ${t.ages} invalid ages affect the eligibility population.`,
  ],
  [
    dated,
    (t) =>
      `Deaths dated before treatment (${t.deaths} patients) corrupt survival times and would bias hazard ratios if they went uncorrected.`,
  ],
  [
    any,
    (t) =>
      `If these ${t.ages} invalid ages remain in the analysis set, regulators may question the integrity of the trial.`,
  ],
  [
    any,
    (t) =>
      `There is a real danger that the ${t.ages} ineligible patients suffer harm from a drug that was not tested in their age group.`,
  ],
  [
    dated,
    (t) =>
      `Starting treatment later than ${t.window} days after enrollment lets the disease progress, which can confound efficacy estimates and harm patients.`,
  ],
  [
    hard,
    (t) =>
      `Patients with severe comorbidities (index above ${t.comorbidity}) who start late face a higher chance of complications, and their outcomes could bias the treatment effect.`,
  ],
  [
    dated,
    (t) =>
      `| Error | n | Impact |\n|---|---|---|\n| invalid_age | ${t.ages} | safety |\n| temporal_inconsistency | ${t.deaths} | survival |\n| protocol_window_violation | ${t.delays} | efficacy |\n\nTaken together, these findings undermine confidence in the trial's conclusions.`,
  ],
  [
    any,
    (t) =>
      `Data integrity is compromised: ${t.ages} of ${t.patients} patients (${((t.ages * 100) / t.patients).toFixed(1)}%) have an invalid age.`,
  ],
  [
    any,
    (t) =>
      `Left unresolved, ${t.ages} invalid ages would expose the sponsor to inspection findings and exclude patients from the per-protocol set.`,
  ],
  [
    dated,
    (t) =>
      `The main risk is to the time-to-event analysis, because ${t.deaths} patients carry a death date that precedes treatment.`,
  ],
  [
    any,
    (t) =>
      `Patient ${t.ageIds[0]} may have been exposed to an inappropriate dose, and the same holds for the other flagged patients.`,
  ],
  [
    hard,
    (t) =>
      `An undetected imbalance would threaten the external validity of the trial: men make up ${t.male}% of the control arm.`,
  ],
  [
    dated,
    (t) =>
      `These ${t.total} violations reduce statistical power and could lead regulators to reject the submission. In particular, ${t.delays} protocol window violations affect the per-protocol population.`,
  ],
  [
    any,
    (t) =>
      `Severity is high. Ages outside ${t.min} to ${t.max} mean that patients were treated although the protocol excludes them, so both safety and validity are at stake.`,
  ],
  [
    any,
    (t) =>
      `The consequences are twofold: first, the ${t.ages} patients with an invalid age could be harmed; second, the results may not generalise.`,
  ],
  [
    dated,
    (t) =>
      `Window breaches (n = ${t.delays}) introduce immortal-time bias and threaten the comparison between arms.`,
  ],
  [
    any,
    (t) =>
      `Should the ${t.ages} invalid ages go uncorrected, efficacy and toxicity estimates would be skewed.`,
  ],
  [
    any,
    (t) =>
      `Risk level: high for ${t.ageIds[0]} and ${t.ageIds[1]}, whose safety cannot be assured, and moderate for data quality overall.`,
  ],
  [
    dated,
    (t) =>
      `Invalid ages (${t.ages}), impossible dates (${t.deaths}) and late starts (${t.delays}) each erode trust in the data and put the primary endpoint at risk.`,
  ],
  [
    hard,
    (t) =>
      `Misapplied Stage IV exceptions jeopardize protocol adherence; treatment past the ${t.window}-day limit in frail patients increases the likelihood of adverse events.`,
  ],
]);
