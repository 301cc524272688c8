import { describe, expect, it } from 'vitest';
import { REPORT_LIMIT } from '../model/action.ts';
import { gradeReport } from './report-grade.ts';
import { ATTACKS } from './report/attack-reports.test-support.ts';
import { HONEST_REPORTS } from './report/honest-reports.test-support.ts';
import { BIASED, CONFOUNDED, EASY, MEDIUM } from './report/made-facts.test-support.ts';

const earned = (report: string, facts = MEDIUM) =>
  Object.entries(gradeReport(report, facts).sections)
    .filter(([, earns]) => earns)
    .map(([name]) => name);

describe('an honest report', () => {
  it.each(HONEST_REPORTS.map(({ name, facts, report }) => [name, facts, report] as const))(
    'earns five points: %s',
    (_, facts, report) => {
      expect(earned(report, facts)).toEqual([
        'Protocol',
        'Root cause',
        'Risk',
        'Corrective action',
        'Fairness',
      ]);
    },
  );
});

describe('a report that tells nothing, or lies', () => {
  it.each(ATTACKS.map(({ name, facts, report }) => [name, facts, report] as const))(
    'earns nothing: %s',
    (_, facts, report) => {
      expect(earned(report, facts)).toEqual([]);
    },
  );
});

describe('headings', () => {
  const text = 'The protocol requires ages 29 to 81.';
  it.each([
    `## Protocol\n${text}`,
    `### 1. Protocol\n\n${text}`,
    `**Protocol**\n${text}`,
    `**Protocol:** ${text}`,
    `**1. Protocol** ${text}`,
    `1. **Protocol**: ${text}`,
    `- **Protocol** - ${text}`,
    `__PROTOCOL__\n${text}`,
    `PROTOCOL\n${text}`,
    `protocol: ${text}`,
    `Protocol. ${text}`,
    `Protocol — ${text}`,
    `Section 1: Protocol\n${text}`,
    `(1) Protocol\n${text}`,
    `I. Protocol\n${text}`,
    `Protocol\n========\n${text}`,
    `[Protocol]\n${text}`,
    `<h2>Protocol</h2>\n${text}`,
    `## Protocol Summary\n${text}`,
    `## Protocol requirements and rules\n${text}`,
    `Protocol requirements:\n${text}`,
    `Some words first. Protocol: ${text}`,
    `\`\`\`markdown\n## Protocol\n${text}\n\`\`\``,
  ])('are read: %j', (report) => {
    expect(earned(report)).toEqual(['Protocol']);
  });

  it.each([
    text,
    `# Protocol Timeline Audit\n${text}`,
    `The protocol: ${text}`,
    `Protocol deviations: ${text}`,
    `"Protocol": "${text}"`,
    `## Summary\n${text}`,
    `## Protocols\n${text}`,
  ])('are not read: %j', (report) => {
    expect(earned(report)).toEqual([]);
  });

  it('may come in any order and again: the texts are joined', () => {
    expect(
      earned(
        '## Risk\nThe records threaten patient safety.\n## Protocol\n' +
          text +
          '\n## Risk\nThere are 8 invalid ages.',
      ),
    ).toEqual(['Protocol', 'Risk']);
    expect(earned(`## Protocol\n${text}\n## Protocol\nThe window is 99 days.`)).toEqual([]);
  });

  it('of another name close a section, unless they are deeper', () => {
    expect(earned(`## Protocol\n${text}\n## Notes\nThe treatment window is 99 days.`)).toEqual(['Protocol']);
    expect(earned(`## Protocol\n${text}\n### Notes\nThe treatment window is 99 days.`)).toEqual([]);
  });
});

