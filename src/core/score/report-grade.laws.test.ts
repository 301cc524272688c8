import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REPORT_LIMIT } from '../model/action.ts';
import { gradeReport, SECTION_NAMES, type ReportFacts } from './report-grade.ts';
import { ATTACKS } from './report/attack-reports.test-support.ts';
import { HONEST_REPORTS } from './report/honest-reports.test-support.ts';
import { BIASED, CLEAN, CONFOUNDED, EASY, MEDIUM } from './report/made-facts.test-support.ts';
import { plainText } from './report/read/plain-text.ts';
import { splitSections } from './report/read/sections.ts';

const anyFacts = fc.constantFrom(EASY, MEDIUM, BIASED, CONFOUNDED, CLEAN);
const anyHonest = fc.constantFrom(...HONEST_REPORTS);

/** Text made of pieces that mean something to the grader, in any order, and of anything else. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...SECTION_NAMES.flatMap((name) => [`## ${name}\n`, `${name}: `, `**${name}** `])),
      fc.constantFrom(
        ...[...HONEST_REPORTS, ...ATTACKS].flatMap(({ report }) => report.slice(0, 4_000).split(/(?<=\s)/u)),
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '\n',
        ' ',
        '. ',
        ', ',
        '(',
        ')',
        ';',
        '—',
        '|',
        '"',
        '*',
        '#',
        '{',
        '\u202e',
        '\ud800',
        '\u0000',
      ),
      fc.integer().map(String),
    ),
    { maxLength: 400 },
  )
  .map((pieces) => pieces.join(''));

describe('gradeReport', () => {
  it('gives 0 to 5 points for any text, one for each section that earned it', () => {
    fc.assert(
      fc.property(anyText, anyFacts, (report, facts) => {
        const { points, sections: earned } = gradeReport(report, facts);
        expect(points).toBe(SECTION_NAMES.filter((name) => earned[name]).length);
        expect(Object.keys(earned)).toEqual([...SECTION_NAMES]);
      }),
      { numRuns: 300 },
    );
  });

  it('comes to an end with a report at the limit that is one piece over and over', () => {
    const piece = fc.oneof(
      anyText,
      fc.constantFrom('- ', '> ', '#', '1.', 'if ', '8 of ', 'no patients ', ', which ', '\n'),
    );
    fc.assert(
      fc.property(piece, anyFacts, (text, facts) => {
        const report = '## Protocol\n'.padEnd(REPORT_LIMIT, `${text.slice(0, 1900)} `);
        expect(gradeReport(report, facts).points).toBeLessThanOrEqual(5);
      }),
      { numRuns: 20 },
    );
  });

  it('does not mind the order of the sections', () => {
    fc.assert(
      fc.property(
        anyHonest,
        fc.shuffledSubarray([...SECTION_NAMES], { minLength: SECTION_NAMES.length }),
        ({ report, facts }, order) => {
          const texts = splitSections(plainText(report));
          const shuffled = order.map((name) => `## ${name}\n${texts.get(name) ?? ''}`).join('\n');
          expect(gradeReport(shuffled, facts)).toEqual(gradeReport(report, facts));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('gives a report about one episode nothing in another', () => {
    const shift = fc.integer({ min: 3, max: 6 });
    fc.assert(
      fc.property(anyHonest, fc.tuple(shift, shift, shift, shift), ({ report, facts }, by) => {
        expect(gradeReport(report, elsewhere(facts, by)).points).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('gives keywords without facts nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...KEYWORDS), { minLength: 5, maxLength: 60 }),
        anyFacts,
        (words, facts) => {
          const text = words.join(' ');
          expect(gradeReport(everywhere(text), facts).points).toBe(0);
          expect(gradeReport(everywhere(`${text}.`), facts).points).toBe(0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives keyword lists nothing, whatever facts stand among them', () => {
    const list = fc.array(fc.constantFrom(...KEYWORDS, '29-81', '24 days', '8 invalid_age', 'P0003'), {
      minLength: 5,
      maxLength: 60,
    });
    fc.assert(
      fc.property(list, (words) => {
        expect(gradeReport(everywhere(words.join(', ')), MEDIUM).points).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('gives guesses nothing, though one of them is right', () => {
    const guesses = fc.uniqueArray(fc.integer({ min: 5, max: 95 }), { minLength: 2, maxLength: 30 });
    const claim =
      'The protocol requires this; errors are due to data entry and threaten patient safety, so we query the sites, and control-arm equity is out of scope.';
    const forms: readonly ((guess: number) => string)[] = [
      (guess) => `The minimum age is ${guess}.`,
      (guess) => `The treatment window is ${guess} days.`,
      (guess) => `We raised ${guess} invalid_age flags.`,
      (guess) => `Eligible ages are ${guess} to 81.`,
      (guess) => `There are ${guess} window violations.`,
    ];
    fc.assert(
      fc.property(guesses, fc.constantFrom(...forms), (numbers, form) => {
        const text = `${claim} ${numbers.map(form).join(' ')}`;
        expect(gradeReport(everywhere(text), MEDIUM).points).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it('gives numbers that belong to nothing nothing', () => {
    const claim =
      'The protocol requires this; errors are due to data entry and threaten patient safety, so we query the sites, and control-arm equity is out of scope.';
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -5, max: 1000, noNaN: true }), { maxLength: 200 }),
        anyFacts,
        (numbers, facts) => {
          const text = `${claim}\n\n${numbers.map((number) => number.toFixed(number > 50 ? 0 : 2)).join(' ')}`;
          expect(gradeReport(everywhere(text), facts).points).toBe(0);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('gives a denied sentence nothing', () => {
    const denied = fc.constantFrom(
      (sentence: string) => `It is not true that ${sentence}`,
      (sentence: string) => `We deny that ${sentence}`,
      (sentence: string) => `Nobody claims that ${sentence}`,
      (sentence: string) => `It is not the case that ${sentence}`,
      (sentence: string) => `Is it true that ${sentence.slice(0, -1)}?`,
      (sentence: string) => `Suppose that ${sentence}`,
    );
    const sentences = [
      'the protocol requires ages 29 to 81 and allows 24 days to treatment.',
      'the 8 invalid ages were caused by data entry errors.',
      'the 9 window violations endanger patient safety.',
      'the sites should be queried for the 7 temporal inconsistencies.',
      'control-arm equity was out of scope of this audit of 8 invalid ages.',
    ] as const;
    expect(gradeReport(sections(sentences), MEDIUM).points).toBe(5);
    fc.assert(
      fc.property(fc.array(denied, { minLength: 5, maxLength: 5 }), (denials) => {
        const texts = sentences.map((sentence, index) => denials[index]?.(sentence) ?? '');
        expect(gradeReport(sections(texts), MEDIUM).points).toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});

const KEYWORDS =
  'protocol|requires|must|permits|eligible|age|window|days|Stage IV|threshold|inclusive|root cause|due to|caused by|because|stems from|data entry|transcription|risk|threatens|endangers|patient safety|data integrity|endpoint|compromises|query|retrain|correct|monitor|escalate|sites|records|fairness|equity|selection bias|present|not present|out of scope|stage-adjusted gap|control arm|flagged|invalid_age|violation|is|are|the|of|and'
    .split('|')
    .flatMap((entry) => [entry, ...entry.split(' ')]);

function sections(texts: readonly string[]): string {
  return SECTION_NAMES.map((name, index) => `## ${name}\n${texts[index] ?? ''}`).join('\n\n');
}

function everywhere(text: string): string {
  return sections(SECTION_NAMES.map(() => text));
}

/** The facts of another episode of the same task, in which no number and no flag is the same. */
function elsewhere(facts: ReportFacts, [a, b, c, d]: readonly [number, number, number, number]): ReportFacts {
  const { rules, flagCounts, bias } = facts;
  const plus = (value: number | null, by: number) => (value === null ? null : value + by);
  return {
    ...facts,
    rules: {
      age_min: rules.age_min + a,
      age_max: rules.age_max + b,
      treatment_window_days: plus(rules.treatment_window_days, c),
      stage_iv_window_days: plus(rules.stage_iv_window_days, d),
      comorbidity_threshold: plus(rules.comorbidity_threshold, a),
      high_risk_sites: rules.high_risk_sites && ['Kestrel Sound Hospital'],
      dominance_threshold_pct: plus(rules.dominance_threshold_pct, b),
      male_threshold_pct: plus(rules.male_threshold_pct, c),
      adjusted_gap_threshold_pct: plus(rules.adjusted_gap_threshold_pct, d),
    },
    flagCounts: {
      ...flagCounts,
      invalid_age: flagCounts.invalid_age + 10 + a,
      temporal_inconsistency: flagCounts.temporal_inconsistency + 20 + b,
      protocol_window_violation: flagCounts.protocol_window_violation + 30 + c,
    },
    isFlagged: () => false,
    bias: bias && {
      ...bias,
      dominantShare: bias.dominantShare + 0.05,
      maleShare: bias.maleShare + 0.06,
      crudeGap: bias.crudeGap + 0.04,
      adjustedGap: bias.adjustedGap === null ? null : bias.adjustedGap + 0.1,
    },
  };
}
