import { lexicon, type Lexicon } from '../text/lexicon.ts';
import { markAt, numberAt, wordAt, type Token } from '../text/token.ts';

/**
 * How a sentence holds something against a number. `below` and `above` leave the number out, `atLeast` and `atMost`
 * include it; `limit` names it as a bound without a direction; `none` is a mere value.
 */
export type Comparison = 'below' | 'above' | 'atLeast' | 'atMost' | 'limit' | 'none';

const BEFORE: readonly (readonly [Comparison, Lexicon])[] = [
  [
    'below',
    lexicon(
      'below,under,younger than,less than,lower than,fewer than,shorter than,smaller than,short of,<,before the age of',
    ),
  ],
  [
    'above',
    lexicon(
      'above,over,older than,greater than,more than,higher than,longer than,larger than,later than,exceed*,beyond,past,surpass*,>',
    ),
  ],
  [
    'atLeast',
    lexicon(
      'at least,no younger than,not younger than,not below,no less than,not less than,≥,>=,minimum,min,lower bound,lower limit,lower age limit,youngest,starting at,no lower than,no earlier than',
    ),
  ],
  [
    'atMost',
    lexicon(
      'at most,no older than,not older than,not above,not exceed*,no more than,not more than,no longer than,no later than,not later than,not over,up to,up to and including,≤,<=,maximum,max,upper bound,upper limit,upper age limit,oldest,within,no greater than,no higher than,not greater than',
    ),
  ],
  ['limit', lexicon('limit,threshold,cutoff,cut off,ceiling,cap,bound')],
];
const AFTER: readonly (readonly [Comparison, Lexicon])[] = [
  [
    'atLeast',
    lexicon(
      'or older,and older,or above,and above,or more,or over,and over,and up,or higher,and higher,or greater,or longer,or later,or beyond,+,minimum',
    ),
  ],
  [
    'atMost',
    lexicon(
      'or younger,and younger,or below,and below,or less,or under,and under,or lower,and lower,or fewer,or shorter,or earlier,at the latest,at most,maximum',
    ),
  ],
  ['limit', lexicon('limit,threshold,cutoff,cut off,ceiling,cap')],
];
const REACH = 7;
const STOPS = new Set([',', ';', ')', '—', ']']);
const NEGATES = new Set(['not', 'nor', 'no', 'never']);

/** How the number at a position is compared: by the nearest words before it, or by those right after it. */
export function comparisonAt(tokens: readonly Token[], at: number): Comparison {
  return comparisonAfter(tokens, at) ?? comparisonBefore(tokens, at) ?? 'none';
}

function comparisonAfter(tokens: readonly Token[], at: number): Comparison | null {
  let next = at + 1;
  if (markAt(tokens, next) === '(') next++;
  if (/^(?:days|years|inclusive|day)$/u.test(wordAt(tokens, next))) next++;
  return AFTER.find(([, words]) => words.matchAt(tokens, next) > 0)?.[0] ?? null;
}

/** Looks back over the words before a number; the phrase that ends last wins, and the longest of those. */
function comparisonBefore(tokens: readonly Token[], at: number): Comparison | null {
  let best: { comparison: Comparison; start: number; end: number } | null = null;
  for (let start = at - 1; start >= Math.max(0, at - REACH); start--) {
    if (numberAt(tokens, start) || tokens[start]?.kind === 'id' || STOPS.has(markAt(tokens, start))) break;
    for (const [comparison, words] of BEFORE) {
      const end = start + words.matchAt(tokens, start);
      if (end > start && end <= at && (!best || end >= best.end)) best = { comparison, start, end };
    }
  }
  if (!best) return null;
  return isNegated(tokens, best.start) ? opposite(best.comparison) : best.comparison;
}

/** Whether the comparison is turned round: "must not be older than", "may never exceed". */
function isNegated(tokens: readonly Token[], start: number): boolean {
  if (NEGATES.has(wordAt(tokens, start))) return false;
  return [1, 2, 3].some(
    (back) =>
      NEGATES.has(wordAt(tokens, start - back)) &&
      tokens.slice(start - back, start).every((token) => token.kind === 'word'),
  );
}

function opposite(comparison: Comparison): Comparison {
  if (comparison === 'below') return 'atLeast';
  return comparison === 'above' ? 'atMost' : comparison;
}
