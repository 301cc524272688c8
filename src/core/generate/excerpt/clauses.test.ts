import { describe, expect, it } from 'vitest';
import { SITES } from '../../dataset/sites.ts';
import type { Rules } from '../../model/protocol.ts';
import { Rng } from '../../random/rng.ts';
import { TASKS } from '../../tasks/tasks.ts';
import type { Clause } from './clause.ts';
import { CLAUSES } from './clauses.ts';
import { HEADINGS, HEADING_STYLES } from './layout.ts';
import { drawTrial } from './trial.ts';

const rules: Rules = {
  age_min: 34,
  age_max: 78,
  treatment_window_days: 21,
  stage_iv_window_days: 35,
  comorbidity_threshold: 5,
  high_risk_sites: ['Dunmore Valley Hospital', 'Langholm Royal Infirmary', 'Hospital Pedra Serena'],
  dominance_threshold_pct: 61,
  male_threshold_pct: 54,
  adjusted_gap_threshold_pct: 12,
};
const context = { task: TASKS.task_hard, rules, trial: drawTrial(new Rng([1, 2, 3, 4])) };

function phrasingsOf(clause: Clause): string[] {
  return Array.from({ length: clause.size }, (_, phrasing) => clause.say(context, phrasing) ?? '');
}

function sayOutreach(sites: string[]): string | null {
  return CLAUSES.outreachSites.say({ ...context, rules: { ...rules, high_risk_sites: sites } }, 0);
}

const everyText = Object.values(CLAUSES).flatMap(phrasingsOf);

describe.each(Object.entries(CLAUSES))('the %s clause', (_, clause) => {
  it('has at least four phrasings, and no two of them agree in more than their figures', () => {
    const texts = phrasingsOf(clause);
    expect(texts.length).toBeGreaterThanOrEqual(4);
    const words = texts.map((text) => new Set(text.toLowerCase().match(/[a-z_-]+/g)));
    words.forEach((own, i) => {
      words.slice(i + 1).forEach((other, k) => {
        const shared = [...own].filter((word) => other.has(word)).length;
        const all = new Set([...own, ...other]).size;
        expect(shared / all, `${texts[i]}\n${texts[i + 1 + k]}`).toBeLessThan(0.7);
      });
    });
  });

  it('refuses a phrasing that it does not have', () => {
    expect(() => clause.say(context, clause.size)).toThrow(RangeError);
  });
});

