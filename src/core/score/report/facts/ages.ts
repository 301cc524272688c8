import type { Rules } from '../../../model/protocol.ts';
import { joinsRange } from '../text/clauses.ts';
import { comparisonAt, type Comparison } from './comparison.ts';
import { has, lexicon, type Lexicon } from '../text/lexicon.ts';
import type { Sentence } from '../text/sentences.ts';
import type { StatedFact } from './stated-fact.ts';
import { numberAt, type Token } from '../text/token.ts';

const OF_AGE = lexicon('age,ages,aged,old,older,younger,eligib*,invalid_age,underage,elderly,inclusive');
const OBSERVED = lexicon(
  'observed,recorded,ranged,ranging,distribution,mean,median,average,histogram,spread',
);
const OF_RULE = lexicon(
  'outside,beyond,protocol,eligib*,allowed,permitted,inclusive,criteri*,required,require*,must,limit*,bound*,range of,acceptable',
);
const RANGE_WORDS = lexicon('range,eligib*,inclusive,criteri*,limits,bounds,outside,years');
const FALL = lexicon(
  'fall,falls,fell,lie,lies,lay,are below,are above,are under,are over,were flagged,was flagged,flagged,violat*,were below,were above,is below,is above',
);
const ODD_VALUES = lexicon('implausible,impossible,sentinel*,placeholder*');

/**
 * The age bounds that a sentence states: ranges of ages ("34 to 78"), and ages that something is compared with
 * ("younger than 34", "79 or older"). The age of a patient, and a range of ages that were observed, are no such facts.
 */
export function agesIn(sentence: Sentence, rules: Rules, used: ReadonlySet<number>): StatedFact[] {
  const { tokens, topics } = sentence;
  const namesAge = has(tokens, OF_AGE);
  const oddValues = has(tokens, ODD_VALUES);
  const facts: StatedFact[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const number = ageAt(tokens, at);
    if (!number || used.has(at)) continue;
    const high = joinsRange(tokens, at + 1) ? ageAt(tokens, at + 2) : null;
    const inYears = number.unit === 'years' || high?.unit === 'years';
    if (high) {
      const isAge = topics[at] === 'age' || (topics[at] === null && has(tokens, RANGE_WORDS));
      if (isAge && (namesAge || !inYears) && isRule(sentence, at))
        facts.push({
          kind: 'rule',
          at,
          holds: number.value === rules.age_min && high.value === rules.age_max,
        });
      at += 2;
    } else if (!joinsRange(tokens, at + 1) && namesAge && !oddValues && (inYears || topics[at] === 'age')) {
      const bounds = boundsOf(comparisonAt(tokens, at), rules);
      if (bounds.length > 0) facts.push({ kind: 'rule', at, holds: bounds.includes(number.value) });
    }
  }
  return facts;
}

/** Whether the range at a position is a rule and no range of ages that were seen. */
function isRule({ tokens, chunks }: Sentence, at: number): boolean {
  const inChunk = (words: Lexicon) =>
    tokens.some((_, near) => chunks[near] === chunks[at] && words.matchAt(tokens, near) > 0);
  return inChunk(OF_RULE) || !(inChunk(OBSERVED) || has(tokens, FALL, at + 3, at + 6));
}

/** A whole number without a unit or in years, or null. */
function ageAt(tokens: readonly Token[], at: number) {
  const number = numberAt(tokens, at);
  return number && !number.decimal && (number.unit === 'none' || number.unit === 'years') ? number : null;
}

/** The values that may stand in such a comparison: the bound itself, or its neighbour on the other side. */
function boundsOf(comparison: Comparison, { age_min: min, age_max: max }: Rules): readonly number[] {
  if (comparison === 'none') return [];
  if (comparison === 'limit') return [min, max];
  return comparison === 'below' || comparison === 'atLeast' ? [min, max + 1] : [max, min - 1];
}
