import { extent } from '../text/clauses.ts';
import { has, lexicon } from '../text/lexicon.ts';
import { cuesIn, isLight, lastCueBefore } from './quantity.ts';
import type { ReportFacts } from './report-facts.ts';
import type { Sentence } from '../text/sentences.ts';
import type { StatedFact } from './stated-fact.ts';
import { numberAt, type Token } from '../text/token.ts';

const ABOVE = lexicon('exceed*,above,over,greater than,more than,larger than,higher than,beyond,surpass*,>');
const BELOW = lexicon(
  'below,under,less than,lower than,smaller than,within,short of,<,no more than,no greater than,at most,≤',
);
const THRESHOLD = lexicon('threshold*,limit*,cutoff,cut off,criterion,ceiling');
const NEGATES = lexicon('not,no longer,fail*,never,nor,neither,no');
const UNCOMPUTED = lexicon(
  'not be computed,not computable,not be calculated,not be estimated,undefined,no stage,no stratum,no strata,not defined',
);
const ADJUSTED = lexicon('adjusted,adjustment,stratified');
/** Words of a sentence that tells the rule and not the finding. */
const OF_RULE = lexicon('require*,must,need*,defin*,if,when,only,would,provided,whenever');
const REACH = 8;

/**
 * On which side of its threshold a sentence puts the stage-adjusted gap. The right side is a fact when the sentence
 * also says the threshold; the wrong side is a wrong fact. Where no stage is kept, the fact is that there is no gap.
 */
export function gapSideIn(sentence: Sentence, { rules, bias }: ReportFacts): StatedFact[] {
  const threshold = rules.adjusted_gap_threshold_pct;
  if (bias === null || threshold === null) return [];
  const { tokens } = sentence;
  if (bias.adjustedGap === null)
    return has(tokens, UNCOMPUTED) && has(tokens, ADJUSTED)
      ? [{ kind: 'adjusted gap', at: 0, holds: true }]
      : [];
  if (has(tokens, OF_RULE)) return [];
  const isAbove = bias.adjustedGap * 100 > threshold;
  return tokens.flatMap((_, at): StatedFact[] => {
    const side = sideAt(tokens, at);
    if (side === null || !isOfAdjustedGap(sentence, at)) return [];
    const object = objectAfter(sentence, at, threshold);
    if (object === null) return [];
    const holds = (side === 'above') === isAbove;
    return holds && object === 'word' ? [] : [{ kind: 'adjusted gap', at, holds }];
  });
}

function sideAt(tokens: readonly Token[], at: number): 'above' | 'below' | null {
  const above = ABOVE.matchAt(tokens, at) > 0;
  if (!above && BELOW.matchAt(tokens, at) === 0) return null;
  return above === has(tokens, NEGATES, at - 4, at) ? 'below' : 'above';
}

/** What the comparison is with: the threshold and its value, the mere word, or something else. */
function objectAfter({ tokens, chunks }: Sentence, at: number, threshold: number): 'value' | 'word' | null {
  let named = false;
  for (let next = at + 1; next < at + REACH && chunks[next] === chunks[at]; next++) {
    if (THRESHOLD.matchAt(tokens, next) > 0) named = true;
    const number = numberAt(tokens, next);
    if (number && number.unit !== 'days') return number.value === threshold ? 'value' : null;
  }
  if (!named) return null;
  const stated = tokens.some(
    (token, near) =>
      near > at && token.kind === 'number' && token.unit !== 'days' && token.value === threshold,
  );
  return stated ? 'value' : 'word';
}

function isOfAdjustedGap(sentence: Sentence, at: number): boolean {
  const { tokens, chunks } = sentence;
  const [from] = extent(chunks, at);
  const own = cuesIn(tokens, from, at).filter(({ end }) => end <= at);
  if (own.length > 0) {
    const last = own.findLast(({ quantity }) => quantity !== 'gap') ?? own.at(-1);
    return last?.quantity === 'adjusted gap';
  }
  return isLight(tokens, from, at) && lastCueBefore(sentence, from)?.quantity === 'adjusted gap';
}
