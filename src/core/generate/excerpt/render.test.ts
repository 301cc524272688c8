import { describe, expect, it } from 'vitest';
import type { Rules } from '../../model/protocol.ts';
import type { ErrorType } from '../../model/vocabulary.ts';
import { Rng } from '../../random/rng.ts';
import { TASKS } from '../../tasks/tasks.ts';
import type { ExcerptContext } from './clause.ts';
import { renderExcerpt } from './render.ts';
import { drawTrial } from './trial.ts';

const ageRules: Rules = {
  age_min: 34,
  age_max: 78,
  treatment_window_days: null,
  stage_iv_window_days: null,
  comorbidity_threshold: null,
  high_risk_sites: null,
  dominance_threshold_pct: null,
  male_threshold_pct: null,
  adjusted_gap_threshold_pct: null,
};
const windowRules: Rules = { ...ageRules, treatment_window_days: 21, stage_iv_window_days: 35 };
const hardRules: Rules = {
  ...windowRules,
  comorbidity_threshold: 5,
  high_risk_sites: ['Dunmore Valley Hospital', 'Langholm Royal Infirmary', 'Hospital Pedra Serena'],
  dominance_threshold_pct: 61,
  male_threshold_pct: 54,
  adjusted_gap_threshold_pct: 12,
};

const stream = (seed: number) => new Rng([seed, Math.imul(seed + 1, 0x9e3779b9), 0x85a308d3, 0x13198a2e]);
const trial = drawTrial(stream(42));
const easy: ExcerptContext = { task: TASKS.task_easy, rules: ageRules, trial };
const medium: ExcerptContext = { task: TASKS.task_medium, rules: windowRules, trial };
const hard: ExcerptContext = { task: TASKS.task_hard, rules: hardRules, trial };

function textsOf(context: ExcerptContext, count = 300): string[] {
  return Array.from({ length: count }, (_, seed) => renderExcerpt(stream(seed), context));
}

function withTypes(context: ExcerptContext, errorTypes: readonly ErrorType[]): ExcerptContext {
  return { ...context, task: { ...context.task, errorTypes } };
}