describe('the phrasings', () => {
  it('use one spelling, plain ASCII, and whole sentences', () => {
    for (const text of everyText) {
      expect(text).not.toMatch(/enrol(?!l)|tumour|randomis|recognis|centre\b|programme|normalis|ageing/i);
      expect(text).toMatch(/^[\n -~]+$/);
      expect(text).toMatch(/^[A-Z][^]*\.$/);
      expect(text).not.toMatch(/undefined|null\b(?! age)|NaN| {2}/);
    }
  });

  it('never speak of what only the answer key knows', () => {
    for (const text of everyText) {
      expect(text).not.toMatch(/confound|true.bias|no_bias|simpson|planted|trap\b|adversarial|answer|label/i);
    }
  });

  it('say age bounds six ways', () => {
    expect(phrasingsOf(CLAUSES.age)).toEqual([
      'Eligible patients are aged 34 to 78 years inclusive at enrollment.',
      'To be eligible, a patient must be no younger than 34 and no older than 78 years at enrollment; both limits are themselves eligible ages.',
      'At enrollment each patient must have reached the 34th birthday but not yet the 79th; age is recorded in completed years.',
      'Patients older than 78 years and patients younger than 34 years at enrollment are not eligible, whereas a patient of exactly 34 or exactly 78 years is.',
      'Age criterion: lower limit 34 years, upper limit 78 years, each limit being part of the eligible range.',
      'The trial population is restricted to ages 34 through 78, with the first and the last year of this range included.',
    ]);
  });

  it('say which delays are allowed', () => {
    expect(phrasingsOf(CLAUSES.treatmentWindow)).toMatchInlineSnapshot(`
      [
        "Under the standard window, the first dose of study treatment is given no later than 21 days after enrollment; a first dose on the last of these days is within the window.",
        "The standard window permits no more than 21 days between enrollment and the first dose. A delay of exactly 21 days complies with the protocol; any longer delay is a violation (protocol_window_violation).",
        "Standard window: 21 days from enrollment to first dose, the last day included.",
        "To stay within the standard window, the delay from enrollment to first dose must not exceed 21 days; a delay of just that length is still acceptable.",
        "A first dose given 22 or more days after enrollment is outside the standard window, and any shorter delay is inside it.",
        "The standard window counts enrollment as day 0: the first dose is due on day 21 at the latest, and a first dose on that very day is on time.",
      ]
    `);
    expect(phrasingsOf(CLAUSES.stageIvWindow)).toMatchInlineSnapshot(`
      [
        "For patients with Stage IV disease a longer window applies in place of the standard one: their first dose is given within 35 days of enrollment, the last day included.",
        "Stage IV patients may start later: for them a limit of 35 days from enrollment to first dose (the Stage IV window) replaces the standard window, and a delay equal to this limit is allowed.",
        "If stage is IV, the standard limit of 21 days gives way to a limit of 35 days, called the Stage IV window; a delay of exactly 35 days is still allowed.",
        "In Stage IV disease, where staging work-up takes longer, it is only a delay of 36 days or more between enrollment and first dose that violates the protocol; this Stage IV window takes the place of the standard window.",
        "Stage IV window: in place of the standard window, the first dose may be given up to and including day 35 after enrollment, with enrollment as day 0.",
      ]
    `);
  });

  it('say that only an index above the threshold revokes the Stage IV window', () => {
    expect(phrasingsOf(CLAUSES.comorbidityOverride)).toMatchInlineSnapshot(`
      [
        "The longer Stage IV window is withdrawn when comorbidity_index exceeds 5: the patient is then held to the standard window. A comorbidity_index of exactly 5 keeps the longer window.",
        "Only Stage IV patients with a comorbidity index of 5 or lower may use the Stage IV window; those with a higher index fall under the standard window.",
        "A Stage IV patient whose comorbidity index is greater than 5 is not entitled to the Stage IV window and must meet the standard one; an index equal to 5 does not remove the entitlement.",
        "Comorbidity takes precedence over stage: at a comorbidity_index of 6 or higher the standard window governs even in Stage IV, while at any lower value the Stage IV window stands.",
        "The exception made for Stage IV holds up to and including a comorbidity index of 5. Above that value the exception lapses, and the delay of the patient is judged by the standard window.",
      ]
    `);
  });

  it('say that death on the day of treatment start is valid', () => {
    expect(phrasingsOf(CLAUSES.timeline)).toMatchInlineSnapshot(`
      [
        "A death_date earlier than treatment_start is a temporal inconsistency. Death on the day of treatment start is valid, and so is death on any later day, however soon.",
        "A patient cannot receive a first dose after dying: a death dated before treatment_start is reported (temporal_inconsistency). Early deaths on treatment are valid records, and this includes a death on the very day of the first dose.",
        "The date of death is checked against treatment_start and nothing else. A record is inconsistent in time if, and only if, death comes before that date; a death on the same date or shortly after it is clinically possible and valid.",
        "Where death_date is filled, it must be equal to treatment_start or later. Equal dates are valid, as are deaths soon after the first dose; only a death that precedes treatment_start is a temporal inconsistency.",
        "Death may occur on or after the day of the first dose, and a short interval between the two is not an error. The one temporal inconsistency is a death recorded before treatment start.",
      ]
    `);
  });

  it('say that all three thresholds of selection bias must be exceeded', () => {
    expect(phrasingsOf(CLAUSES.biasCriteria)).toMatchInlineSnapshot(`
      [
        "Selection bias is present when all three of the following hold: the share of the dominant (largest) ethnicity exceeds 61%, the share of male patients exceeds 54%, and the stage-adjusted mortality gap exceeds 12 percentage points.",
        "Selection bias is reported (selection_bias) if every one of these conditions is met, and otherwise not:
      - stage-adjusted mortality gap: more than 12 percentage points
      - dominant (largest) ethnicity: more than 61% of patients
      - male patients: more than 54% of patients
      A figure equal to its threshold does not meet the condition.",
        "Three conditions must be met together for a finding of selection bias. Male patients make up more than 54%; the dominant ethnicity, which is the most numerous one, makes up more than 61%; and the stage-adjusted mortality gap is greater than 12 percentage points.",
        "There is no selection bias if the dominant ethnicity (the one with the most patients) accounts for 61% or less, if male patients account for 54% or less, or if the stage-adjusted mortality gap is 12 percentage points or less. When none of the three is the case, selection bias is present.",
        "Let G be the stage-adjusted mortality gap, D the share of the dominant (largest) ethnicity, and M the share of male patients. Selection bias is present if and only if G > 12 percentage points, D > 61%, and M > 54%.",
      ]
    `);
  });

  it('say how the stage-adjusted gap is built, and from which stages', () => {
    expect(phrasingsOf(CLAUSES.adjustedGap)).toMatchInlineSnapshot(`
      [
        "Mortality is the share of patients with outcome deceased. Within each stage, the gap is the mortality of all other ethnicities combined minus the mortality of the dominant ethnicity. The stage-adjusted mortality gap is the weighted mean of these gaps, each stage having its number of control patients as weight.",
        "To adjust for stage, control patients are divided by stage. In each stratum the mortality of the dominant ethnicity (deceased patients as a share of all its patients) is subtracted from that of the remaining ethnicities pooled, and the strata are combined in a mean weighted by their numbers of control patients. The result is the stage-adjusted mortality gap.",
        "The stage-adjusted mortality gap compares like with like: stage by stage, take the proportion deceased among all ethnicities other than the dominant one, taken together, and deduct the proportion deceased in the dominant ethnicity. These differences are averaged over the stages, and a stage weighs as much as it has patients in the control arm.",
        "For every stage, gap = mortality of the others - mortality of the dominant ethnicity, where the others are all patients of any other ethnicity and mortality is the fraction deceased. The sum of gap x weight over the stages is the stage-adjusted mortality gap, and weight = the share of the stage in the control patients of the stages used.",
      ]
    `);
    expect(phrasingsOf(CLAUSES.smallStages)).toMatchInlineSnapshot(`
      [
        "A stage with fewer than 5 control patients on either side (dominant ethnicity or all others) is left out, and the weights are renormalized over the stages that remain.",
        "A stage is used only if it has at least 5 control patients of the dominant ethnicity and at least 5 of the other ethnicities combined; the weights of the stages used are rescaled so that they sum to one.",
        "Stages in which the dominant ethnicity or the pooled others number 4 control patients or fewer are dropped, after which the weights are renormalized over the stages kept.",
        "Small stages do not enter the mean: where one of the two sides, dominant or others, has fewer than 5 control patients, the stage is excluded and the remaining weights are scaled up to make a whole.",
      ]
    `);
  });

  it('can name no outreach site and one', () => {
    expect(sayOutreach([])).toBe('No site of this trial is designated for high-risk outreach.');
    expect(sayOutreach(['Klinikum Quellental'])).toContain('by design: Klinikum Quellental.');
  });

  it('can list every site without ambiguity: no name holds a separator', () => {
    for (const { name } of SITES) expect(name).not.toMatch(/[,;:.()]| and | or /);
  });
});

describe('the layout tables', () => {
  it('offer at least four headings a section and four heading styles', () => {
    for (const headings of Object.values(HEADINGS)) expect(new Set(headings).size).toBeGreaterThanOrEqual(4);
    expect(new Set(HEADING_STYLES.map((style) => style('Eligibility', 2, 5))).size).toBe(6);
  });
});
