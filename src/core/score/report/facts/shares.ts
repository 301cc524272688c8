import type { Comparison } from './comparison.ts';
import { comparisonAt } from './comparison.ts';
import { lastGapBefore, nearestQuantity, type Quantity } from './quantity.ts';
import type { ReportFacts } from './report-facts.ts';
import type { Sentence } from '../text/sentences.ts';
import type { StatedFact } from './stated-fact.ts';
import { markAt, numberAt, wordAt, type Token } from '../text/token.ts';
import { lexicon } from '../text/lexicon.ts';

/** How far a share or gap may be off, in percentage points. */
const TOLERANCE = 1;
const SLACK = 1e-9;

const THRESHOLD = lexicon(
  'threshold*,limit*,cutoff,cut off,criterion,criteria,ceiling,bar,cap,maximum,max,allowed,permitted',
);
const THRESHOLD_FILLERS = new Set(
  'protocol the its their of is was at to a and dominance dominant male ethnicity share gap adjusted stage mortality set defined pre specified prespecified by stands for'.split(
    ' ',
  ),
);
const AGAINST = lexicon('versus,vs,against,compared with,compared to,than');

/**
 * The shares, gaps and thresholds in percent that a sentence states. Each number belongs to the nearest quantity; it
 * is the threshold of this quantity or its measured value.
 */
export function sharesIn(sentence: Sentence, { rules, bias }: ReportFacts): StatedFact[] {
  if (bias === null) return [];
  const { tokens } = sentence;
  return tokens.flatMap((_, at): StatedFact[] => {
    const number = percentAt(tokens, at);
    const quantity = number === null ? null : quantityAt(sentence, at);
    if (number === null || quantity === null) return [];
    const values = measuredOf(quantity, bias);
    const threshold = thresholdOf(quantity, rules);
    const matched = values.some((value) => number.some((read) => isNear(read, value)));
    const isThreshold = threshold !== null && number.some((read) => Math.abs(read - threshold) < 0.05);
    const kind =
      quantity === 'adjusted gap' || quantity === 'gap' ? kindOfGap(number, bias.adjustedGap) : 'share';
    if (namesThreshold(tokens, at)) return [{ kind: 'rule', at, holds: isThreshold }];
    if (isCompared(tokens, at)) {
      if (isThreshold) return [{ kind: 'rule', at, holds: true }];
      if (matched) return [{ kind, at, holds: true }];
      const holds = isTrue(comparisonAt(tokens, at), number, values);
      return holds ? [] : [{ kind, at, holds: false }];
    }
    return matched || !isMargin(tokens, at) ? [{ kind, at, holds: matched }] : [];
  });
}

/** Percentage points are a gap's, never a share's. */
function quantityAt(sentence: Sentence, at: number): Quantity | null {
  const quantity = nearestQuantity(sentence, at);
  const isShare = quantity === 'dominant share' || quantity === 'male share';
  if (!isShare || numberAt(sentence.tokens, at)?.unit !== 'points') return quantity;
  return lastGapBefore(sentence, at);
}

/** "5.1 points above", "by 5.1 points": a distance between two quantities. */
function isMargin(tokens: readonly Token[], at: number): boolean {
  return (
    wordAt(tokens, at - 1) === 'by' ||
    /^(?:above|below|over|under|short|higher|lower|more|less)$/u.test(wordAt(tokens, at + 1))
  );
}

/** A gap that is said to be adjusted, or not said which, counts as the adjusted one when it has its value. */
function kindOfGap(number: readonly number[], adjusted: number | null): StatedFact['kind'] {
  return adjusted !== null && number.some((read) => isNear(read, adjusted)) ? 'adjusted gap' : 'share';
}

/**
 * The percentage that a number may stand for, or null where it stands for none: "62.4 %", "12 points", "0.624", and a
 * bare number right after "of", "is", ":" or "=". A small bare decimal may be a fraction or a percentage.
 */
function percentAt(tokens: readonly Token[], at: number): readonly number[] | null {
  const number = numberAt(tokens, at);
  if (!number) return null;
  if (number.unit === 'percent' || number.unit === 'points') return [number.value];
  if (number.unit !== 'none') return null;
  if (number.decimal && Math.abs(number.value) < 1) return [number.value * 100, number.value];
  return number.decimal && isIntroduced(tokens, at) ? [number.value] : null;
}

/** Whether a bare number is given as a value: "of 3.1", "is 3.1", "= 3.1", "(3.1". */
function isIntroduced(tokens: readonly Token[], at: number): boolean {
  return (
    /^(?:of|is|was|at|to|from|about|approximately|only|vs|versus|than)$/u.test(wordAt(tokens, at - 1)) ||
    '=:(|>≈~'.includes(markAt(tokens, at - 1) || ' ')
  );
}

function isNear(percent: number, fraction: number): boolean {
  return Math.abs(percent - fraction * 100) <= TOLERANCE + SLACK;
}

function measuredOf(quantity: Quantity, bias: NonNullable<ReportFacts['bias']>): readonly number[] {
  const adjusted = bias.adjustedGap === null ? [] : [bias.adjustedGap];
  const values: Readonly<Record<Quantity, readonly number[]>> = {
    'dominant share': [bias.dominantShare],
    'male share': [bias.maleShare],
    'crude gap': [bias.crudeGap],
    'adjusted gap': adjusted,
    gap: [bias.crudeGap, ...adjusted],
  };
  return values[quantity];
}

function thresholdOf(quantity: Quantity, rules: ReportFacts['rules']): number | null {
  if (quantity === 'dominant share') return rules.dominance_threshold_pct;
  return quantity === 'male share' ? rules.male_threshold_pct : rules.adjusted_gap_threshold_pct;
}

/** "the 8% threshold", "threshold of 8%", "8 percentage points (threshold)". */
function namesThreshold(tokens: readonly Token[], at: number): boolean {
  let next = at + 1;
  while (next < at + 6 && THRESHOLD_FILLERS.has(wordAt(tokens, next)) && !VERBS.has(wordAt(tokens, next)))
    next++;
  if (THRESHOLD.matchAt(tokens, next) > 0) return true;
  for (let back = at - 1; back >= Math.max(0, at - 5); back--) {
    if (THRESHOLD.matchAt(tokens, back) > 0) return true;
    const token = tokens[back];
    const joins =
      token?.kind === 'mark' ? ':=(|'.includes(token.text) : THRESHOLD_FILLERS.has(wordAt(tokens, back));
    if (!joins) return false;
  }
  return false;
}

const VERBS = new Set(['is', 'was', 'stands', 'at', 'to']);

function isCompared(tokens: readonly Token[], at: number): boolean {
  if (comparisonAt(tokens, at) !== 'none') return true;
  return [1, 2, 3].some(
    (back) =>
      AGAINST.matchAt(tokens, at - back) > 0 &&
      !tokens.slice(at - back, at).some((token) => token.kind === 'number'),
  );
}

/** Whether a measured value stands on the stated side of a number that is neither it nor its threshold. */
function isTrue(comparison: Comparison, number: readonly number[], values: readonly number[]): boolean {
  const [read] = number;
  if (read === undefined || comparison === 'limit' || comparison === 'none') return false;
  const isBelow = comparison === 'below' || comparison === 'atMost';
  return values.some((value) => (isBelow ? value * 100 <= read : value * 100 >= read));
}
