import type { ErrorType } from '../../../model/vocabulary.ts';
import { has, lexicon, type Lexicon } from '../text/lexicon.ts';
import { extent } from '../text/clauses.ts';
import type { ReportFacts } from './report-facts.ts';
import type { Sentence } from '../text/sentences.ts';
import { namesSite } from './sites.ts';
import type { StatedFact } from './stated-fact.ts';
import { markAt, numberAt, wordAt, type Token } from '../text/token.ts';

/** What agents call the violations of a type as a whole. Words for some of them only ("missing ages") are left out. */
const TYPES: readonly (readonly [ErrorType, Lexicon])[] = [
  [
    'invalid_age',
    lexicon(
      'invalid_age,invalid age,invalid ages,invalid patient ages,age violation*,age error*,age deviation*,age flag*,age issue*,age problem*,age anomal*,age discrepan*,age finding*,out of range age*,ages out of range,ineligible age*,age eligibility,age ineligib*,age range violation*,age criteri*,eligibility violation*,eligibility error*,age outside,ages outside,aged outside,age was outside,age is outside,ages were outside,ages are outside,age falls outside,age fell outside,ages fall outside,ages fell outside,age lies outside',
    ),
  ],
  [
    'temporal_inconsistency',
    lexicon(
      'temporal_inconsistency,temporal inconsistenc*,temporal error*,temporal violation*,temporal anomal*,temporal flag*,temporal issue*,temporal finding*,death* recorded before,deaths before,death date* earlier,death* prior to,death dates prior,died prior to,death* that precede*,death* occurring before,temporal conflict*,timeline inconsistenc*,timeline violation*,date inconsistenc*,death* before treatment,death* before the,death* before start,death date* before,death date* that precede*,death date* preced*,death* preced*,death* dated before,died before treatment,died before the,chronolog*,impossible death*,impossible date*',
    ),
  ],
  [
    'protocol_window_violation',
    lexicon(
      'protocol_window_violation,protocol window,window violation*,window breach*,window deviation*,window error*,window flag*,window issue*,window finding*,window exceed*,treatment window,treatment delay violation*,late start*,late treatment*,late first dose*,late dose*,late dosing,delayed start*,delayed treatment*,delayed dos*',
    ),
  ],
  ['selection_bias', lexicon('selection_bias,selection bias flag*')],
];
/** Words that may stand between a count and the type it counts. */
const BETWEEN = lexicon(
  'of,type,to,appear*,seem*,apparently,reportedly,flagged,confirmed,suspected,potential,distinct,unique,separate,total,such,clear,actual,planted,patient*,record*,subject*,participant*,case*,flag*,violation*,error*,entries,rows,individual*,people,finding*,deviation*,with,had,have,having,were,was,are,being,for,as,under,an,a,the,whose,that,who,show*,contain*,carr*,raised,identified,found,detected,marked,reported,recorded,data,out,due to,labeled,labeled,classified,involv*,in violation,because,on',
);
const THE_REST = lexicon('of the,of these,of those,of our,of my,of all,of them,of which');
const INEXACT = lexicon(
  'about,approximately,around,roughly,nearly,almost,over,more than,fewer than,less than,up to,at least,at most,under,some,first,last,top,other,remaining,another,additional,next,further,~,≈,age,aged,ages,than,to,from,between,delay,index,comorbidity,another,every,within,after',
);
const SUBSET = lexicon(
  'stage i,stage ii,stage iii,stage iv,arm,control,males,females,men,women,missing,null,blank,sentinel*,below,above,minimum,maximum,younger,older,per,one site,single site,same site,this site,that site,of which,of these,of those,among them,including,typo*',
);
const WALK = 12;
const PART_REACH = 6;

/**
 * The counts of flags that a sentence states: a number before the name of an error type ("12 invalid_age flags",
 * "12 patients with an age outside ..."), or after it ("invalid_age: 12"). Rounded counts, counts of a part and the
 * number of records in the dataset are no such facts.
 */
export function countsIn(sentence: Sentence, facts: ReportFacts): StatedFact[] {
  const { tokens } = sentence;
  return tokens.flatMap((_, at): StatedFact[] => {
    const number = numberAt(tokens, at);
    if (!number || number.unit !== 'none' || number.decimal || number.value < 0) return [];
    const type = typeAfter(tokens, at, facts) ?? typeBefore(tokens, at);
    if (type === null || isPart(sentence, at)) return [];
    const count = facts.flagCounts[type];
    if (number.value === facts.task.patients && count !== number.value) return [];
    if (count === 0 && number.value === 0 && !facts.task.errorTypes.includes(type)) return [];
    return [{ kind: 'count', at, holds: number.value === count }];
  });
}

