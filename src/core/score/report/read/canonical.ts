import { SITES } from '../../../dataset/sites.ts';
import { COMPARISONS } from './comparisons.ts';
import { PUBLISHED, TYPE_NAMES } from './error-types.ts';
import { GAP_PHRASES } from './gap-phrases.ts';
import { inFigures } from './number-words.ts';
import { rewrite, type Rewrites } from './rewrite.ts';

/** Contractions, silent marks, dates and hyphens. */
const SPELLING: Rewrites = [
  [/\bcan(?:no|')t\b/gu, 'can not'],
  [/\bwon't\b/gu, 'will not'],
  [/n't\b/gu, ' not'],
  [/\b(do|does|did|is|are|was|were|has|have|had|should|would|could|must|need)nt\b/gu, '$1 not'],
  [/'s\b|["*`'~#^]/gu, ''],
  [/\b\d{4}-\d{2}-\d{2}\b/gu, 'date'],
  [/(?<=\b\d{1,3}),(?=\d{3}\b)/gu, ''],
  [/_/gu, ' '],
  [/(?<=[a-z%])-(?=[a-z])|(?<=\d)-(?=[a-z])/gu, ' '],
];

/** Names of sites, each as one word: "site3". */
const SITE_NAMES: Rewrites = SITES.map(({ name }, index) => [
  new RegExp(name.toLowerCase().replaceAll('-', ' '), 'gu'),
  `site${index}`,
]);

/** Numbers that are labels count nothing; others carry their unit: "24d", "78y", "62.4%", "13.1pp", "3u" for any other. */
const UNITS: Rewrites = [
  [/\bstages? 4\b(?!\.?[\d%])/gu, 'stage iv'],
  [/\bstages? [123]\b(?!\.?[\d%])/gu, 'stage i'],
  [/\bby day (?=\d)/gu, 'within day '],
  [
    /\b(phase|grade|section|table|figure|item|cycle|part|ecog|step|version|criterion|batch|clause|appendix|article|cfr|seed|note) \d[\d.]*/gu,
    '$1',
  ],
  [
    /(?<=[^a-z\d.]\d[\d.]*) ?(?:% ?(?:percentage )?points?|(?:percent(?:age)? )?points?|ppts?|pp|pts?)\b/gu,
    'pp',
  ],
  [/(?<=[^a-z\d.]\d[\d.]*) ?(?:%|(?:percent|per cent|pct)\b)/gu, '%'],
  [
    /(?<=[^a-z\d.]\d[\d.]*) ?(?:(?:business|working) days?|weeks?|months?|hours?|minutes?|fold|times|mg|st|nd|rd|th|x)\b/gu,
    'u',
  ],
  [/(?<=[^a-z\d.]\d[\d.]*) ?(?:(?:calendar|consecutive|full|whole) )?(?:days?|d)\b/gu, 'd'],
  [/(?<=[^a-z\d.]\d[\d.]*) ?(?:years?|yrs?|yo|y)\b/gu, 'y'],
  [/\bday (\d+)\b/gu, '$1d'],
];

/** "29 <= age <= 81", "34 to 78", "between 34 and 78": "[34..78]"; the unit comes after the bracket. */
const RANGES: Rewrites = [
  [
    /\b(extend\w*|lengthen\w*|increas\w*|reduc\w*|shorten\w*|back|reverts?|falls?|drops?|rais\w+|widen\w*)((?: [a-z]+){0,6}) from (\d+)d? to (\d+)d\b/gu,
    '$1$2 $3d and $4d',
  ],
  [/\[(\d+) ?, ?(\d+)\]/gu, '$1 to $2'],
  [/\b(\d+) ?(?:<=|≤) ?([a-z ]{1,20}?) ?(?:<=|≤) ?(\d+)\b/gu, '$2 $1 to $3'],
  [
    /(?:\b(?:from|between) )?(?<![\d.a-z])(\d+)[yd]?(?: ?- ?| to | through | thru | until )(\d+)([yd]?)(?![\d%a-z]|\.\d)/gu,
    '[$1..$2]$3',
  ],
  [
    /(\b(?:between|both|bounds|limits|minimum and maximum)(?: [a-z]+){0,4}?(?: \(| :)?) ?(\d+)[yd]? and (\d+)([yd]?)(?![\d%a-z]|\.\d)/gu,
    '$1 [$2..$3]$4',
  ],
];

/** Marks stand alone, and brackets around mere words vanish. */
const MARKS: Rewrites = [
  [/[.!?](?!\.?\d)/gu, ' '],
  [/(?<=\d)\/(?=\d)/gu, ' and '],
  [/[≈~]/gu, ' about '],
  [/[<>]=?|[≤≥,;:()|—→/]|(?<![<>])=/gu, ' $& '],
  [/\( ([a-z ]+) \)/gu, ' $1 '],
  [/ {2,}/gu, ' '],
];

const NAMED = String.raw`dominan\w*|males?|men|crude|unadjusted|(?:stage )?adjusted`;
const VALUE = String.raw`\d[\d.]*(?:%|pp|)`;

/**
 * Lists of patients, sites and numbers become one word: "p0003+p0017", "24d+38d". Where two quantities are named before
 * two values, each gets its own.
 */
const LISTS: Rewrites = [
  [/(?<=\d(?:%|pp|d|)) \/ (?=\d)/gu, '+'],
  [/(?<=\bp\d{4,})(?: ,)?(?: and| or| to| ?-)? (?=p\d{4})/gu, '+'],
  [/(?<=\bsite\d+)(?: ,)?(?: and| or)? (?=site\d)/gu, '+'],
  [/(?<= [<>]?=?\d[\d.]*)(d|%|pp|) (?:and|or) (?=\d[\d.]*\1(?![\d.a-z%]))/gu, '$1+'],
  [/(?<= )(\d+) and (\d+)d(?![a-z\d])/gu, '$1d+$2d'],
  [/(?<= )(\d[\d.]*) (?:and|or) (\d[\d.]*)(pp|%)(?![a-z\d])/gu, '$1$3+$2$3'],
  [
    new RegExp(
      String.raw`\b(${NAMED})((?: [a-z]+)?) and (?:the )?(${NAMED})((?: [a-z]+){0,6}) (${VALUE})\+(${VALUE})(?![\w+%])`,
      'gu',
    ),
    '$1$2 $5 and $3$4 $6',
  ],
];

/** A part of a count is no count: "3 of the 8", "about 10". The whole that a count is of need not be said. */
const PARTS: Rewrites = [
  [/(?<=\d (?:out )?of (?:the )?\d+ (?:patients|records|subjects|participants|rows)) \( \d[\d.]*% \)/gu, ''],
  [/(?<=\d )(?:out )?of (?:the )?\d+ (?=(?:patients|records|subjects|participants|rows)\b)/gu, 'of '],
  [
    /\b\d+ (?:out )?of (?:the|our|my|all|these|those) (?=\d+ (?:invalidage|temporalinconsistency|windowviolation)s?\b)/gu,
    'some of ',
  ],
  [/\b\d+ (?:out )?of (?:the|our|my|all|these|those|them|which|whom)\b(?: \d+\b)?/gu, 'some of'],
  [
    /(?<= (?:about|approximately|around|roughly|nearly|almost|some|first|last|top|other|remaining|another|additional|next|further) )(?=\d)/gu,
    '~',
  ],
];

/** "..., however, ..."; "..., which was flagged" and "..., who should never have been enrolled, ...": said of what stands before. */
const ASIDES: Rewrites = [
  [/ , (?:however|therefore|thus|hence|consequently|accordingly|in our view) , /gu, ' '],
  [/(?<= (?:is|was|are|were)) (?:therefore|thus|hence|consequently|however|also) /gu, ' '],
  [/ , (?:which|who) (?=(?:was|were|is|are) flagged)/gu, ' '],
  [/ , (?:which|who|whose) [^,;<>]{1,80} , (?=[a-z])/gu, ' '],
];

/**
 * A sentence in one spelling: lower case, numbers in figures with their units, comparisons as signs, ranges and lists as
 * one word, marks apart, a space at either end. "Patients aged 29–81 (both included) must start within twenty-four days."
 * becomes " patients aged [29..81] both included must start <=24d ".
 */
export function canonical(sentence: string): string {
  const spelled = inFigures(rewrite(sentence.toLowerCase(), [...PUBLISHED, ...SPELLING]));
  return rewrite(` ${spelled} `, TABLES);
}

const TABLES: Rewrites = [
  ...SITE_NAMES,
  ...UNITS,
  ...RANGES,
  ...MARKS,
  ...TYPE_NAMES,
  ...GAP_PHRASES,
  ...COMPARISONS,
  ...LISTS,
  ...PARTS,
  ...ASIDES,
];
