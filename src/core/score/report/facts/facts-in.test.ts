import { describe, expect, it } from 'vitest';
import { BIASED, CLEAN, EASY, MEDIUM } from '../made-facts.test-support.ts';
import { canonical } from '../read/canonical.ts';
import { factsIn } from './facts-in.ts';
import type { ReportFacts } from './report-facts.ts';

/** The facts that a sentence states, a false one marked as such. */
function told(prose: string, facts: ReportFacts, findings = false, row = false): string[] {
  const stated = factsIn({ text: canonical(prose), prose: !row }, facts, findings);
  return stated.map(({ kind, holds }) => (holds ? kind : `FALSE ${kind}`));
}

describe('in task_medium', () => {
  it.each([
    ['Ages run from 29 to 81 years.', ['rule']],
    ['Ages run from 29 to 80 years.', ['FALSE rule']],
    ['Ages run from 30 to 81 years.', ['FALSE rule']],
    ['Observed ages ranged from 19 to 99.', []],
    ['The protocol age range, as recorded, is 29 to 81.', ['rule']],
    ['Recorded ages outside 29 to 81 are flagged.', ['rule']],
    ['Recorded ages must be 28 to 81.', ['FALSE rule']],
    ['Ages 29 to 81 are ineligible.', ['FALSE rule']],
    ['The protocol excludes ages 29 to 81.', ['FALSE rule']],
    ['Ages 29 to 81 are eligible.', ['rule']],
    ['Ages of at least 29 are excluded.', ['FALSE rule']],
    ['Ages of at least 29 are allowed.', ['rule']],
    ['Patients must be older than 28.', ['rule']],
    ['Patients must be older than 29.', ['FALSE rule']],
    ['Ages are at most 81.', ['rule']],
    ['Ages are below 82.', ['rule']],
    ['Ages are below 81.', ['FALSE rule']],
    ['Patients younger than 29 are out.', ['rule']],
    ['Patients of 28 or younger are out.', ['rule']],
    ['Patients older than 81 are out.', ['rule']],
    ['Patients of 82 or older are out.', ['rule']],
    ['Patients must be younger than 29.', ['FALSE rule']],
    ['Patients must be 82 or older.', ['FALSE rule']],
    ['Patients older than 65 are fragile.', ['FALSE rule']],
    ['An age of 29 is the minimum.', []],
    ['P0005 is 12 years old.', []],
    ['The age of 29 to 81 days is odd.', []],
    ['A comorbidity index above 4 revokes the exception.', []],
    ['The treatment window is 24 days.', ['rule']],
    ['The treatment window is 25 days.', ['FALSE rule']],
    ['The treatment window is 38 days.', ['FALSE rule']],
    ['The Stage IV window is 38 days.', ['rule']],
    ['The Stage IV window is 24 days.', ['FALSE rule']],
    ['The standard window is 24 days, and that of Stage IV is 38 days.', ['rule', 'rule']],
    ['The standard window is 38 days and the Stage IV window is 24 days.', ['FALSE rule', 'FALSE rule']],
    ['The windows are 24 and 38 days.', ['rule', 'rule']],
    ['The windows are 24 and 39 days.', ['rule', 'FALSE rule']],
    ['Treatment starts within 24 days, or within 38 days in Stage IV.', ['rule', 'rule']],
    ['Treatment starts within 24 days, extended to 38 days.', ['rule']],
    ['Treatment starts within 38 days; in Stage IV it takes longer.', ['FALSE rule']],
    ['The first dose comes less than 25 days after enrollment.', ['rule']],
    ['Treatment more than 24 days after enrollment is late.', ['rule']],
    ['Treatment 25 days after enrollment or later is late.', []],
    ['Treatment must start more than 24 days after enrollment.', ['FALSE rule']],
    ['The first dose comes within 25 days of enrollment.', ['FALSE rule']],
    ['A delay of 31 days is long.', []],
    ['P0022 started more than 30 days after enrollment.', ['patient']],
    ['Treatment of P0022 began within 30 days.', ['patient']],
    ['The delay ranged up to 60 days.', []],
    ['The window of Stage IV took 40 days.', []],
    ['It exceeds the limit by 17 days.', []],
    ['Sites answer queries within 10 days.', []],
    ['Deaths on the day of treatment start or within 3 days of it are valid.', []],
    ['The window is 20 to 30 days.', []],
    ['Patients in Stage IV whose comorbidity index is high have a window of 24 days.', ['rule']],
    ['We raised 8 invalid_age flags.', ['count']],
    ['We raised 9 invalid_age flags.', ['FALSE count']],
    ['invalid_age: 8', ['count']],
    ['invalid_age: 7', ['FALSE count']],
    ['An invalid age (12) was seen.', []],
    ['Invalid ages (8), late starts (9).', ['count', 'count']],
    ['Late treatment in 9 patients is bad.', ['count']],
    ['Late treatment in 8 patients is bad.', ['FALSE count']],
    ['Late treatment in 3 patients at one site is bad.', []],
    ['3 invalid ages in Stage IV were seen.', []],
    ['All 480 patients were screened for invalid ages: 480 patients with an invalid age.', []],
    ['8 of 480 patients had an invalid age.', ['count']],
    ['There are no 8 invalid ages.', []],
    ['About 10 invalid ages are there.', []],
    ['0 selection_bias flags were raised.', ['nothing']],
    ['P0003 was flagged.', ['patient']],
    ['P0004 was flagged.', ['FALSE patient']],
    ['P0004 was cleared.', []],
    ['P0004 was not flagged.', []],
    ['P0004 was flagged but valid.', ['FALSE patient']],
    ['P0481 was seen.', ['FALSE patient']],
    ['We flagged P0003, P0004 and P0044.', ['patient', 'FALSE patient', 'patient']],
    ['P0003 was flagged for temporal_inconsistency.', ['patient', 'FALSE patient']],
    ['P0003: invalid_age.', ['patient', 'patient']],
    ['P0003 and P0017 were flagged for invalid_age.', ['patient', 'patient', 'patient', 'FALSE patient']],
    ['The outreach site is Harrow Creek Hospital.', []],
    ['The crude gap is 9 points.', []],
    ['The window is not 21 days.', []],
    ['There are 480 patients.', []],
    ['Patients older than the limit are out.', []],
    ['Treatment after 25 days or more from enrollment is late.', ['rule']],
    ['Treatment after 24 days or more from enrollment is late.', ['FALSE rule']],
    ['A delay above the limit is late.', []],
    ['Patients waited a 40-day window.', []],
    ['The 25-day window ended before P0022 started.', ['FALSE rule', 'patient']],
    ['P0022 took the 40 days of a window.', ['patient']],
    ['P0022 waited longer than the 24-day window.', ['rule', 'patient']],
    ['P0022 took longer than the 40-day window.', ['FALSE rule', 'patient']],
    ['The Stage IV limit reverts to 24 days.', ['rule']],
    ['The Stage IV limit reverts to 25 days.', ['FALSE rule']],
    ['All 23 violations are listed.', ['FALSE count']],
    ['All 24 violations are listed.', ['count']],
    ['All 24 records are listed.', ['count']],
    ['All 25 records are listed.', ['FALSE count']],
    ['All 480 records are listed.', []],
    ['In total 24 flagged records are listed.', ['count']],
    ['In total 25 flags are listed.', ['FALSE count']],
    ['So 24 patients were flagged.', ['count']],
    ['So 25 patients were flagged.', ['FALSE count']],
    ['We flagged a total of 24 records.', ['count']],
    ['We flagged 25 records.', ['FALSE count']],
    ['We flagged 3 records in Stage IV.', []],
    ['These are not all 25 violations.', []],
    ['The 7 flags are listed.', ['count']],
  ])('%s', (prose, facts) => {
    expect(told(prose, MEDIUM)).toEqual(facts);
  });
});

