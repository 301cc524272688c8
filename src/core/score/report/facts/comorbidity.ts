import type { Rules } from '../../../model/protocol.ts';
import { joinsRange } from '../text/clauses.ts';
import { comparisonAt, type Comparison } from './comparison.ts';
import type { Sentence } from '../text/sentences.ts';
import type { StatedFact } from './stated-fact.ts';
import { numberAt } from '../text/token.ts';

/** The comorbidity threshold where a sentence compares an index with it. The index of a patient is no such fact. */
export function comorbidityIn(sentence: Sentence, rules: Rules, used: ReadonlySet<number>): StatedFact[] {
  const threshold = rules.comorbidity_threshold;
  if (threshold === null) return [];
  const { tokens, topics } = sentence;
  return tokens.flatMap((_, at): StatedFact[] => {
    const number = numberAt(tokens, at);
    if (!number || used.has(at) || number.unit !== 'none' || topics[at] !== 'comorbidity') return [];
    if (joinsRange(tokens, at - 1) || joinsRange(tokens, at + 1)) return [];
    const expected = expectedIn(comparisonAt(tokens, at), threshold);
    return expected === null ? [] : [{ kind: 'rule', at, holds: number.value === expected }];
  });
}

function expectedIn(comparison: Comparison, threshold: number): number | null {
  if (comparison === 'none') return null;
  return comparison === 'below' || comparison === 'atLeast' ? threshold + 1 : threshold;
}
