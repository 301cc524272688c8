import { describe, expect, it } from 'vitest';
import { gradeReport } from '../report-grade.ts';
import type { ReportFacts } from './facts/report-facts.ts';
import { BIASED, CLEAN, CONFOUNDED, MEDIUM } from './made-facts.test-support.ts';

function earns(section: string, text: string, facts: ReportFacts): boolean {
  return gradeReport(`## ${section}\n${text}`, facts).points === 1;
}

describe('sentences under Protocol that earn a point, MEDIUM', () => {
  it.each([
    'Patients younger than 29 or older than 81 are excluded by the protocol.',
    'The delay from enrollment to first dose is capped at 24 days.',
    'The protocol limits enrollment to ages of 29 through 81.',
    'The protocol requires that treatment start no later than 24 days after enrollment; Stage IV patients have 38 days.',
    'A patient must be 29 or older, and must not be older than 81.',
    'The age must lie between 29 and 81 (inclusive).',
    'Eligible: 29 to 81 years. Treatment is to begin within 24 days.',
    'The protocol sets a 24-day window (38 days for Stage IV).',
    'Ages below 29 or above 81 violate the protocol.',
    'The protocol allows a maximum of 24 days from enrollment to treatment.',
    'Patients must start treatment by day 24 after enrollment.',
    'The protocol requires an age of at least 29 years and at most 81 years.',
    'The treatment window is 24 days from enrollment, and 38 days for patients with Stage IV disease.',
    'Treatment must not start before enrollment, and ages are 29 to 81.',
    'No patient may be younger than 29.',
    'If a patient is in Stage IV, a window of 38 days is allowed.',
  ])('%s', (text) => {
    expect(earns('Protocol', text, MEDIUM)).toBe(true);
  });
});

describe('sentences under Protocol that earn a point, BIASED', () => {
  it.each([
    'The protocol requires an age of 41 to 84. The Stage IV window of 33 days is revoked when the comorbidity index exceeds 4.',
    'Stage IV patients get 33 days unless their comorbidity index is 5 or more, in which case 19 days apply.',
    'Selection bias is defined as a dominant share above 55%, a male share above 60% and a stage-adjusted gap above 8 percentage points.',
  ])('%s', (text) => {
    expect(earns('Protocol', text, BIASED)).toBe(true);
  });
});

describe('sentences under Root cause that earn a point, MEDIUM', () => {
  it.each([
    'We believe the 8 invalid ages stem from data entry errors.',
    'The 9 window violations are probably the result of scheduling backlogs.',
    'Manual transcription is the most likely explanation for the 8 invalid ages.',
    'Of the 9 window violations, 3 concern Stage IV patients; they were caused by slow scheduling.',
    'The 7 temporal inconsistencies are likely caused by swapped dates, not by real events.',
    'Poor training at the sites likely led to the 9 window violations.',
  ])('%s', (text) => {
    expect(earns('Root cause', text, MEDIUM)).toBe(true);
  });
});

describe('sentences under Risk that earn a point, MEDIUM', () => {
  it.each([
    'The 7 temporal inconsistencies make the survival analysis unreliable.',
    'Patient safety is at risk because of the 8 invalid ages.',
    'With 8 invalid ages, the trial exposes patients to unknown toxicity.',
    'Ineligible patients such as P0003 may suffer harm, which endangers patient safety.',
    'There is a risk to patient safety and data integrity, given 8 invalid ages.',
    'If left as they are, the 8 invalid ages endanger patient safety.',
    'P0003 and P0017 endanger the safety of patients, unlike P0004.',
  ])('%s', (text) => {
    expect(earns('Risk', text, MEDIUM)).toBe(true);
  });
});

describe('sentences under Corrective action that earn a point, MEDIUM', () => {
  it.each([
    'Query the sites about the 8 invalid ages.',
    'All 24 flagged records should be queried with the sites, starting with P0003.',
    'We recommend retraining the site staff on the 24-day window.',
    'Sites must verify the 8 invalid ages against source documents.',
    'Query the sites on P0003.',
  ])('%s', (text) => {
    expect(earns('Corrective action', text, MEDIUM)).toBe(true);
  });
});

