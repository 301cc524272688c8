import { describe, expect, it } from 'vitest';
import type { Rules } from '../../model/protocol.ts';
import type { ErrorType } from '../../model/vocabulary.ts';
import { Rng } from '../../random/rng.ts';
import { TASKS } from '../tasks.ts';
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

      CONDUCT AND MONITORING
      Each infusion lasts 45 minutes. The primary analysis has 85% power to detect a hazard ratio of 0.70. Source documents are verified for 32% of case report forms. The statistical analysis plan was signed in version 2.0. Biobank samples are stored for 19 years.

      DATA LISTING
      Rules apply to both arms unless they name one. The columns enrollment_date, treatment_start, and death_date hold the dates of enrollment, first dose of study treatment, and death; a patient who has not died has no death_date.

      AGE ELIGIBILITY
      Eligible patients are aged 34 to 78 years inclusive at enrollment. Eligibility cannot be shown when the age is missing: a missing age violates the age criterion, just as an age outside the range does.

      TRIAL OVERVIEW
      Between 2022-11-02 and 2024-04-20, 31 sites in 12 countries enrolled patients with solid tumors into this Phase III platform trial. The trial is tumor-agnostic: no primary site and no stage is excluded. Patients were allocated at random in a 1:1 ratio to the treatment arm (Skavobalimab) or the control arm (Ulzekavuplatin). Events up to the data cutoff of 2026-05-20 are in the database.

      PURPOSE OF THIS REVIEW
      Under audit:
      - age eligibility (invalid_age)
      Every other aspect of the data is taken as verified; in particular, the order of treatment start and death, the delay from enrollment to first dose, and control-arm equity will not be audited here."
    `);
  });

  it('adds the windows and the order of dates in task_medium', () => {
    expect(renderExcerpt(stream(2), medium)).toMatchInlineSnapshot(`
      "Clinical trial protocol ONC-6924-III, amendment 9 - selected sections

      AUDIT SCOPE
      Findings are raised on age eligibility (invalid_age), the order of treatment start and death (temporal_inconsistency), and the delay from enrollment to first dose (protocol_window_violation); nothing else is under review. No finding is to be raised on control-arm equity, which is left to other reviews.

      TREATMENT WINDOW
      The standard window counts enrollment as day 0: the first dose is due on day 21 at the latest, and a first dose on that very day is on time. Subtracting enrollment_date from treatment_start gives the delay in calendar days. In Stage IV disease, where staging work-up takes longer, it is only a delay of 36 days or more between enrollment and first dose that violates the protocol; this Stage IV window takes the place of the standard window.
      The date of death is checked against treatment_start and nothing else. A record is inconsistent in time if, and only if, death comes before that date; a death on the same date or shortly after it is clinically possible and valid.

      VISITS AND OPERATIONS
      The safety visit takes place 27 days after the last dose. Source documents are verified for 31% of case report forms. Sites are asked to answer data queries in 10 working days.

      DEFINITIONS
      Enrollment, first dose, and death are recorded as calendar dates in enrollment_date, treatment_start, and death_date; the last is blank in survivors. Except where an arm is named, no distinction is made between the arms.

      BACKGROUND AND DESIGN
      Between 2022-11-02 and 2024-04-20, 31 sites in 12 countries enrolled patients with solid tumors into this Phase III platform trial. The trial is tumor-agnostic: no primary site and no stage is excluded. Patients were allocated at random in a 1:1 ratio to the treatment arm (Skavobalimab) or the control arm (Ulzekavuplatin). Events up to the data cutoff of 2026-05-20 are in the database.

      SELECTION OF PATIENTS
      To be eligible, a patient must be no younger than 34 and no older than 78 years at enrollment; both limits are themselves eligible ages. Where no age is given, none may be assumed, and the record is reported as a violation of age eligibility."
    `);
  });

  it('adds the comorbidity override, the outreach sites, and selection bias in task_hard', () => {
    expect(renderExcerpt(stream(3), hard)).toMatchInlineSnapshot(`
      "Clinical trial protocol ONC-6924-III, amendment 6 - selected sections

      ## Representativeness
      Selection bias is present when all three of the following hold: the share of the dominant (largest) ethnicity exceeds 61%, the share of male patients exceeds 54%, and the stage-adjusted mortality gap exceeds 12 percentage points. Shares and mortality are computed from the control arm and from nothing else; imbalances in the treatment arm are disregarded. No control record is set aside for any other violation. The outcome is a single statement on the dataset, selection bias present or absent. An unstratified comparison of mortality is not a criterion, whichever way it points. The stage-adjusted mortality gap compares like with like: stage by stage, take the proportion deceased among all ethnicities other than the dominant one, taken together, and deduct the proportion deceased in the dominant ethnicity. These differences are averaged over the stages, and a stage weighs as much as it has patients in the control arm. Stages in which the dominant ethnicity or the pooled others number 4 control patients or fewer are dropped, after which the weights are renormalized over the stages kept. Selection bias is also absent when no stage remains, and when the largest number of patients is shared by two or more ethnicities.
      The task of high-risk outreach is entrusted to Dunmore Valley Hospital, Langholm Royal Infirmary, and Hospital Pedra Serena; patients with advanced disease are referred there by design. For this reason a Stage IV excess at these sites does not by itself indicate selection bias.

      ## Selection of Patients
      Age criterion: lower limit 34 years, upper limit 78 years, each limit being part of the eligible range. Age must be recorded for every patient; a blank or null age is in itself an eligibility violation.

      ## Study Design
      Between 2022-11-02 and 2024-04-20, 31 sites in 12 countries enrolled patients with solid tumors into this Phase III platform trial. The trial is tumor-agnostic: no primary site and no stage is excluded. Patients were allocated at random in a 1:1 ratio to the treatment arm (Skavobalimab) or the control arm (Ulzekavuplatin). Events up to the data cutoff of 2026-05-20 are in the database.

      ## Start of Study Treatment
      The standard window counts enrollment as day 0: the first dose is due on day 21 at the latest, and a first dose on that very day is on time. Calendar days count, not working days: the day after enrollment is the first day of the delay. In Stage IV disease, where staging work-up takes longer, it is only a delay of 36 days or more between enrollment and first dose that violates the protocol; this Stage IV window takes the place of the standard window.
      The date of death is checked against treatment_start and nothing else. A record is inconsistent in time if, and only if, death comes before that date; a death on the same date or shortly after it is clinically possible and valid.

      ## Conduct and Monitoring
      Ulzekavuplatin is given in cycles of 28 days. Patients are seen every 8 weeks during follow-up. The primary analysis has 80% power to detect a hazard ratio of 0.70.

      ## Purpose of This Review
      This audit covers age eligibility (invalid_age), the order of treatment start and death (temporal_inconsistency), the delay from enrollment to first dose (protocol_window_violation), and control-arm equity (selection_bias).

      ## Definitions
      In the data listing, enrollment_date is the day of enrollment, treatment_start the day of the first dose, and death_date the day of death, which is empty for patients alive at the data cutoff. A rule that names no arm applies to both arms.

      ## Comorbid Disease
      Only Stage IV patients with a comorbidity index of 5 or lower may use the Stage IV window; those with a higher index fall under the standard window."
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
