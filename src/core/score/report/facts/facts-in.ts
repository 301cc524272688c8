import type { Sentence } from '../read/sentences.ts';
import { allFlaggedIn } from './all-flagged.ts';
import { countsIn } from './counts.ts';
import { patientsIn } from './patients.ts';
import { quantitiesIn } from './quantities.ts';
import type { ReportFacts } from './report-facts.ts';
import { missingGapIn } from './shares.ts';
import { sitesIn } from './sites.ts';
import type { StatedFact } from './stated-fact.ts';

/** A sentence with the checkable facts that it states. */
export interface ReadSentence {
  readonly sentence: Sentence;
  readonly stated: readonly StatedFact[];
}

/** The checkable facts that a sentence states. @param findings whether it says what was found of the control arm */
export function factsIn(sentence: Sentence, facts: ReportFacts, findings: boolean): StatedFact[] {
  return [
    ...countsIn(sentence, facts),
    ...allFlaggedIn(sentence, facts),
    ...quantitiesIn(sentence, facts, findings),
    ...missingGapIn(sentence, facts),
    ...patientsIn(sentence, facts),
    ...sitesIn(sentence, facts),
  ];
}
