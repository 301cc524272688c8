import { readFileSync } from 'node:fs';
import { gradeReport, SECTION_NAMES, type ReportFacts } from '../../src/core/score/report-grade.ts';
import { verdictsIn } from '../../src/core/score/report/claims/verdict.ts';
import { factsIn } from '../../src/core/score/report/facts/facts-in.ts';
import { plainText } from '../../src/core/score/report/read/plain-text.ts';
import { sentencesOf } from '../../src/core/score/report/read/sentences.ts';
import { hashText, TASKS, type ErrorType } from '../../src/core/index.ts';

/** Texts that reports were made of when their reading was frozen: honest ones and attacks. */
const PARAGRAPHS: readonly string[] = JSON.parse(
  readFileSync(new URL('report-paragraphs.json', import.meta.url), 'utf8'),
);

/** How often each text is changed a little and read again. */
const VARIANTS = 7;
const BLOCK = 20;

/** A hash of how each block of texts is read, with its variants, against one or the other of two episodes. */
export function readingHashes(): string[] {
  const hashes: string[] = [];
  for (let from = 0; from < PARAGRAPHS.length; from += BLOCK) {
    const lines = PARAGRAPHS.slice(from, from + BLOCK).flatMap((text, index) =>
      variantsOf(text, from + index).map((variant, at) =>
        readingOf(variant, (index + at) % 2 === 0 ? MEDIUM : HARD),
      ),
    );
    hashes.push(hashText(lines.join('\n')).slice(0, 16));
  }
  return hashes;
}

/** What is read in a text: its canonical spelling, facts, verdicts, and the point it earns under each heading. */
function readingOf(text: string, facts: ReportFacts): string {
  const sentences = sentencesOf(plainText(text));
  const read = sentences.map((sentence) => [
    sentence,
    factsIn(sentence, facts, false),
    factsIn(sentence, facts, true),
    verdictsIn(sentence.text),
  ]);
  const headings = SECTION_NAMES.map((name) => (facts.bias ? `${name}: ` : `## ${name}\n${GROUND}\n`));
  const earned = headings.map((heading) => gradeReport(heading + text, facts).points);
  return JSON.stringify([read, earned]);
}

/** A sentence that grounds any section and makes no claim. */
const GROUND = 'Ages run from 29 to 81 years here.';

/** The text itself and small changes of it: figures off by one, words left out, doubled, swapped, denied. */
function variantsOf(text: string, seed: number): string[] {
  const variants = [text];
  let state = Math.imul(seed + 1, 2_654_435_761) >>> 0;
  const below = (bound: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * bound);
  };
  while (variants.length <= VARIANTS) {
    const words = text.split(' ');
    const at = below(words.length);
    const word = words[at] ?? '';
    const other = OTHERS[below(OTHERS.length)] ?? '';
    const changes = [
      () => words.splice(at, 1),
      () => words.splice(at, 0, other),
      () => words.splice(at, 1, other),
      () => words.splice(at, 2, words[at + 1] ?? '', word),
      () => words.splice(at, 1, `${word}${[',', ';', '.', ':', ')', '?'][below(6)]}`),
      () =>
        words.splice(
          0,
          words.length,
          ...text.replaceAll(/\d+/g, (n) => String(Number(n) + below(3) - 1)).split(' '),
        ),
      () => words.splice(0, words.length, ...text.replaceAll(/\d+/g, (n) => RIGHT[n] ?? n).split(' ')),
      () =>
        words.splice(
          0,
          words.length,
          ...text.replace('.', [' and', ', which', '; it', ' but', ' if'][below(5)] ?? '').split(' '),
        ),
    ];
    changes[below(changes.length)]?.();
    variants.push(words.join(' '));
  }
  return variants;
}

/** Words that turn what a sentence says. */
const OTHERS = (
  'not|no|never|neither|without|unless|if|only|about|at least|at most|more than|less than|up to|over|below|above|exceeds|within|between|than|or older|or younger|or more|' +
  'stage IV|standard|the crude|the stage-adjusted|dominant|male|threshold|limit|selection bias|absent|present|flagged|cleared|P0003|P0005|P9999|invalid_age|window violations|temporal|' +
  '29|81|24|38|8|7|9|19|33|4|41|84|55%|60%|13.1 points|2.1%|twenty-four|eight|days|years|percent|percentage points|and|but|because|which|would|should|must|we|it|they|the site|query|' +
  '(|)|[|]|—|–|-|*|**|#|>|:|"|~~|`|<b>|0.131|0.62|-1|999|2023-04-05|Day 3|of the 24|comorbidity|revokes|respectively|Ironwood General Hospital|out of scope|in scope'
).split('|');

/** Figures of the other episodes of these texts, as those of the two here. */
const RIGHT: Readonly<Record<string, string>> = {
  34: '29',
  78: '81',
  26: '41',
  73: '84',
  30: '19',
  47: '33',
  3: '4',
  58: '55',
  64: '60',
};

function factsOf(parts: Omit<ReportFacts, 'isFlagged' | 'isPatient'>): ReportFacts {
  const flags = new Map<string, ErrorType>([
    ['P0003', 'invalid_age'],
    ['P0044', 'invalid_age'],
    ['P0012', 'invalid_age'],
    ['P0017', 'temporal_inconsistency'],
    ['P0079', 'temporal_inconsistency'],
    ['P0022', 'protocol_window_violation'],
    ['P0068', 'protocol_window_violation'],
  ]);
  return {
    ...parts,
    isFlagged: (id, type) => (type === undefined ? flags.has(id) : flags.get(id) === type),
    isPatient: (id) => /^P0[0-6]\d\d$/.test(id),
  };
}

const NONE = {
  comorbidity_threshold: null,
  high_risk_sites: null,
  dominance_threshold_pct: null,
  male_threshold_pct: null,
  adjusted_gap_threshold_pct: null,
};

const MEDIUM = factsOf({
  task: TASKS.task_medium,
  rules: { age_min: 29, age_max: 81, treatment_window_days: 24, stage_iv_window_days: 38, ...NONE },
  flagCounts: { invalid_age: 8, temporal_inconsistency: 7, protocol_window_violation: 9, selection_bias: 0 },
  biasFlagged: false,
  bias: null,
});

const HARD = factsOf({
  task: TASKS.task_hard,
  rules: {
    age_min: 41,
    age_max: 84,
    treatment_window_days: 19,
    stage_iv_window_days: 33,
    comorbidity_threshold: 4,
    high_risk_sites: ['Aldermoor Cancer Center', 'Ironwood General Hospital', 'Northquay Cancer Centre'],
    dominance_threshold_pct: 55,
    male_threshold_pct: 60,
    adjusted_gap_threshold_pct: 8,
  },
  flagCounts: {
    invalid_age: 11,
    temporal_inconsistency: 10,
    protocol_window_violation: 22,
    selection_bias: 1,
  },
  biasFlagged: true,
  bias: { dominantShare: 0.6244, maleShare: 0.7115, crudeGap: 0.0523, adjustedGap: 0.1312, present: true },
});
