import { has, lexicon } from './lexicon.ts';
import { wordAt, type Token } from './token.ts';

/** A word that denies. */
export interface Denial {
  readonly at: number;
  /** It denies all that follows in the sentence ("it is not true that ..."), not its clause alone. */
  readonly whole: boolean;
  /** It belongs to a turn of phrase that denies no claim ("no later than", "not eligible", "not only"). */
  readonly idiom: boolean;
}

const DENIALS = new Set(
  'no not never none nothing neither nor nobody nowhere hardly scarcely rarely'.split(' '),
);
const WHOLE = lexicon(
  'not true,not the case,not correct that,not believe,not think,not claim,not say,not agree,untrue,is false,was false,false that,false to,incorrect that,wrong that,wrong to,deny,denies,denied,denying,doubt*,unlikely that,disagree*,contrary to,dispute*,nobody says,nobody claims,nobody believes,nobody thinks,no one says,no one claims,no one believes,no one thinks',
);
const FILLERS = lexicon(
  'be,been,being,have,has,yet,properly,fully,correctly,consistently,adequately,always,to,the,a,an,their,its,any,all,in,at,on',
);
const AFTER_NOT = lexicon(
  'only,just,merely,exceed*,later,earlier,before,within,between,inside,eligib*,valid*,plausible,possible,meet*,met,satisf*,comply*,complied,conform*,fulfil*,qualif*,respect*,follow*,match*,record*,enter*,verif*,check*,captur*,enforc*,updat*,reconcil*,document*,available,preced*,below,above,older,younger,more,less,longer,fewer,over,under,appl*,outside,beyond,lower,higher,greater,entitled,excused,caught,catch*,block*,resolv*,address*,correct*,range,scope,part',
);
const AFTER_NO = lexicon(
  'later,more,less,fewer,older,younger,longer,earlier,greater,higher,lower,doubt,age,recorded,matter,valid,plausible',
);

/** Finds the words that deny, left to right. */
export function findDenials(tokens: readonly Token[]): Denial[] {
  const denials: Denial[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (WHOLE.matchAt(tokens, at) > 0 && wordAt(tokens, at - 1) !== 'no')
      denials.push({ at, whole: true, idiom: false });
    else if (DENIALS.has(wordAt(tokens, at))) denials.push({ at, whole: false, idiom: isIdiom(tokens, at) });
  }
  return denials;
}

function isIdiom(tokens: readonly Token[], at: number): boolean {
  const word = wordAt(tokens, at);
  if (word === 'no') return AFTER_NO.matchAt(tokens, at + 1) > 0;
  if (word !== 'not' && word !== 'nor') return false;
  let next = at + 1;
  while (next < at + 4 && FILLERS.matchAt(tokens, next) > 0 && AFTER_NOT.matchAt(tokens, next) === 0) next++;
  if (AFTER_NOT.matchAt(tokens, next) === 0) return false;
  return !has(tokens, REPORTED, next + 1, next + 2);
}

const REPORTED = lexicon('that,whether,if');

/** Whether a denial reaches a token: it stands in the same clause, or denies all that follows. */
export function isDenied(
  denials: readonly Denial[],
  clauses: readonly number[],
  at: number,
  onlyBefore = false,
): boolean {
  return denials.some(
    (denial) =>
      !denial.idiom &&
      (denial.whole
        ? denial.at <= at
        : clauses[denial.at] === clauses[at] && (!onlyBefore || denial.at < at)),
  );
}