describe('in task_hard', () => {
  it.each([
    ['A comorbidity index above 4 revokes the exception.', ['rule']],
    ['A comorbidity index of 5 or more revokes the exception.', ['rule']],
    ['A comorbidity index of at most 4 is fine.', ['rule']],
    ['A comorbidity index below 5 is fine.', ['rule']],
    ['A comorbidity index below 4 is fine.', ['FALSE rule']],
    ['A comorbidity index above 5 revokes the exception.', ['FALSE rule']],
    ['A comorbidity index of at most 4 revokes the exception.', ['FALSE rule']],
    ['Patients with a comorbidity index above 4 keep the exception.', ['FALSE rule']],
    ['The threshold of the comorbidity index is 4.', ['rule']],
    ['The threshold of the comorbidity index is 5.', ['FALSE rule']],
    ['The comorbidity index of P0405 is 5.', ['patient']],
    ['Comorbidity 3 to 5 is common.', []],
    ['With a comorbidity index above 4, Stage IV patients have 19 days.', ['rule', 'rule']],
    ['With a comorbidity index above 4, Stage IV patients have 20 days.', ['rule', 'FALSE rule']],
    ['In the trial, Stage IV patients have 19 days.', ['FALSE rule']],
    ['The outreach sites are Aldermoor Cancer Center and Ironwood General Hospital.', ['rule', 'rule']],
    ['The outreach sites are Aldermoor Cancer Center and Harrow Creek Hospital.', ['rule', 'FALSE rule']],
    ['Harrow Creek Hospital had errors.', []],
    ['Ironwood General Hospital had errors.', []],
    ['The dominant share is 62.4%.', ['share']],
    ['The dominant share is 63.4%.', ['share']],
    ['The dominant share is 63.5%.', ['FALSE share']],
    ['The dominant share is 0.624.', ['share']],
    ['The dominant share is 62.4 points.', []],
    ['The dominant share is 1.5.', ['FALSE share']],
    ['The dominant share is 62.', []],
    ['Men make up 71.2%.', ['share']],
    ['Men make up 60%.', ['FALSE share']],
    ['The threshold for men is 60%.', ['rule']],
    ['The threshold for men is 61%.', ['FALSE share']],
    ['The male share is above 60%.', ['rule']],
    ['The male share is above 65%.', ['share']],
    ['The male share is above 75%.', ['FALSE share']],
    ['The male share is above the limit of 65%.', ['FALSE rule']],
    ['The crude gap is 5.2 points.', ['share']],
    ['The crude gap is 13.1 points.', ['FALSE share']],
    ['The stage-adjusted gap is 13.1 points.', ['adjusted gap']],
    ['The stage-adjusted gap is 5.2 points.', ['FALSE share']],
    ['The gap is 5.2 points.', ['share']],
    ['The gap is 13.1 points.', ['share']],
    ['The gap is 9 points.', ['FALSE share']],
    ['Adjusted for stage, the gap is 13.1 points.', ['adjusted gap']],
    ['Adjusted for stage, the gap is 5.2 points.', ['FALSE share']],
    ['The gap rises from 5.2% to 13.1% with adjustment.', ['share', 'adjusted gap']],
    ['Stage-adjusted gap (threshold: 8).', ['rule']],
    ['Stage-adjusted gap (threshold: 9).', ['FALSE share']],
    ['The stage-adjusted gap is below the 8-point threshold.', ['rule']],
    ['The dominant and the male share exceed 55% and 60%.', ['rule', 'rule']],
    ['Mortality is 45% in Stage IV.', []],
    ['The male share is 71.2%, and 40% of sites replied.', ['share']],
    ['The gap is not 9 points.', []],
    ['The stage-adjusted gap cannot be computed.', []],
    ['The crude and the adjusted gap are 5.2 points and 13.1 points.', ['share', 'adjusted gap']],
    ['The crude and stage-adjusted gaps are 5.2 and 13.1 points, respectively.', ['share', 'adjusted gap']],
    [
      'The crude and stage-adjusted gaps are 13.1 and 5.2 points, respectively.',
      ['FALSE share', 'FALSE share'],
    ],
    ['The dominant and the male share are 62.4% and 71.2%.', ['share', 'share']],
    ['The stage-adjusted gap is 13.1 or 5.2 points.', ['adjusted gap', 'FALSE share']],
    ['The male share is 71.2% or 62.4%.', ['share', 'FALSE share']],
    ['For men the dominant ethnicity share, 62.4% here.', ['share']],
    ['The threshold for men is 55%.', ['FALSE share']],
    ['The dominant share is 63.44%.', ['share']],
    ['The stage-adjusted gap is 14.12 points.', ['adjusted gap']],
    ['The stage-adjusted gap is 14.1 points.', ['adjusted gap']],
    ['The stage-adjusted gap is 12.13 points.', ['adjusted gap']],
    ['The stage-adjusted gap is 13.1.', ['adjusted gap']],
    ['The stage-adjusted gap is 0.131.', ['adjusted gap']],
    ['The stage-adjusted gap is 1.0.', ['FALSE share']],
  ])('%s', (prose, facts) => {
    expect(told(prose, BIASED)).toEqual(facts);
  });
});

