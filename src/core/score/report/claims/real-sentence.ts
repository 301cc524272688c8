import { findAll, has, lexicon, type Lexicon } from '../text/lexicon.ts';
import type { Sentence } from '../text/sentences.ts';
import { markAt } from '../text/token.ts';

const FEWEST_WORDS = 5;
/** Of a hundred words of running text about forty are of this kind; of a list of keywords, none. */
const FUNCTION_WORDS = lexicon(
  'the,a,an,of,to,in,for,by,with,from,at,on,between,within,that,which,who,is,are,was,were,be,been,has,have,had,must,may,should,will,can,could,these,this,their,its,our,we,i,it,they,and,or,all,than,as,because,into,each,every',
);
const JOINING = lexicon('and,or');
const FEWEST_FUNCTION_PERCENT = 12;
const MOST_PREDICATE_PERCENT = 45;
const MOST_COMMA_PERCENT = 30;
const FINITE = lexicon(
  'is,are,was,were,be,been,has,have,had,must,may,shall,should,will,can,could,might,would,do,does,did,need,needs,show,shows,showed,conclude,concludes,concluded,find,finds,found,note,noted,make,makes,differ,differs,lie,lies,fall,falls,fell,support,supports,confirm,confirms,confirmed,meet,meets,contain,contains,rest,rests,rested,cover,covers,covered,flagged,raised,audited,explains,explained,shrinks,drops,rises,widens,narrows,exceeds,exceed,remains,indicates,establishes,constitutes',
);

/** Claims that are made without a verb of their own. */
const NO_VERB = lexicon(
  'cause,caused,causing,due to,because,stemming from,arising,attributable,attributed,resulting from,originating,driven by,traced,owing to,explained by,pointing to,as a result of,consequence of,introduced,exposed,exposing,at risk,threat to,danger to,compromised,limited,required,permitted,allowed,specified,defined,restricted,queried,querying,correcting,retraining,training,verifying,monitoring,reviewing,program,programme',
);

/**
 * Whether a sentence is running text and no list of keywords: at least five words, some of them words that only
 * grammar needs, not too many predicates or commas for its length, and a verb.
 */
export function isRealSentence(
  { tokens }: Sentence,
  predicates: readonly Lexicon[],
  fewest = FEWEST_WORDS,
): boolean {
  const words = tokens.filter(({ kind }) => kind === 'word').length;
  if (words < fewest) return false;
  const spans = predicates.flatMap((predicate) => findAll(tokens, predicate));
  const claimed = new Set(spans.flatMap(({ start, end }) => positions(start, end)));
  const free = findAll(tokens, FUNCTION_WORDS).filter(({ start }) => !claimed.has(start));
  const grammar = free.filter(({ start }) => JOINING.matchAt(tokens, start) === 0);
  const commas = tokens.filter((_, at) => /^[,/|]$/u.test(markAt(tokens, at))).length;
  if ((grammar.length < 1 && commas > 0) || free.length * 100 < FEWEST_FUNCTION_PERCENT * words) return false;
  const claiming = [...new Set(spans.map(({ start }) => start))].filter(
    (at) => FUNCTION_WORDS.matchAt(tokens, at) === 0,
  );
  if (claiming.length * 100 > MOST_PREDICATE_PERCENT * words) return false;
  const figures = tokens.filter(({ kind }) => kind === 'number' || kind === 'id').length;
  if ((commas - figures) * 100 > MOST_COMMA_PERCENT * words) return false;
  return has(tokens, FINITE) || claiming.some((at) => NO_VERB.matchAt(tokens, at) === 0);
}

function positions(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, step) => start + step);
}