describe('a claim', () => {
  const fact = 'There are 8 invalid ages in the data.';
  const claims = (heading: string, sentence: string) =>
    earned(`## ${heading}\n${sentence}\n\n${fact}`).length === 1;

  it.each([
    ['Protocol', 'The protocol requires patients to be of eligible age.'],
    ['Protocol', 'No patient may start treatment after the end of the window.'],
    ['Protocol', 'If the stage is IV, a longer window is allowed.'],
    ['Root cause', 'The errors are due to manual data entry.'],
    ['Root cause', 'The most likely root cause is a missing edit check.'],
    ['Root cause', 'The ages are wrong because they were not verified at the site.'],
    ['Root cause', 'This is not random but stems from the data entry form.'],
    ['Risk', 'These records put patient safety at risk.'],
    ['Risk', 'The main risk is to the integrity of the survival data.'],
    ['Risk', 'If left uncorrected, they bias the survival endpoint.'],
    ['Risk', 'Ages were not verified at screening, which exposes patients to harm.'],
    ['Corrective action', 'Query the sites for all flagged records.'],
    ['Corrective action', 'Site staff should be retrained on the age limits.'],
    ['Corrective action', 'Query the sites, and do not change the records before they answer.'],
    ['Corrective action', 'Add an edit check so that such errors are not repeated.'],
  ])('of %s is heard: %s', (heading, sentence) => {
    expect(claims(heading, sentence)).toBe(true);
  });

  it.each([
    ['Protocol', 'The protocol does not require patients to be of eligible age.'],
    ['Protocol', 'The protocol requires nothing of the age of patients.'],
    ['Protocol', 'The protocol was read with care by all of us.'],
    ['Protocol', 'If the protocol requires an age, it is written there.'],
    ['Root cause', 'There is no root cause for the errors.'],
    ['Root cause', 'The root cause of the errors is unknown to us.'],
    ['Root cause', 'The errors are not due to manual data entry.'],
    ['Root cause', 'None of the errors is caused by data entry.'],
    ['Root cause', 'It is not true, whatever they say, that errors are due to data entry.'],
    ['Root cause', 'It is not true that the ages were checked, and that errors are due to data entry.'],
    ['Risk', 'No risk was assessed for these patients.'],
    ['Risk', 'The risk to patient safety was assessed by the team.'],
    ['Risk', 'These records pose no risk to patient safety.'],
    ['Risk', 'The errors threaten neither patient safety nor data integrity.'],
    ['Risk', 'If the records are wrong, patient safety is endangered.'],
    ['Risk', 'Patient safety would be at risk if the ages were wrong.'],
    ['Corrective action', 'No corrective action is needed at the sites.'],
    ['Corrective action', 'Do not query the sites about the flagged records.'],
    ['Corrective action', 'Queries to the sites were never sent by the team.'],
    ['Corrective action', 'If asked, we will query the sites about the records.'],
    ['Corrective action', 'Was a query raised with the sites about the records?'],
  ])('of %s that is denied, put in doubt or not made is not: %s', (heading, sentence) => {
    expect(claims(heading, sentence)).toBe(false);
  });
});

describe('a fact', () => {
  const claim = 'The protocol requires the audit of all patients.';
  const grounds = (sentence: string, facts = MEDIUM) =>
    gradeReport(`## Protocol\n${claim} ${sentence}`, facts).sections.Protocol;
  const voids = (sentence: string, facts = MEDIUM) =>
    !gradeReport(
      `## Protocol\n${claim} Eligible ages are ${facts.rules.age_min} to ${facts.rules.age_max}. ${sentence}`,
      facts,
    ).sections.Protocol;

  it.each([
    'Ages run from 29 to 81 years.',
    'The minimum age is 29.',
    'Patients are at most 81 years old.',
    'Patients older than 81 are out.',
    'Ages of 82 or older are out.',
    'The treatment window is 24 days.',
    'The first dose comes within twenty-four days of enrollment.',
    'The Stage IV window is 38 days.',
    'We raised 8 invalid_age flags.',
    'There are nine window violations.',
    'invalid_age: 8',
    '8 of 480 patients had an invalid age.',
    '3 of the 8 invalid ages were missing.',
    'P0003 was flagged.',
  ])('of the episode grounds a claim: %s', (sentence) => {
    expect(grounds(sentence)).toBe(true);
    expect(voids(sentence)).toBe(false);
  });

  it.each([
    'Eligible ages run from 29 to 80 years.',
    'The minimum age is 30.',
    'Patients older than 85 are ineligible.',
    'The treatment window is 23 days.',
    'The treatment window is 38 days.',
    'The standard window is 38 days and the Stage IV window is 24 days.',
    'Stage IV aside, the standard window is 38 days.',
    'The first dose comes within 25 days of enrollment.',
    'We raised 9 invalid_age flags.',
    'There are eight window violations.',
    'invalid_age: 7',
    'One selection_bias flag was raised, in words: selection_bias: 1.',
    'P0481 was seen.',
    'P0004 was flagged.',
    'We flagged P0003, P0004 and P0044.',
    'P0003 was flagged for temporal_inconsistency.',
  ])('stated wrongly voids the section: %s', (sentence) => {
    expect(voids(sentence)).toBe(true);
  });

  it.each([
    'P0005 is 12 years old and P0046 is 95.',
    'Observed ages ranged from 19 to 99.',
    'P0023 started 41 days after enrollment.',
    'It exceeds the limit by 17 days.',
    'Sites answer queries within 10 days.',
    'Deaths within 3 days of treatment start are valid.',
    'About 40% of patients are alive.',
    'There were 480 patients at 31 sites.',
    'P0004 was cleared, and P0005 was not flagged.',
    'Of these, 3 are missing.',
    'The window is not 21 days.',
    'If the window were 21 days, more patients would be late.',
    'Is the window 21 days?',
    'The next visit is on 2024-03-05, in cycle 3.',
  ])('that is none is neither evidence nor fault: %s', (sentence) => {
    expect(grounds(sentence)).toBe(false);
    expect(voids(sentence)).toBe(false);
  });

  it('of the control arm may be one percentage point off', () => {
    const adjusted = (points: string) =>
      earned(`## Fairness\nThe stage-adjusted gap is ${points}. There is no selection bias.`, CONFOUNDED);
    for (const near of ['2.1%', '3.1 percentage points', '1.2 pp', '0.021', '2 points'])
      expect(adjusted(near)).toEqual(['Fairness']);
    for (const far of ['3.2%', '1.1 percentage points', '0.21', '16.4 pp', '-2.1 points'])
      expect(adjusted(far)).toEqual([]);
  });

  it('of a threshold must be exact', () => {
    const against = (points: number) =>
      earned(
        `## Fairness\nThe stage-adjusted gap is below the ${points}-point threshold. There is no selection bias.`,
        CONFOUNDED,
      );
    expect(against(9)).toEqual(['Fairness']);
    expect(against(10)).toEqual([]);
  });
});