describe('in Fairness, where a comparison is a finding', () => {
  it.each([
    ['The stage-adjusted gap is above the 8-point threshold.', ['adjusted gap']],
    ['The stage-adjusted gap is below the 8-point threshold.', ['FALSE adjusted gap']],
    ['The stage-adjusted gap is below the threshold.', ['FALSE share']],
    ['The stage-adjusted gap is above the threshold.', []],
    ['Bias requires a stage-adjusted gap below 8 points.', ['FALSE rule']],
    ['The crude gap is below the 8-point threshold.', ['rule']],
    ['The crude gap is above the 8-point threshold.', ['FALSE rule']],
    ['The stage-adjusted gap is above 9 points.', ['share']],
    ['The shares of the dominant group and of men exceed their limits of 55% and 60%.', ['rule', 'rule']],
    ['The dominant share is above the 55% threshold.', ['rule']],
    ['The male share is above the 60% threshold.', ['rule']],
    ['The gap is above the 8-point threshold.', ['rule']],
    ['Adjusted for stage, the gap is above the 8-point threshold.', ['adjusted gap']],
    ['The stage-adjusted gap is at most 13.12 points.', ['FALSE share']],
  ])('%s', (prose, facts) => {
    expect(told(prose, BIASED, true)).toEqual(facts);
  });
});

