import { agesIn } from './ages.ts';
import { comorbidityIn } from './comorbidity.ts';
import { countsIn } from './counts.ts';
import { isDenied } from '../text/denial.ts';
import { gapSideIn } from './gap-side.ts';
import { patientsIn } from './patients.ts';
import type { ReportFacts } from './report-facts.ts';
import type { Sentence } from '../text/sentences.ts';
import { sharesIn } from './shares.ts';
import { sitesIn } from './sites.ts';
import type { StatedFact } from './stated-fact.ts';
import { windowsIn } from './windows.ts';

/** A sentence with the checkable facts that it states. */
export interface ReadSentence {
  readonly sentence: Sentence;
  readonly stated: readonly StatedFact[];
}

/**
 * The checkable facts that a sentence states. What a clause denies, it does not state.
 * @param previous the sentence before, which may have named whom this one is about
 * @param reach 'clause': a denial silences its whole clause; 'after': only what follows it there
 */
export function factsIn(
  sentence: Sentence,
  previous: Sentence | undefined,
  facts: ReportFacts,
  reach: 'clause' | 'after',
): StatedFact[] {
  const counts = countsIn(sentence, facts);
  const used = new Set(counts.map(({ at }) => at));
  const stated = [
    ...counts,
    ...agesIn(sentence, facts.rules, used),
    ...comorbidityIn(sentence, facts.rules, used),
    ...windowsIn(sentence, previous, facts.rules, used),
    ...sharesIn(sentence, facts),
    ...patientsIn(sentence, facts),
    ...sitesIn(sentence, facts.rules),
  ].filter(({ at }) => !isDenied(sentence.denials, sentence.clauses, at, reach === 'after'));
  return reach === 'after' ? [...stated, ...gapSideIn(sentence, facts)] : stated;
}
