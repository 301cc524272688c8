import { SITES } from '../../../dataset/sites.ts';
import type { Rules } from '../../../model/protocol.ts';
import { findAll, has, lexicon, type Lexicon } from '../text/lexicon.ts';
import type { Sentence } from '../text/sentences.ts';
import type { StatedFact } from './stated-fact.ts';
import { wordAt, type Token } from '../text/token.ts';
import { tokenize } from '../text/tokenize.ts';

const NAMES: readonly (readonly [string, Lexicon])[] = SITES.map(({ name }) => [
  name,
  lexicon(spelled(name)),
]);
const ANY_NAME = lexicon(SITES.map(({ name }) => spelled(name)).join(','));
const OUTREACH = lexicon('outreach,high risk');
const APART = lexicon(
  'unlike,ordinary,other,others,non,regular,rather,whereas,while,but,than,versus,vs,elsewhere',
);
const REACH = 14;

/** The outreach sites that a sentence names, and sites that it wrongly names among them. */
export function sitesIn({ tokens }: Sentence, rules: Rules): StatedFact[] {
  const outreach = rules.high_risk_sites;
  if (outreach === null) return [];
  return NAMES.flatMap(([name, words]) =>
    findAll(tokens, words).flatMap(({ start, end }): StatedFact[] => {
      if (outreach.includes(name)) return [{ kind: 'rule', at: start, holds: true }];
      return isSaidOutreach(tokens, start, end) ? [{ kind: 'rule', at: start, holds: false }] : [];
    }),
  );
}

/** Whether a stretch names a site. */
export function namesSite(tokens: readonly Token[], from: number, to: number): boolean {
  return has(tokens, ANY_NAME, from, to);
}

/** "the outreach sites A, B and C", "C is a high-risk site". */
function isSaidOutreach(tokens: readonly Token[], start: number, end: number): boolean {
  if (/^(?:is|are|was|were)$/u.test(wordAt(tokens, end))) return has(tokens, OUTREACH, end, end + 5);
  for (let back = start - 1; back >= Math.max(0, start - REACH); back--) {
    if (APART.matchAt(tokens, back) > 0) return false;
    if (OUTREACH.matchAt(tokens, back) > 0) return true;
  }
  return false;
}

function spelled(name: string): string {
  return tokenize(name)
    .map((token) => (token.kind === 'number' ? '' : token.text))
    .join(' ');
}
