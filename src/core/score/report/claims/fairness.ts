import { isRunningText } from './makes-claim.ts';
import type { ReadSentence } from '../facts/facts-in.ts';
import type { ReportFacts } from '../facts/report-facts.ts';
import { scopeIn, verdictsIn, type Verdict } from './verdict.ts';

/** "Selection bias is present." */
const SHORTEST_VERDICT = 4;

/**
 * Whether the Fairness section makes its claim. Where selection bias is in force: the stage-adjusted finding, and one
 * verdict that agrees with the truth. Elsewhere: that control-arm equity was out of scope.
 */
export function makesFairnessClaim(read: readonly ReadSentence[], facts: ReportFacts): boolean {
  const verdicts = read.flatMap(({ sentence }) => verdictsIn(sentence));
  if (facts.bias === null) return isOutOfScope(read) && !verdicts.some(({ present }) => present);
  const { present } = facts.bias;
  return (
    read.some(({ stated }) => stated.some(({ kind }) => kind === 'adjusted gap')) &&
    verdicts.length > 0 &&
    read.some(isFinding) &&
    verdicts.every((verdict) => verdict.present === present && tellsFlagRightly(verdict, facts))
  );
}

/** Whether a real sentence gives the finding or the verdict. */
function isFinding({ sentence, stated }: ReadSentence): boolean {
  const finds = stated.some(({ kind }) => kind === 'adjusted gap') || verdictsIn(sentence).length > 0;
  return finds && isRunningText(sentence, SHORTEST_VERDICT);
}

function isOutOfScope(read: readonly ReadSentence[]): boolean {
  const scopes = read.map(({ sentence }, index) => ({
    says: scopeIn(sentence, read[index - 1]?.sentence),
    isClaim: isRunningText(sentence, SHORTEST_VERDICT),
  }));
  return (
    scopes.some(({ says, isClaim }) => says === 'out' && isClaim) && scopes.every(({ says }) => says !== 'in')
  );
}

/** "Selection bias was flagged" is true only of an agent that flagged it. */
function tellsFlagRightly({ ofFlag, present }: Verdict, { biasFlagged }: ReportFacts): boolean {
  return !ofFlag || present === biasFlagged;
}
