import { findAll, has, lexicon, type Span } from '../text/lexicon.ts';
import type { Sentence } from '../text/sentences.ts';
import { markAt, wordAt, type Token } from '../text/token.ts';

/** What a clause says of selection bias. */
export interface Verdict {
  readonly present: boolean;
  /** Whether it says what was flagged. */
  readonly ofFlag: boolean;
}

const BIAS = lexicon('bias,selection bias,selection_bias,biased,unbiased');
const SAYS = lexicon(
  'present,exist,exists,existed,found,detect*,confirm*,evident,evidence,flag,flags,flagged,conclu*,demonstrat*,indicat*,support*,constitut*,show,shows,shown,establish*,met,meet,meets,satisf*,fulfil*,trigger*,reach*,biased,unbiased,remain*,persist*,declare*,substantiat*,suffers,there is,there was,is a,this is,i find,we find,report*,raised,absent,absence,lack*,ruled out,rule out,rules out,reject*,dismiss*,real,true,genuine,holds,identified,not a,exhibit*,affected by,affects,subject to,verdict,reflect*,explain*,due to,free of,applies,no selection bias,no bias,no selection_bias,no true bias,warranted,justified,disappear*,vanish*',
);
const NEGATES = lexicon(
  'no,not,never,none,neither,nor,without,absent,absence,lack,lacks,lacking,ruled out,rule out,rules out,rather than,fail,fails,failed,insufficient,reject,rejects,rejected,dismiss*,unbiased,unsupported,instead of,free of,refut*,unsubstantiated,unwarranted,unjustified,disappear*,vanish*,deny,denies,doubt',
);
/** Clauses that tell an impression or a rule give no verdict. */
const NO_VERDICT = lexicon(
  'crude,unadjusted,naive,raw,at first,appear*,seem*,look,looks,looked,tempting,alone,apparent,suggest*,would,could,might,may,if,whether,when all,when every,only when,require*,requires,defin*,criterion for,threshold for,potential*,possible,possibly,assess*,evaluat*,test*,impression,mimic*,clause,condition*,be ruled,not rule,by itself,on its own,treatment arm,mislead*,mistaken',
);
const BREAKS = lexicon(
  'but,because,while,whereas,although,though,however,since,therefore,thus,hence,so,yet,which,after,despite,consequently,as the,given,and',
);
const NO_DENIAL = lexicon('not only,no doubt,not just');
const FLAGS = lexicon('flag,flags,flagged,raised');
/** How many parts may be added to one that names bias and says nothing of it: "selection bias, however, is absent". */
const MOST_JOINED = 3;

/** The verdicts on selection bias that a sentence gives, clause by clause. */
export function verdictsIn({ tokens }: Sentence): Verdict[] {
  const parts = partsOf(tokens);
  return parts.flatMap(([from, end], index): Verdict[] => {
    if (!has(tokens, BIAS, from, end)) return [];
    let to = end;
    for (let joined = 1; joined <= MOST_JOINED && !has(tokens, SAYS, from, to); joined++) {
      const next = parts[index + joined];
      if (!next || has(tokens, BIAS, next[0], next[1])) break;
      [, to] = next;
    }
    if (has(tokens, NO_VERDICT, from, to) || !has(tokens, SAYS, from, to)) return [];
    return [{ present: denials(tokens, from, to) % 2 === 0, ofFlag: has(tokens, FLAGS, from, to) }];
  });
}

/** How often a part denies; "neither ... nor" denies once. */
function denials(tokens: readonly Token[], from: number, to: number): number {
  const found = findAll(tokens, NEGATES, from, to).filter(
    ({ start }) => NO_DENIAL.matchAt(tokens, start) === 0,
  );
  const nor = found.filter(({ start }) => wordAt(tokens, start) === 'nor').length;
  return found.length > nor ? found.length - nor : found.length;
}

/** Parts of a sentence that can each hold a verdict: at conjunctions and marks. */
function partsOf(tokens: readonly Token[]): [from: number, to: number][] {
  const starts = [0];
  for (let at = 1; at < tokens.length; at++)
    if (BREAKS.matchAt(tokens, at) > 0 || ',;:—()'.includes(markAt(tokens, at) || ' ')) starts.push(at);
  return starts.map((from, index) => [from, starts[index + 1] ?? tokens.length]);
}

const EQUITY = lexicon('equity,fairness,bias,selection bias,selection_bias,demographic*,control arm');
const OUT = lexicon(
  'out of scope,out of the scope,outside the scope,outside of the scope,outside scope,outside this audit*,outside the audit*,outside of this audit*,outside this task*,outside the remit,beyond the scope,beyond scope,beyond this audit*,not in scope,not in the scope,not within scope,not within the scope,not part of,no part of,not in force,not under audit,not under review,not required,not applicable,excluded from,falls outside,lies outside,lie outside,fall outside,left to other',
);
const BACK_IN = lexicon(
  'in scope,within scope,within the scope,in the scope,part of this audit,part of the audit',
);
const UNDONE = lexicon('not,never,hardly,no longer');

const CONDITIONS = lexicon('if,unless,whether');
const GOES_ON = lexicon('it,this,that,they,these,both');

/** What a sentence says of the scope of control-arm equity, by name or as "it" after a sentence that named it. */
export function scopeIn(
  { tokens, denials: denied }: Sentence,
  previous: Sentence | undefined,
): 'out' | 'in' | null {
  const goesOn = GOES_ON.matchAt(tokens, 0) > 0 && previous !== undefined && has(previous.tokens, EQUITY);
  if (!goesOn && !has(tokens, EQUITY)) return null;
  const out = findAll(tokens, OUT);
  if (has(tokens, CONDITIONS, 0, out[0]?.start ?? 0)) return null;
  const undone = ({ start }: Span) =>
    UNDONE.matchAt(tokens, start - 1) > 0 ||
    UNDONE.matchAt(tokens, start - 2) === 2 ||
    denied.some(({ whole, at }) => whole && at < start);
  if (out.some(undone)) return 'in';
  if (out.length > 0) return 'out';
  return has(tokens, BACK_IN) ? 'in' : null;
}