describe('sentences under Fairness that earn a point, CONFOUNDED', () => {
  it.each([
    'The stage-adjusted gap is 2.1 points, below the threshold of 9. Selection bias is not present.',
    '| Quantity | Value | Threshold |\n|---|---|---|\n| Dominant share | 66.1% | 58% |\n| Male share | 69.7% | 64% |\n| Crude gap | 16.4% | 9% |\n| Stage-adjusted gap | 2.1% | 9% |\n\nSelection bias is not present.',
    'After adjusting for stage, the mortality gap drops to 2.1 percentage points, so selection bias is not present.',
    'The gaps are 16.4 points (crude) and 2.1 points (stage-adjusted); we conclude there is no selection bias.',
    'With a stage-adjusted gap of 2.1 points there is no selection bias.',
    'The stage-adjusted mortality gap was 2.1%, which does not exceed the 9% limit. We found no selection bias.',
    'Mortality in Stage IV is 80% in both groups. The stage-adjusted gap is 2.1 pp. There is no selection bias.',
  ])('%s', (text) => {
    expect(earns('Fairness', text, CONFOUNDED)).toBe(true);
  });
});

describe('sentences under Fairness that earn a point, BIASED', () => {
  it.each([
    'The stage-adjusted gap is 13.1 points, exceeding the 8-point threshold. Selection bias is present.',
    'The dominant share (62.4%) and the male share (71.2%) exceed their thresholds of 55% and 60%, and the stage-adjusted gap of 13.1 points exceeds 8 points. Selection bias is present.',
  ])('%s', (text) => {
    expect(earns('Fairness', text, BIASED)).toBe(true);
  });
});

describe('sentences under Fairness that earn a point, MEDIUM', () => {
  it.each([
    'Control-arm equity was out of scope for this audit of 8 invalid ages.',
    'Equity of the control arm lies outside the scope of this task; the 24-day window was audited.',
    'Selection bias is not part of this task, which covered ages 29 to 81 and the 24-day window.',
    'Control-arm equity was out of scope; ages 29 to 81 were audited. Selection bias was not flagged.',
  ])('%s', (text) => {
    expect(earns('Fairness', text, MEDIUM)).toBe(true);
  });
});

describe('sentences under Protocol that earn none, MEDIUM', () => {
  it.each([
    'The protocol requires patients to be younger than 29 or older than 81.',
    'Patients must be younger than 29 or older than 81 years.',
    'The protocol excludes patients aged 29 to 81.',
    'Patients aged 29 to 81 are ineligible under the protocol.',
    'Patients aged 29 to 81 are not eligible under the protocol.',
    'The theory that the protocol requires ages 29 to 81 is nonsense.',
    'The protocol supposedly requires ages 29 to 81.',
    'The protocol requires ages 29 to 81. None of this is true.',
    'The protocol requires ages 29 to 81. The opposite is true.',
    'The protocol requires ages 29 to 81. That is wrong.',
    'The protocol requires treatment to start more than 24 days after enrollment, whatever else.',
    'The protocol requires a treatment window of 38 days, and 24 days in Stage IV.',
    'The protocol requires a treatment window of 24 days; in Stage IV it is 24 days.',
    'The protocol requires something, and there are 0 selection_bias flags.',
    'The protocol requires ages 28 to 82.',
    'The protocol requires ages 29 to 81 and 30 to 80.',
    'The protocol requires an age of 29, 30 or 31 and so on.',
    'The protocol caps the delay at 25 days.',
    'The delay must be capped at 25 days.',
    'The protocol is what the patients have, and 8 invalid ages.',
    'Ages 29 to 81 required.',
  ])('%s', (text) => {
    expect(earns('Protocol', text, MEDIUM)).toBe(false);
  });
});