describe('in a row of a table, where a threshold needs no word', () => {
  it.each([
    ['Stage-adjusted gap | 13.1% | 8%', ['adjusted gap', 'rule']],
    ['Stage-adjusted gap | 13.1% | 9%', ['adjusted gap', 'FALSE share']],
  ])('%s', (prose, facts) => {
    expect(told(prose, BIASED, true, true)).toEqual(facts);
  });
});

it('leaves alone what the task does not have', () => {
  expect(told('The treatment window is 24 days.', EASY)).toEqual([]);
  const standardOnly = { ...MEDIUM, rules: { ...MEDIUM.rules, stage_iv_window_days: null } };
  expect(told('The Stage IV window is 24 days.', standardOnly)).toEqual(['rule']);
  expect(told('The Stage IV window is 38 days.', standardOnly)).toEqual(['FALSE rule']);
  expect(told('The window is 24 days, in Stage IV as well.', standardOnly)).toEqual(['rule']);
});

it('counts the flag on selection bias with those of records, or leaves it out', () => {
  expect(told('In total 43 flags are listed.', BIASED)).toEqual(['count']);
  expect(told('In total 44 flags are listed.', BIASED)).toEqual(['count']);
  expect(told('In total 42 flags are listed.', BIASED)).toEqual(['FALSE count']);
  expect(told('In total 45 flags are listed.', BIASED)).toEqual(['FALSE count']);
});

it('reads counts of zero apart', () => {
  expect(told('0 invalid_age flags were raised.', CLEAN)).toEqual(['nothing']);
  expect(told('0 invalid_age flags were raised.', MEDIUM)).toEqual(['FALSE nothing']);
  expect(told('In total 0 flags were raised.', CLEAN)).toEqual(['nothing']);
  expect(told('In total 0 flags were raised.', MEDIUM)).toEqual(['FALSE nothing']);
});

it('reads bare decimals from 1 on as percent', () => {
  const facts = { ...BIASED, bias: BIASED.bias && { ...BIASED.bias, adjustedGap: 0.0155 } };
  expect(told('The stage-adjusted gap is 1.0.', facts)).toEqual(['adjusted gap']);
  expect(told('The stage-adjusted gap is 1.5.', facts)).toEqual(['adjusted gap']);
});

it('reads that no gap could be computed as the finding where no stage is kept', () => {
  const facts = { ...BIASED, bias: BIASED.bias && { ...BIASED.bias, adjustedGap: null } };
  expect(told('The stage-adjusted gap cannot be computed.', facts)).toEqual(['adjusted gap']);
  expect(told('The stage-adjusted gap is not defined.', facts)).toEqual(['adjusted gap']);
  expect(told('The crude gap is undefined.', facts)).toEqual([]);
  expect(told('The stage-adjusted gap is large.', facts)).toEqual([]);
  expect(told('The stage-adjusted gap is 5.2 points.', facts)).toEqual(['FALSE share']);
  expect(told('The stage-adjusted gap is 0.5 points.', facts)).toEqual(['FALSE share']);
  expect(told('The stage-adjusted gap is above the threshold.', facts, true)).toEqual(['FALSE share']);
});
