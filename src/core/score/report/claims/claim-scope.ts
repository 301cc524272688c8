import { extent } from '../text/clauses.ts';
import type { Denial } from '../text/denial.ts';
import { has, lexicon, type Span } from '../text/lexicon.ts';
import type { SectionName } from '../text/section-name.ts';
import type { Sentence } from '../text/sentences.ts';
import { markAt, wordAt, type Token } from '../text/token.ts';

const TURNS = lexicon('but,however,instead,rather,yet');
const SUBORDINATES = lexicon(
  'because,since,although,though,while,whereas,when,where,who,whose,which,as,after,even',
);
const CONDITIONS = lexicon('if,unless,whether,provided');
const MILD_CONDITIONS = lexicon('if left,if not,if un*,if kept,if retained,if ignored,if these,if they');
const ENDS = lexicon(
  'that,to ensure,to make,to prevent,to avoid,to confirm,in order,who,which,because,so,but,while,whereas,and,where,when,until,as',
);
const UNKNOWN = new Set(
  'unknown unclear undetermined unidentified unassessed pending tbd nothing none nobody neither no not never'.split(
    ' ',
  ),
);
const BEYOND = lexicon(
  'below,above,older,younger,under age,over age,under the age,over the age,aged under,aged over,exceed*,outside,beyond,later,earlier,longer,more,less,before,after,precede*,past',
);
const DEMANDS = new Set(['require', 'requires', 'required']);
const NEW_CLAUSE = new Set(['so', 'thus', 'therefore', 'hence']);
const NEW_CLAUSE_OR_RELATIVE = new Set([...NEW_CLAUSE, 'and', 'which']);
const IDIOM_REACH = 4;
const AFTER_REACH = 4;
const ACTION_REACH = 9;

/**
 * Whether a predicate is asserted: no denial governs it from before, none follows close in its clause, and it does not
 * hang on a condition. In the Protocol section a prohibition is a claim ("no patient may start later than ...").
 */
export function startsClean(sentence: Sentence, span: Span, section: SectionName): boolean {
  if (isConditional(sentence, span, section)) return false;
  if (sentence.denials.some((denial) => deniesFromBefore(sentence, denial, span, section))) return false;
  return !deniedAfter(sentence, span, section);
}

/** "If the ages are wrong, ..." in doubt; a rule may have a condition, and a risk a mild one, before its comma. */
function isConditional({ tokens, clauses }: Sentence, span: Span, section: SectionName): boolean {
  for (let at = 0; at < span.start; at++) {
    if (CONDITIONS.matchAt(tokens, at) === 0) continue;
    const isMild = section === 'Protocol' || MILD_CONDITIONS.matchAt(tokens, at) > 0;
    if (!isMild || clauses[at] === clauses[span.start]) return true;
  }
  return false;
}

function deniesFromBefore(sentence: Sentence, denial: Denial, span: Span, section: SectionName): boolean {
  const { tokens, clauses } = sentence;
  const { at } = denial;
  if (at >= span.start) return false;
  if (denial.whole) return true;
  if (isProhibition(sentence, at, span, section)) return false;
  const parted = clauses[at] !== clauses[span.start];
  if (denial.idiom && (parted || section !== 'Corrective action')) return span.start - at <= IDIOM_REACH;
  if (has(tokens, TURNS, at, span.start)) return false;
  return !(parted && (closesSubordinate(tokens, at, span) || joinsNewClause(tokens, at, span, section)));
}

/** "Because the age was not checked, patients are exposed": the denial stays in the clause that the comma closes. */
function closesSubordinate(tokens: readonly Token[], at: number, span: Span): boolean {
  const [comma] = [...commas(tokens, at, span.start)];
  if (comma === undefined) return false;
  for (let before = at; before >= 0 && markAt(tokens, before) !== ','; before--)
    if (SUBORDINATES.matchAt(tokens, before) > 0) return true;
  return false;
}

/** "P0001 was not queried, and P0002 endangers ...": a new clause after a comma and a conjunction. */
function joinsNewClause(tokens: readonly Token[], at: number, span: Span, section: SectionName): boolean {
  const joining = section === 'Protocol' ? NEW_CLAUSE : NEW_CLAUSE_OR_RELATIVE;
  return [...commas(tokens, at, span.start)].some((comma) => joining.has(wordAt(tokens, comma + 1)));
}

function* commas(tokens: readonly Token[], from: number, to: number): Generator<number> {
  for (let at = from; at < to; at++) if (/^[,;:—)]$/u.test(markAt(tokens, at))) yield at;
}

/** A denial that is part of a rule: "must not be older than 78", "no patient may start later than ...". */
function isProhibition({ tokens, clauses }: Sentence, at: number, span: Span, section: SectionName): boolean {
  if (section !== 'Protocol' || DEMANDS.has(wordAt(tokens, span.start))) return false;
  return has(tokens, BEYOND, at, extent(clauses, at)[1]);
}

function deniedAfter({ tokens, denials, clauses }: Sentence, span: Span, section: SectionName): boolean {
  const reach = section === 'Corrective action' ? ACTION_REACH : AFTER_REACH;
  for (let at = span.end; at < Math.min(tokens.length, span.end + reach); at++) {
    if (ENDS.matchAt(tokens, at) > 0 || clauses[at] !== clauses[span.start]) return false;
    if (!UNKNOWN.has(wordAt(tokens, at))) continue;
    if (section === 'Protocol') return !has(tokens, BEYOND, ...extent(clauses, at));
    return denials.find((one) => one.at === at)?.idiom !== true;
  }
  return false;
}