describe('sentences under Root cause that earn none, MEDIUM', () => {
  it.each([
    'The theory that the 8 invalid ages are due to data entry is nonsense.',
    'The 8 invalid ages being due to data entry is a myth.',
    'I refuse to say that the 8 invalid ages are due to data entry.',
    'The claim that the 8 invalid ages are due to data entry has no basis.',
    'It would be wrong to say that the 8 invalid ages are due to data entry.',
    'The sky is blue, which has a cause, and 8 invalid ages exist.',
    'The 8 invalid ages are far from being due to data entry.',
    'Data entry errors caused 0 temporal inconsistencies.',
    'I do not think the 8 invalid ages are due to data entry.',
    'The 8 invalid ages cannot be due to data entry.',
    'The 8 invalid ages were hardly caused by data entry.',
    'The root cause of the 8 invalid ages remains to be found.',
    'The weather of 8 invalid ages is not known, and it has a cause.',
    'Errors are due to data entry. P0003, P0004, P0005 and P0006 are listed.',
  ])('%s', (text) => {
    expect(earns('Root cause', text, MEDIUM)).toBe(false);
  });
});

describe('sentences under Risk that earn none, MEDIUM', () => {
  it.each([
    'The 8 invalid ages fail to endanger patient safety.',
    'The 8 invalid ages endanger nobody and threaten nothing.',
    'Risks to patient safety from the 8 invalid ages have yet to be assessed.',
    'The 8 invalid ages pose little risk.',
    'P0001, P0002, P0004 and P0003 endanger patient safety.',
    'If P0003 is real, patient safety is endangered.',
    'The 8 invalid ages are here, but if it is real, patient safety is endangered.',
  ])('%s', (text) => {
    expect(earns('Risk', text, MEDIUM)).toBe(false);
  });
});

describe('sentences under Corrective action that earn none, MEDIUM', () => {
  it.each([
    'There is no need to query the sites for the 8 invalid ages.',
    'We recommend against querying the sites for the 8 invalid ages.',
    'Refrain from querying the sites for the 8 invalid ages.',
    'Avoid queries to the sites about the 8 invalid ages.',
    'Query the site P0003.',
  ])('%s', (text) => {
    expect(earns('Corrective action', text, MEDIUM)).toBe(false);
  });
});

describe('sentences under Fairness that earn none, MEDIUM', () => {
  it.each([
    'Control-arm equity was out of scope of the 24-day window audit. In truth, control-arm equity was in scope.',
    'Control-arm equity was never out of scope of the 24-day window audit.',
    'The 24-day window audit covered control-arm equity, which was in scope.',
    'Control-arm equity was out of scope; ages 29 to 81 were audited. Selection bias is present.',
    'Control-arm equity was out of scope; ages 29 to 81 were audited. Selection bias is not absent.',
    'Control-arm equity was out of scope; ages 29 to 81 were audited. Fairness was in scope.',
  ])('%s', (text) => {
    expect(earns('Fairness', text, MEDIUM)).toBe(false);
  });
});

describe('sentences under Fairness that earn none, CONFOUNDED', () => {
  it.each([
    'The stage-adjusted gap is 2.1 points. Selection bias is not absent.',
    'The stage-adjusted gap is 2.1 points, above the threshold of 9. Selection bias is not present.',
    'The crude gap of 2.1 points is an adjusted gap of 16.4 points. Selection bias is not present.',
    'The stage-adjusted gap is 2.1 points or 5 points. Selection bias is not present.',
    'The stage-adjusted gap exceeds the threshold. There is no selection bias.',
    'The crude gap is 16.4 points. Selection bias is not present.',
    'The stage-adjusted gap is 2.1 points. It is nonsense that selection bias is not present.',
    'The stage-adjusted gap is 2.1 points. Selection bias was flagged.',
    '| Quantity | Value | Threshold |\n|---|---|---|\n| Stage-adjusted gap | 4.1% | 9% |\n\nSelection bias is not present.',
    '| Quantity | Value | Threshold |\n|---|---|---|\n| Stage-adjusted gap | 2.1% | 8% |\n\nSelection bias is not present.',
    'Adjusted for stage, the gap is 16.4 points. Selection bias is not present.',
    'The stage-adjusted gap is 2.1 points. | Selection bias | not present |',
    'The stage-adjusted gap is 2.1 points.\n| Selection bias is not present. |',
  ])('%s', (text) => {
    expect(earns('Fairness', text, CONFOUNDED)).toBe(false);
  });
});