describe('Fairness', () => {
  const finding = 'The stage-adjusted gap is 2.1 points.';
  it.each([
    'There is no evidence of selection bias.',
    'Selection bias is not present.',
    'Selection bias, however, is absent.',
    'We conclude that the control arm is not biased.',
    'The criteria for selection bias are not all met.',
    'The crude gap suggests bias, but no selection bias is found after adjustment.',
    'This is explained by stage rather than by selection bias.',
    'Therefore selection_bias was not flagged.',
    'Neither the shares nor the gap establish selection bias.',
  ])('reads a verdict of no bias: %s', (verdict) => {
    expect(earned(`## Fairness\n${finding} ${verdict}`, CONFOUNDED)).toEqual(['Fairness']);
    expect(earned(`## Fairness\nThe stage-adjusted gap is 13.1 points. ${verdict}`, BIASED)).toEqual([]);
  });

  it.each([
    'Selection bias is present.',
    'There is evidence of selection bias in the control arm.',
    'The control arm is biased.',
    'All three criteria are met, which confirms selection bias.',
    'We therefore flagged selection_bias.',
    'This is not only chance but true selection bias.',
  ])('reads a verdict of bias: %s', (verdict) => {
    expect(earned(`## Fairness\nThe stage-adjusted gap is 13.1 points. ${verdict}`, BIASED)).toEqual([
      'Fairness',
    ]);
    expect(earned(`## Fairness\n${finding} ${verdict}`, CONFOUNDED)).toEqual([]);
  });

  it('accepts that no gap could be computed where no stage is kept', () => {
    const facts = { ...CONFOUNDED, bias: { ...CONFOUNDED.bias!, adjustedGap: null } };
    const report =
      '## Fairness\nThe stage-adjusted gap could not be computed, as every stage is too small. Selection bias is not present.';
    expect(earned(report, facts)).toEqual(['Fairness']);
    expect(earned(report, CONFOUNDED)).toEqual([]);
  });

  it('is void when it lies about the flag of the agent', () => {
    const report = `## Fairness\n${finding} Selection bias is not present, and selection_bias was not flagged.`;
    expect(earned(report, CONFOUNDED)).toEqual(['Fairness']);
    expect(earned(report, { ...CONFOUNDED, biasFlagged: true })).toEqual([]);
  });

  it('needs a fact where it is out of scope, too', () => {
    expect(earned('## Fairness\nControl-arm equity was out of scope of this audit.', EASY)).toEqual([]);
    expect(
      earned('## Fairness\nControl-arm equity was out of scope; ages 34 to 78 were audited.', EASY),
    ).toEqual(['Fairness']);
  });
});

describe('length', () => {
  it('over the limit earns nothing', () => {
    const report = HONEST_REPORTS[0]?.report ?? '';
    expect(gradeReport(report.padEnd(REPORT_LIMIT), EASY).points).toBe(5);
    expect(gradeReport(report.padEnd(REPORT_LIMIT + 1), EASY).points).toBe(0);
    expect(gradeReport('Protocol: '.repeat(100_000), EASY).points).toBe(0);
  });
});
