import type { ReadSentence } from '../facts/facts-in.ts';
import type { ReportFacts } from '../facts/report-facts.ts';
import { isDisowned } from './disowned.ts';
import { makesClaim } from './makes-claim.ts';
import { isProse } from './prose.ts';
import { verdictsIn, type Verdict } from './verdict.ts';

const IN_SCOPE =
  /\b(?:equity|fairness|bias|selectionbias|control arm)\b[a-z ]{0,40} (?:was|is|were|are) (?:(?:[a-z]+ )?(?<!not )(?:in|within) (?:the )?scope|(?:not|never) (?:out of|outside|beyond))\b|\bscope (?:of|for|in) (?:this|the|our) (?:audit|review|analysis|assessment|examination) of (?:the )?(?:control arm|equity|fairness|selectionbias|bias)\b/u;

/**
 * Whether the Fairness section makes its claim. Where selection bias is in force: the stage-adjusted finding, and
 * verdicts that agree with the truth. Elsewhere: that control-arm equity was out of scope.
 */
export function makesFairnessClaim(read: readonly ReadSentence[], facts: ReportFacts): boolean {
  const verdicts = read.flatMap(({ sentence }) => verdictsIn(sentence.text));
  const { bias } = facts;
  if (bias === null) {
    return (
      read.some((one) => makesClaim(one, 'Fairness')) &&
      !read.some(({ sentence }) => IN_SCOPE.test(sentence.text)) &&
      verdicts.every(({ present }) => present === false)
    );
  }
  return (
    read.some(({ stated }) => stated.some(({ kind }) => kind === 'adjusted gap')) &&
    read.some(givesVerdict) &&
    verdicts.every((verdict) => verdict.present === bias.present && tellsFlagRightly(verdict, facts))
  );
}

/** "Verdict: no selection bias." */
const LABELED =
  /^ (?:(?:the )?(?:final )?(?:verdict|conclusion|finding|result)(?: on selectionbias)? : [a-z ]+|(?:(?:hence|therefore|thus|so|overall|consequently) ,? ?)?no (?:(?:evidence|finding|sign) of )?(?:true )?selectionbias )$/u;

function givesVerdict({ sentence }: ReadSentence): boolean {
  return (
    (isProse(sentence) || LABELED.test(sentence.text)) &&
    !isDisowned(sentence.text) &&
    verdictsIn(sentence.text).length > 0
  );
}

/** "Selection bias was flagged" is true only of an agent that flagged it. */
function tellsFlagRightly({ ofFlag, present }: Verdict, { biasFlagged }: ReportFacts): boolean {
  return !ofFlag || present === biasFlagged;
}