describe('renderExcerpt', () => {
  it('tells of age alone in task_easy', () => {
    expect(renderExcerpt(stream(1), easy)).toMatchInlineSnapshot(`
      "ONC-6924-III: excerpt from the protocol and its data management plan

      PURPOSE OF THIS REVIEW
      Findings are raised on age eligibility (invalid_age); nothing else is under review. No finding is to be raised on the order of treatment start and death, the delay from enrollment to first dose, or control-arm equity, which is left to other reviews.

      SELECTION OF PATIENTS
      Age criterion: lower limit 34 years, upper limit 78 years, each limit being part of the eligible range. A record without an age fails this criterion and is an eligibility violation (invalid_age).

      BACKGROUND AND DESIGN
      Between 2022-11-02 and 2024-04-20, 31 sites in 12 countries enrolled patients with solid tumors into this Phase III platform trial. The trial is tumor-agnostic: no primary site and no stage is excluded. Patients were allocated at random in a 1:1 ratio to the treatment arm (Skavobalimab) or the control arm (Ulzekavuplatin). Events up to the data cutoff of 2026-06-09 are in the database.

      DATA CONVENTIONS
      Rules apply to both arms unless they name one. The columns enrollment_date, treatment_start, and death_date hold the dates of enrollment, first dose of study treatment, and death; a patient who has not died has no death_date.

      CONDUCT AND MONITORING
      Source documents are verified for 24% of case report forms. The data monitoring committee meets every 5 months. Ulzekavuplatin is given in cycles of 28 days. Sites are asked to answer data queries in 7 working days."
    `);
  });

  it('adds the windows and the order of dates in task_medium', () => {
    expect(renderExcerpt(stream(2), medium)).toMatchInlineSnapshot(`
      "Clinical trial protocol ONC-6924-III, amendment 9 - selected sections

      6.1 Matters Under Review
      Findings are raised on age eligibility (invalid_age), the order of treatment start and death (temporal_inconsistency), and the delay from enrollment to first dose (protocol_window_violation); nothing else is under review. No finding is to be raised on control-arm equity, which is left to other reviews.

      6.2 Definitions
      Rules apply to both arms unless they name one. The columns enrollment_date, treatment_start, and death_date hold the dates of enrollment, first dose of study treatment, and death; a patient who has not died has no death_date.

      6.3 Timing of the First Dose
      To stay within the standard window, the delay from enrollment to first dose must not exceed 21 days; a delay of just that length is still acceptable. Subtracting enrollment_date from treatment_start gives the delay in calendar days. Stage IV patients may start later: for them a limit of 35 days from enrollment to first dose (the Stage IV window) replaces the standard window, and a delay equal to this limit is allowed.
      A death_date earlier than treatment_start is a temporal inconsistency. Death on the day of treatment start is valid, and so is death on any later day, however soon.

      6.4 Synopsis
      Between 2022-11-02 and 2024-04-20, 31 sites in 12 countries enrolled patients with solid tumors into this Phase III platform trial. The trial is tumor-agnostic: no primary site and no stage is excluded. Patients were allocated at random in a 1:1 ratio to the treatment arm (Skavobalimab) or the control arm (Ulzekavuplatin). Events up to the data cutoff of 2026-06-09 are in the database.

      6.5 Conduct and Monitoring
      Tumor assessments are repeated every 10 weeks until progression. Biobank samples are stored for 21 years. The statistical analysis plan was signed in version 6.0.

      6.6 Eligibility
      Age criterion: lower limit 34 years, upper limit 78 years, each limit being part of the eligible range. Where no age is given, none may be assumed, and the record is reported as a violation of age eligibility."
    `);
  });

  it('adds the comorbidity override, the outreach sites, and selection bias in task_hard', () => {
    expect(renderExcerpt(stream(3), hard)).toMatchInlineSnapshot(`
      "Clinical trial protocol ONC-6924-III, amendment 6 - selected sections

      11.1 Purpose of This Review
      The review knows these findings and no other: invalid_age for age eligibility; temporal_inconsistency for the order of treatment start and death; protocol_window_violation for the delay from enrollment to first dose; selection_bias for control-arm equity.

      11.2 Study Procedures
      The primary analysis has 86% power to detect a hazard ratio of 0.65. The statistical analysis plan was signed in version 3.0. Source documents are verified for 18% of case report forms. Biobank samples are stored for 12 years. The safety visit takes place 41 days after the last dose.

      11.3 Selection of Patients
      The trial population is restricted to ages 34 through 78, with the first and the last year of this range included. Age must be recorded for every patient; a blank or null age is in itself an eligibility violation.

      11.4 Assessment of Selection Bias
      Three conditions must be met together for a finding of selection bias. Male patients make up more than 54%; the dominant ethnicity, which is the most numerous one, makes up more than 61%; and the stage-adjusted mortality gap is greater than 12 percentage points. Shares and mortality are computed from the control arm and from nothing else; imbalances in the treatment arm are disregarded. No control record is set aside for any other violation. The outcome is a single statement on the dataset, selection bias present or absent. No weight is given to the crude (unstratified) mortality gap. The stage-adjusted mortality gap compares like with like: stage by stage, take the proportion deceased among all ethnicities other than the dominant one, taken together, and deduct the proportion deceased in the dominant ethnicity. These differences are averaged over the stages, and a stage weighs as much as it has patients in the control arm. A stage is used only if it has at least 5 control patients of the dominant ethnicity and at least 5 of the other ethnicities combined; the weights of the stages used are rescaled so that they sum to one. If no stage is kept, or if ethnicities tie for the largest, selection bias is not present.

      11.5 Background and Design
      Between 2022-11-02 and 2024-04-20, 31 sites in 12 countries enrolled patients with solid tumors into this Phase III platform trial. The trial is tumor-agnostic: no primary site and no stage is excluded. Patients were allocated at random in a 1:1 ratio to the treatment arm (Skavobalimab) or the control arm (Ulzekavuplatin). Events up to the data cutoff of 2026-06-09 are in the database.
      The listing gives three dates per patient: the date of enrollment (enrollment_date), the date on which study treatment began with the first dose (treatment_start), and, in deceased patients, the date of death (death_date). Both arms are held to the same rules, save where a rule concerns one arm expressly.

      11.6 Role of Comorbidity
      Only Stage IV patients with a comorbidity index of 5 or lower may use the Stage IV window; those with a higher index fall under the standard window.

      11.7 Timing of the First Dose
      The standard window permits no more than 21 days between enrollment and the first dose. A delay of exactly 21 days complies with the protocol; any longer delay is a violation (protocol_window_violation). Subtracting enrollment_date from treatment_start gives the delay in calendar days. In Stage IV disease, where staging work-up takes longer, it is only a delay of 36 days or more between enrollment and first dose that violates the protocol; this Stage IV window takes the place of the standard window.

      11.8 Outreach
      The task of high-risk outreach is entrusted to Dunmore Valley Hospital, Langholm Royal Infirmary, and Hospital Pedra Serena; patients with advanced disease are referred there by design. For this reason a Stage IV excess at these sites does not by itself indicate selection bias.

      11.9 Survival Dates
      A death_date earlier than treatment_start is a temporal inconsistency. Death on the day of treatment start is valid, and so is death on any later day, however soon."
    `);
  });

  it('gives the same text for the same stream and another text for another stream', () => {
    expect(renderExcerpt(stream(5), hard)).toBe(renderExcerpt(stream(5), hard));
    expect(new Set(textsOf(hard)).size).toBe(300);
  });

  it('says that the trial is a tumor-agnostic Phase III platform trial, randomized 1:1, and gives its dates', () => {
    for (const text of textsOf(easy)) {
      expect(text).toContain('tumor-agnostic');
      expect(text).toContain('Phase III');
      expect(text).toContain('platform');
      expect(text).toContain('1:1');
      for (const fact of [trial.drug, trial.comparator, trial.protocolNumber]) expect(text).toContain(fact);
      expect(text.match(/\d{4}-\d{2}-\d{2}/g)).toHaveLength(3);
    }
  });

  it('puts what is not audited outside its scope and states no rule on it', () => {
    for (const text of textsOf(easy)) {
      expect(text).toContain('invalid_age');
      expect(text).toMatch(
        /the order of treatment start and death, the delay from enrollment to first dose, (?:and|or) control-arm equity/,
      );
      expect(text).not.toMatch(
        /Stage IV|comorbidity|outreach|standard window|ethnicit|selection_bias|_violation/,
      );
    }
    for (const text of textsOf(medium)) {
      expect(text).toContain('control-arm equity');
      expect(text).not.toMatch(/comorbidity|outreach|ethnicit|selection_bias/);
    }
  });

  it('leaves nothing outside the scope when everything is audited', () => {
    for (const text of textsOf(hard)) {
      expect(text).not.toMatch(/outside this audit|left to other reviews|not be audited|not extend/);
    }
  });

  it('keeps the age range but raises no finding on age where age is not under audit', () => {
    for (const text of textsOf(withTypes(medium, ['protocol_window_violation']))) {
      expect(text).toMatch(/34/);
      expect(text).not.toMatch(/invalid_age|age is missing|without an age|no age is given|null age/);
      expect(text).toMatch(/age eligibility/);
      expect(text).not.toContain('temporal inconsistency');
    }
  });

  it('says nothing of comorbidity when no threshold is in force', () => {
    const rules = { ...hardRules, comorbidity_threshold: null };
    for (const text of textsOf({ ...hard, rules })) expect(text.toLowerCase()).not.toContain('comorbid');
  });

  it('depends on the error types of a task and on nothing else in it', () => {
    const other: ExcerptContext = {
      ...hard,
      task: {
        ...hard.task,
        title: 'x',
        description: 'x',
        patients: 40,
        budget: 1,
        violations: {},
        traps: {},
        noiseColumns: [],
        requiredInvestigations: [],
        requiredDistributions: [],
        custom: true,
      },
    };
    expect(textsOf(other, 50)).toEqual(textsOf(hard, 50));
  });

  it('varies the order of its sections and their headings', () => {
    const firstHeadings = new Set(textsOf(hard).map((text) => text.split('\n')[2]));
    expect(firstHeadings.size).toBeGreaterThan(60);
    const ageFirst = textsOf(hard).filter((text) => text.indexOf('34') < text.indexOf('21 ')).length;
    expect(ageFirst).toBeGreaterThan(90);
    expect(ageFirst).toBeLessThan(240);
  });
});