/** The error type at a position. */
export function typeAt(tokens: readonly Token[], at: number): ErrorType | null {
  return TYPES.find(([, words]) => words.matchAt(tokens, at) > 0)?.[0] ?? null;
}

/** "12 [of 300] flagged patients with invalid ages". */
function typeAfter(tokens: readonly Token[], at: number, facts: ReportFacts): ErrorType | null {
  if (isInexact(tokens, at)) return null;
  let next = at + 1;
  const whole = numberAt(tokens, wholeAt(tokens, at));
  if (whole) {
    const flags = Object.values(facts.flagCounts).reduce((sum, count) => sum + count, 0);
    if (whole.value !== facts.task.patients && whole.value !== flags) return null;
    next = wholeAt(tokens, at) + 1;
  } else if (THE_REST.matchAt(tokens, next) > 0) {
    return null;
  }
  for (const end = next + WALK; next < end; next++) {
    const type = typeAt(tokens, next);
    if (type !== null) return type;
    const length = BETWEEN.matchAt(tokens, next);
    if (length === 0) return null;
    next += length - 1;
  }
  return null;
}

/** The position of the whole in "12 of 300", "12 of the 23", "12 out of 300". */
function wholeAt(tokens: readonly Token[], at: number): number {
  let next = at + 1;
  if (wordAt(tokens, next) === 'out') next++;
  if (wordAt(tokens, next) !== 'of') return -1;
  next++;
  if (/^(?:the|our|my|all)$/u.test(wordAt(tokens, next))) next++;
  return next;
}

/** "invalid_age: 12", "invalid ages (12)", "invalid_age flags = 12". */
function typeBefore(tokens: readonly Token[], at: number): ErrorType | null {
  const after = wordAt(tokens, at + 1);
  if (
    after !== '' &&
    !/^(?:flags?|flagged|records?|cases?|patients?|violations?|and|in|total|were|have|across)$/u.test(after)
  )
    return null;
  for (let back = at - 1; back >= Math.max(0, at - 6); back--)
    for (const [type, words] of TYPES) {
      const end = back + words.matchAt(tokens, back);
      if (end > back && end <= at && names(tokens, end, at))
        return isPlural(tokens, back, end, at) ? type : null;
    }
  return null;
}

/** Whether nothing but words that lead to a count stands between a type and its count. */
function names(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from, to).every((token) => {
    if (token.kind === 'mark') return ':=(|×—-'.includes(token.text);
    return token.kind === 'word' && NAMING.has(token.text);
  });
}

const NAMING = new Set(
  'in flag flags flagged violation violations record records case cases count counts total totals error errors of is was were are for patients number ages age inconsistencies'.split(
    ' ',
  ),
);

/** Whether the name stands for several violations: "invalid age of 12" tells the age of one patient. */
function isPlural(tokens: readonly Token[], start: number, end: number, at: number): boolean {
  for (let near = start; near < at; near++) {
    const word = wordAt(tokens, near);
    if (word.endsWith('s') && word !== 'is' && word !== 'was') return true;
    if (near < end && word.includes('_')) return true;
    if (/^(?:count|total|flagged|number|in)$/u.test(word)) return true;
  }
  return false;
}

function isInexact(tokens: readonly Token[], at: number): boolean {
  return (
    [1, 2].some((back) => at - back >= 0 && INEXACT.matchAt(tokens, at - back) === back) ||
    /^(?:-|\+)$/u.test(markAt(tokens, at - 1))
  );
}

/** Whether the number is the whole in "3 of the 8". */
function isWhole(tokens: readonly Token[], at: number): boolean {
  const of = /^(?:the|our|my|all)$/u.test(wordAt(tokens, at - 1)) ? at - 2 : at - 1;
  return wordAt(tokens, of) === 'of' && numberAt(tokens, of - 1) !== null;
}

/** Whether the sentence counts only a part of the flags: those of one stage, one site, one arm. */
function isPart(sentence: Sentence, at: number): boolean {
  if (isWhole(sentence.tokens, at)) return false;
  const [start, to] = extent(sentence.chunks, at);
  const from = Math.max(start, at - PART_REACH);
  return has(sentence.tokens, SUBSET, from, to) || namesSite(sentence.tokens, from, to);
}