describe('a count of zero', () => {
  const text =
    'The errors are due to data entry. 0 invalid_age and 0 temporal_inconsistency flags were raised.';
  it('grounds a report on nothing flagged, and no other', () => {
    expect(earns('Root cause', text, CLEAN)).toBe(true);
    const one = { ...CLEAN, flagCounts: { ...CLEAN.flagCounts, protocol_window_violation: 1 } };
    expect(earns('Root cause', text, one)).toBe(false);
    expect(earns('Root cause', text.replace('.', ' of P0003.'), one)).toBe(false);
  });
});

describe('patients', () => {
  const about = (...ids: string[]) =>
    `The errors are due to data entry. We looked at ${ids.join(', ')} here.`;
  it('ground a section when at least as many were flagged as were not', () => {
    expect(earns('Root cause', about('P0003', 'P0004'), MEDIUM)).toBe(true);
    expect(earns('Root cause', about('P0003', 'P0004', 'P0005'), MEDIUM)).toBe(false);
    expect(earns('Root cause', about('P0003', 'P0004', 'P0005', 'P0017'), MEDIUM)).toBe(true);
    expect(earns('Root cause', about('P0004'), MEDIUM)).toBe(false);
    const zero = `${about('P0003', 'P0004', 'P0005')} 0 selection_bias flags were raised.`;
    expect(earns('Root cause', zero, MEDIUM)).toBe(false);
  });
});

describe('the flag on selection bias', () => {
  it('is told rightly or not at all', () => {
    const silent = 'The stage-adjusted gap is 2.1 points. Selection bias is not present.';
    expect(earns('Fairness', silent, { ...CONFOUNDED, biasFlagged: true })).toBe(true);
    const told = 'The stage-adjusted gap is 2.1 points. We did not flag selection bias.';
    expect(earns('Fairness', told, { ...CONFOUNDED, biasFlagged: true })).toBe(false);
    expect(earns('Fairness', told, CONFOUNDED)).toBe(true);
  });
});

describe('padding', () => {
  const claim = 'The 8 invalid ages endanger patient safety.';
  it('is the same sentence four times', () => {
    expect(earns('Risk', `${claim} `.repeat(3), MEDIUM)).toBe(true);
    expect(earns('Risk', `${claim} `.repeat(4), MEDIUM)).toBe(false);
  });

  it('is more than 400 sentences', () => {
    const words = (count: number) =>
      Array.from(
        { length: count },
        (_, index) => `Word${'a'.repeat(index % 40)}${'b'.repeat(index / 40)}.`,
      ).join(' ');
    expect(earns('Risk', `${claim} ${words(399)}`, MEDIUM)).toBe(true);
    expect(earns('Risk', `${claim} ${words(400)}`, MEDIUM)).toBe(false);
  });
});

describe('a sentence in several sections', () => {
  it('counts for none, but another of its own does', () => {
    const copied =
      'The 8 invalid ages are due to data entry, endanger patient safety, and sites are queried.';
    const report = (own: string) => `## Risk\n${copied} ${own}\n## Root cause\n${copied}`;
    expect(gradeReport(report(''), MEDIUM).points).toBe(0);
    expect(gradeReport(report('P0003 endangers patient safety, as it was treated.'), MEDIUM).points).toBe(1);
    expect(gradeReport(report('Patient safety is endangered here, alas.'), MEDIUM).points).toBe(0);
    expect(gradeReport(`## Risk\n${copied} ${copied}`, MEDIUM).points).toBe(1);
  });
});
