import { typeAt } from './counts.ts';
import { lexicon } from '../text/lexicon.ts';
import type { ReportFacts } from './report-facts.ts';
import type { Sentence } from '../text/sentences.ts';
import type { StatedFact } from './stated-fact.ts';
import { markAt, wordAt, type Token } from '../text/token.ts';

const FLAGGED = lexicon('flagged,flag,flags,flagging');
const CLEARED = lexicon(
  'but,while,whereas,unlike,although,though,however,except,excluding,cleared,clear,valid,unflagged,retained,kept,compliant,eligible,left,versus,not,instead of,rather than,dismissed,exempt,excused,exactly,acceptable',
);
const LINKS = lexicon(
  'was,were,is,are,has,have,been,be,remain*,also,correctly,rightly,therefore,each,all,both,and,or,patient*,being,which,who,that',
);
const TYPE_LINKS = lexicon('was,were,is,are,flagged,as,for,has,an,a,the,with,been,under,shows,violates,of');
const REACH = 12;

/**
 * The patients that a sentence names. A patient who was flagged is a fact; one who does not exist, or who is said to
 * have been flagged and was not, is a wrong one. Other patients may be named freely.
 */
export function patientsIn(sentence: Sentence, facts: ReportFacts): StatedFact[] {
  const { tokens } = sentence;
  const stated: StatedFact[] = [];
  let flagging = false;
  for (let at = 0; at < tokens.length; at++) {
    if (FLAGGED.matchAt(tokens, at) > 0) flagging = true;
    else if (CLEARED.matchAt(tokens, at) > 0) flagging = false;
    const token = tokens[at];
    if (token?.kind !== 'id') continue;
    const type = typeAfter(tokens, at);
    if (!facts.isPatient(token.text)) stated.push({ kind: 'patient', at, holds: false });
    else if (type !== null && !facts.isFlagged(token.text, type))
      stated.push({ kind: 'patient', at, holds: false });
    else if (facts.isFlagged(token.text)) stated.push({ kind: 'patient', at, holds: true });
    else if ((flagging && !isClearedAfter(tokens, at)) || isFlaggedAfter(tokens, at))
      stated.push({ kind: 'patient', at, holds: false });
  }
  return stated;
}

/** The patients of a sentence that were not flagged, whatever it says of them. */
export function unflaggedIn({ tokens }: Sentence, facts: ReportFacts): number {
  return tokens.filter((token) => token.kind === 'id' && !facts.isFlagged(token.text)).length;
}

/** "P0001: invalid_age", "P0001 was flagged for invalid_age". */
function typeAfter(tokens: readonly Token[], at: number) {
  for (let next = at + 1; next < at + 6; next++) {
    const type = typeAt(tokens, next);
    if (type !== null) return type;
    const mark = markAt(tokens, next);
    if (mark === '' ? TYPE_LINKS.matchAt(tokens, next) === 0 : !':(|—-'.includes(mark)) return null;
  }
  return null;
}

/** "P0001, P0002 and P0003 were flagged". */
function isFlaggedAfter(tokens: readonly Token[], at: number): boolean {
  for (let next = at + 1; next < at + 2 * REACH; next++) {
    if (wordAt(tokens, next) === 'flagged') return true;
    const token = tokens[next];
    if (token?.kind === 'id' || markAt(tokens, next) === ',') continue;
    if (LINKS.matchAt(tokens, next) === 0) return false;
  }
  return false;
}

/** "..., P0004 was cleared": whether the words after a patient take back what was said before. */
function isClearedAfter(tokens: readonly Token[], at: number): boolean {
  for (let next = at + 1; next < at + REACH; next++) {
    if (tokens[next]?.kind === 'id') return false;
    if (CLEARED.matchAt(tokens, next) > 0) return true;
  }
  return false;
}
