import { extent } from '../text/clauses.ts';
import { findAll, has, lexicon, type Lexicon } from '../text/lexicon.ts';
import type { Sentence } from '../text/sentences.ts';
import { markAt, type Token } from '../text/token.ts';

/** A share or gap of the control arm. `gap` is one of the two gaps, not said which. */
export type Quantity = 'dominant share' | 'male share' | 'crude gap' | 'adjusted gap' | 'gap';

/** Quantities, and what is none of them though it comes in percent. */
const CUES: readonly (readonly [Quantity | 'none', Lexicon])[] = [
  [
    'dominant share',
    lexicon(
      'dominan*,largest ethnic*,majority ethnic*,ethnic share,ethnicity share,share of the largest,share of the dominant,ethnic concentration',
    ),
  ],
  ['male share', lexicon('male,males,men,male share,share of male*,share of men')],
  [
    'crude gap',
    lexicon(
      'crude,unadjusted,unstratified,raw,naive,before adjust*,before stratif*,before stage adjust*,without adjust*,without stratif*,ignoring stage,ignores stage',
    ),
  ],
  [
    'adjusted gap',
    lexicon(
      'adjusted,adjusting,adjustment,stratified,stratifying,stratification,standardi*,stage weighted,within stage comparison',
    ),
  ],
  [
    'gap',
    lexicon(
      'gap,gaps,disparity,mortality difference,difference in mortality,mortality gap,gap in mortality,excess mortality',
    ),
  ],
  [
    'none',
    lexicon(
      'mortality,mortalities,died,death*,deceased,survival,survived,alive,women,female*,confidence,stage iv,stage i,stage ii,stage iii,source,missing,verification,records,tolerance,treatment arm,screen*,white,black,asian,hispanic,sdv,random,sample*,enrolment,per site',
    ),
  ],
];
const DOMINANT = lexicon('dominan*,largest');
const GROUPS = lexicon('white,black,asian,hispanic');
const ONE_STAGE = lexicon(
  'stage i,stage ii,stage iii,stage iv,each stage,per stage,every stage,within stages,site*,treatment arm',
);
/** Words that leave a chunk without a topic of its own, so that it goes on about the last one. */
const LIGHT = lexicon(
  'at,of,is,was,are,were,which,that,it,its,this,they,vs,versus,against,exceed*,above,below,under,over,beyond,the,a,an,protocol,limit*,threshold*,about,approximately,roughly,only,just,well,nearly,around,and,or,but,not,does,do,did,than,greater,less,more,higher,lower,percentage,points,point,percent,control,arm,far,both,all,so,still,therefore,thus,clearly,required,compared,with,to,cutoff,criterion,remains,stays,falls,lies,value,predefined,specified,pre,set',
);

/** "shrinks from 14.2 to 3.1 points after adjustment": the two numbers are the two gaps. */
const MOVES = lexicon('from');
/** How many chunks back a number may take its quantity from. */
const FARTHEST = 4;

export interface Cue {
  readonly quantity: Quantity | 'none';
  readonly start: number;
  readonly end: number;
}

/** The quantity that the number at a position belongs to, or null: the nearest cue of its chunk, else the last before. */
export function nearestQuantity(sentence: Sentence, at: number): Quantity | null {
  const { tokens, chunks } = sentence;
  const label = labelAfter(sentence, at);
  if (label) return label;
  const [from, to] = extent(chunks, at);
  let cues = cuesIn(tokens, from, to);
  if (cues.length === 0) {
    const carried = isLight(tokens, from, to) ? lastCueBefore(sentence, from) : null;
    cues = carried ? [carried] : [];
  }
  const quantity = closest(cues, at)?.quantity ?? 'none';
  if (quantity === 'none' || quantity === 'dominant share' || quantity === 'male share')
    return quantity === 'none' ? null : quantity;
  if (has(tokens, MOVES, from, to)) return 'gap';
  if (quantity !== 'gap') return quantity;
  const kind = closest(cues.filter(isKindOfGap), at)?.quantity ?? 'gap';
  if (kind !== 'gap') return kind === 'none' ? null : kind;
  return has(tokens, ONE_STAGE, from, to) ? null : 'gap';
}

/** "14.2 points (crude)": the kind of gap named in brackets right after a number. */
function labelAfter({ tokens, chunks }: Sentence, at: number): Quantity | null {
  if (markAt(tokens, at + 1) !== '(') return null;
  const [from, to] = extent(chunks, at + 1);
  if (tokens.slice(from, to).some(({ kind }) => kind === 'number')) return null;
  const quantity = cuesIn(tokens, from, to).find(isKindOfGap)?.quantity ?? 'none';
  return quantity === 'none' ? null : quantity;
}

/** The gap named last before a position, or null. */
export function lastGapBefore({ tokens }: Sentence, at: number): Quantity | null {
  const gaps = cuesIn(tokens, 0, at).filter((cue) => isKindOfGap(cue) || cue.quantity === 'gap');
  const last = gaps.findLast(isKindOfGap) ?? gaps.at(-1);
  return last === undefined || last.quantity === 'none' ? null : last.quantity;
}

function isKindOfGap({ quantity }: Cue): boolean {
  return quantity === 'crude gap' || quantity === 'adjusted gap';
}

/** Whether a chunk has no topic of its own. */
export function isLight(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens
    .slice(from, to)
    .every((token, step) => token.kind !== 'word' || LIGHT.matchAt(tokens, from + step) > 0);
}

/** The last cue before a position, as long as only light chunks lie between. */
export function lastCueBefore({ tokens, chunks }: Sentence, before: number): Cue | null {
  let end = before;
  for (let steps = 0; steps < FARTHEST && end > 0; steps++) {
    const [from, to] = extent(chunks, end - 1);
    const cue = preferGap(cuesIn(tokens, from, to));
    if (cue) return cue;
    if (!isLight(tokens, from, to)) return null;
    end = from;
  }
  return null;
}

/** The cue that a following chunk goes on about: a gap by its kind, else the last one named. */
function preferGap(cues: readonly Cue[]): Cue | null {
  const last = cues.at(-1);
  if (last?.quantity !== 'gap') return last ?? null;
  return cues.findLast(isKindOfGap) ?? last;
}

export function cuesIn(tokens: readonly Token[], from: number, to: number): Cue[] {
  const namesDominant = has(tokens, DOMINANT);
  const cues = CUES.flatMap(([quantity, words]) =>
    findAll(tokens, words, from, to)
      .filter(({ start }) => !(quantity === 'none' && namesDominant && GROUPS.matchAt(tokens, start) > 0))
      .map(({ start, end }): Cue => ({ quantity, start, end })),
  );
  const longest = cues.filter(
    (cue) =>
      !cues.some(
        (other) =>
          other.start <= cue.start && other.end >= cue.end && other.end - other.start > cue.end - cue.start,
      ),
  );
  return longest.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

function closest(cues: readonly Cue[], at: number): Cue | null {
  let nearest: Cue | null = null;
  let least = Infinity;
  for (const cue of cues) {
    const distance = cue.start > at ? cue.start - at + 0.5 : at - cue.end + 1;
    if (distance < least) [nearest, least] = [cue, distance];
  }
  return nearest;
}
