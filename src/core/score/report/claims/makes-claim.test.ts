import { describe, expect, it } from 'vitest';
import { gradeReport } from '../../report-grade.ts';
import { BIASED, MEDIUM } from '../made-facts.test-support.ts';
import type { SectionName } from '../read/section-name.ts';

/** Whether a section earns its point: a patient who was flagged grounds it, so that only the claim decides. */
const earns = (section: SectionName, text: string, facts = MEDIUM) =>
  gradeReport(`## ${section}\n${text} ${facts === MEDIUM ? 'P0003' : 'P0405'} is listed.`, facts).sections[
    section
  ];

describe('denials and conditions that belong to a claim', () => {
  it.each<[SectionName, string]>([
    ['Protocol', 'When a patient is in Stage IV, a window of 38 days is allowed.'],
    ['Protocol', 'No patient may be older than 81.'],
    ['Protocol', 'Patients must not be younger than 29.'],
    ['Protocol', 'Patients older than 81 are not admitted.'],
    ['Protocol', 'Patients younger than 29 are not permitted.'],
    ['Root cause', 'Site staff did not check the dates behind the 7 temporal inconsistencies.'],
    ['Root cause', 'The 8 invalid ages were never verified by anybody.'],
    ['Root cause', 'The sites overlooked that late patients no longer qualify, hence 9 window violations.'],
    ['Root cause', 'Nobody checked the dates of the 7 temporal inconsistencies.'],
    ['Root cause', 'There was no range check in the EDC for the 8 invalid ages.'],
    ['Risk', 'If left uncorrected, the 8 invalid ages endanger patient safety.'],
    ['Risk', 'With 8 invalid ages the results can no longer be trusted.'],
    ['Risk', 'With 8 invalid ages the validity of the results cannot be assured.'],
    ['Fairness', 'Control-arm equity was not within the scope of this audit of 8 invalid ages.'],
    ['Fairness', 'Control-arm equity was not a part of this audit of 8 invalid ages.'],
    [
      'Fairness',
      'No analysis of equity was made, because bias lies outside the scope of this audit of 8 invalid ages.',
    ],
    [
      'Fairness',
      'We did not assess control-arm equity, as it lies beyond the scope of this audit of 8 invalid ages.',
    ],
    ['Fairness', 'This audit of 8 invalid ages did not cover control-arm equity.'],
    ['Fairness', 'This audit of 8 invalid ages draws no conclusion on equity, which is out of scope.'],
  ])('%s: %s', (section, text) => {
    expect(earns(section, text)).toBe(true);
  });

  it('the longer window that does not apply', () => {
    const text = (index: number) =>
      `The extended window does not apply when the comorbidity index exceeds ${index}.`;
    expect(earns('Protocol', text(4), BIASED)).toBe(true);
    expect(earns('Protocol', text(5), BIASED)).toBe(false);
  });
});

describe('denials of the claim itself', () => {
  it.each<[SectionName, string]>([
    ['Protocol', 'The protocol does not require an age of 29 to 81.'],
    ['Protocol', 'Patients need not be aged 29 to 81.'],
    ['Root cause', 'The 8 invalid ages are not due to data entry.'],
    ['Root cause', 'Nobody can say that the 8 invalid ages are due to data entry.'],
    ['Root cause', 'There is no cause of the 8 invalid ages.'],
    ['Risk', 'If anything, the 8 invalid ages would endanger patient safety.'],
    ['Risk', 'The risk of the 8 invalid ages to patients cannot be estimated.'],
    ['Risk', 'The 8 invalid ages do not endanger patient safety.'],
    ['Corrective action', 'The sites need not be queried on the 8 invalid ages.'],
    ['Corrective action', 'We query nobody at the sites on the 8 invalid ages.'],
    ['Fairness', 'Control-arm equity was not out of scope of this audit of 8 invalid ages.'],
    ['Fairness', 'This audit of 8 invalid ages did cover control-arm equity.'],
    ['Fairness', 'We did not assess control-arm equity in this audit of 8 invalid ages.'],
  ])('%s: %s', (section, text) => {
    expect(earns(section, text)).toBe(false);
  });
});

describe('a sentence', () => {
  it('makes the claims of three sections, of no more', () => {
    const three = 'The 8 invalid ages are due to data entry, endanger patient safety, and sites are queried.';
    expect(earns('Risk', three)).toBe(true);
    const four = three.replace('.', ', as the protocol requires ages 29 to 81.');
    expect(earns('Risk', four)).toBe(false);
  });
});
