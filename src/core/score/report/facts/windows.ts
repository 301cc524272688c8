import type { Rules } from '../../../model/protocol.ts';
import { joinsRange } from '../text/clauses.ts';
import { comparisonAt, type Comparison } from './comparison.ts';
import { findAll, has, lexicon, type Lexicon } from '../text/lexicon.ts';
import type { Sentence } from '../text/sentences.ts';
import type { StatedFact } from './stated-fact.ts';
import { markAt, numberAt, wordAt, type Token } from '../text/token.ts';

const STAGE_IV = lexicon('stage iv,extended,exception,longer window,longer delay,longer limit,advanced');
const STANDARD = lexicon(
  'standard,general,base,baseline,regular,normal,default,others,non stage iv,stage i,stage ii,stage iii,stages i,ordinary,usual,all other,other patients,everyone else',
);
const OVERRIDE = lexicon('comorbid*,revoke*,revert*,withdraw*,lose,loses,lost,lapse*,override*,removed');
const ENROLMENT = lexicon('enrol*');
const DELAY = lexicon(
  'window,windows,treatment,dose,dosing,therapy,delay*,start,starts,started,begin,begins,treated',
);
const ELSEWHERE = lexicon(
  'death*,died,dies,die,query,queries,respon*,retrain*,train*,resol*,review*,escalat*,correct*,complet*,report*,deadline*,capa,follow,visit*,scan*,monitor*,survival,data cut*,re verif*,reverif*,verif*,submit*,notif*',
);
const DEATH = lexicon('death*,died,dies');
const OBSERVED = lexicon('observed,recorded,ranged,ranging,took,waited,mean,median,average,by,late');
const BOTH = lexicon('windows');
const DIRECT = lexicon('window,windows,limit,maximum,allowance');
const ALLOWS = lexicon('allow*,permit*,standard,extended to,extends to,extended,up to,deadline of,may wait');
const BETWEEN = new Set(
  'treatment standard enrollment enrolment to first dose stage iv start extended the protocol calendar longer of for general'.split(
    ' ',
  ),
);

/** A number of days and the rules it may state. */
interface Limit {
  readonly at: number;
  readonly offset: number;
}

/**
 * The windows that a sentence states: days beside "window" or "limit", and days that a delay is compared with. The
 * delay of a patient, a deadline for a query and the days between treatment and death are no such facts.
 */
export function windowsIn(
  sentence: Sentence,
  previous: Sentence | undefined,
  rules: Rules,
  used: ReadonlySet<number>,
): StatedFact[] {
  const { treatment_window_days: standard, stage_iv_window_days: longer } = rules;
  if (standard === null) return [];
  const { tokens } = sentence;
  const stageIvNamed = has(tokens, STAGE_IV) || (previous !== undefined && has(previous.tokens, STAGE_IV));
  const limits = tokens.flatMap((_, at) => (used.has(at) ? [] : limitAt(sentence, at)));
  return limits.map(({ at, offset }) => {
    const days = (numberAt(tokens, at)?.value ?? 0) - offset;
    const which = longer === null ? 'standard' : whichWindow(sentence, at, limits, stageIvNamed);
    const holds =
      (which !== 'stage iv' && days === standard) ||
      (which !== 'standard' && longer !== null && days === longer);
    return { kind: 'rule', at, holds };
  });
}

/** The number at a position as a limit, in a list of at most one. */
function limitAt(sentence: Sentence, at: number): Limit[] {
  const { tokens, topics } = sentence;
  const number = numberAt(tokens, at);
  if (!number || number.decimal || joinsRange(tokens, at - 1) || joinsRange(tokens, at + 1)) return [];
  const inDays = number.unit === 'days';
  if (!inDays) {
    const isBare = number.unit === 'none' && topics[at] === 'delay' && wordAt(tokens, at + 1) === '';
    return isBare && followsLimit(tokens, at) ? [{ at, offset: 0 }] : [];
  }
  if (followsLimit(tokens, at) || precedesLimit(tokens, at)) return [{ at, offset: 0 }];
  const comparison = comparisonAt(tokens, at);
  const offset = comparison === 'atLeast' || comparison === 'below' ? 1 : 0;
  const compared = comparison !== 'none' || allowsBefore(tokens, at);
  return compared && isOfDelay(sentence, at, comparison) ? [{ at, offset }] : [];
}

/** "28-day treatment window". */
function precedesLimit(tokens: readonly Token[], at: number): boolean {
  for (let next = at + 1; next < at + 8; next++) {
    if (DIRECT.matchAt(tokens, next) > 0) return true;
    if (!BETWEEN.has(wordAt(tokens, next))) return false;
  }
  return false;
}

/** "A window of 28 days", "limit: 28". */
function followsLimit(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 5); back--) {
    if (DIRECT.matchAt(tokens, back) > 0) return true;
    const mark = markAt(tokens, back);
    if (mark === '' ? !JOINING.has(wordAt(tokens, back)) : !':=(|'.includes(mark)) return false;
  }
  return false;
}

const JOINING = new Set(
  'of is was at to are the a stands runs lasts extends set equals spans for'.split(' '),
);

function allowsBefore(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 3); back--) {
    if (numberAt(tokens, back)) return false;
    if (ALLOWS.matchAt(tokens, back) > 0) return true;
  }
  return false;
}

/** Whether days that something is compared with are the days from enrolment to first dose. */
function isOfDelay({ tokens, chunks }: Sentence, at: number, comparison: Comparison): boolean {
  const inChunk = (words: typeof DELAY) =>
    tokens.some((_, near) => chunks[near] === chunks[at] && words.matchAt(tokens, near) > 0);
  const namesPatient = tokens.some((token, near) => token.kind === 'id' && chunks[near] === chunks[at]);
  if (comparison !== 'limit' && (namesPatient || inChunk(OBSERVED))) return false;
  if (inChunk(ENROLMENT)) return true;
  if (inChunk(ELSEWHERE) || has(tokens, DEATH)) return false;
  if (inChunk(DELAY)) return true;
  return !has(tokens, ELSEWHERE) && (has(tokens, DELAY) || has(tokens, ENROLMENT) || has(tokens, STAGE_IV));
}

/**
 * Which window the days are said to be: the nearest cue in the chunk decides. Where a chunk says nothing, or a
 * comorbidity override is at play, either window may be meant, unless Stage IV is not mentioned at all.
 */
function whichWindow(
  { tokens, chunks }: Sentence,
  at: number,
  limits: readonly Limit[],
  stageIvNamed: boolean,
): 'standard' | 'stage iv' | 'either' {
  const parted = (from: number, to: number) => limits.some((limit) => limit.at > from && limit.at < to);
  const distance = (words: Lexicon) =>
    findAll(tokens, words)
      .filter(
        ({ start }) => chunks[start] === chunks[at] && !parted(Math.min(start, at), Math.max(start, at)),
      )
      .reduce((least, { start, end }) => Math.min(least, start > at ? start - at : at - end), Infinity);
  const stageIv = distance(STAGE_IV);
  const standard = distance(STANDARD);
  if (standard < stageIv) return 'standard';
  if (has(tokens, BOTH)) return 'either';
  if (!stageIvNamed) return 'standard';
  const alone = limits.every((limit) => limit.at === at || chunks[limit.at] !== chunks[at]);
  return stageIv < standard && alone && !has(tokens, OVERRIDE) ? 'stage iv' : 'either';
}
