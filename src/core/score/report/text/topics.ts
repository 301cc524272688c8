import { findAll, lexicon, type Lexicon } from './lexicon.ts';
import type { Token } from './token.ts';

/** What a bare number may be about. */
export type Topic = 'age' | 'delay' | 'comorbidity' | 'share' | 'other';

const TOPICS: readonly (readonly [Topic, Lexicon])[] = [
  [
    'age',
    lexicon(
      'age window,age range,age limits,age,ages,aged,years,older,younger,elderly,underage,eligib*,invalid_age,birthday',
    ),
  ],
  ['comorbidity', lexicon('comorbid*,index,cci,charlson')],
  ['delay', lexicon('day,days,delay*,window,windows,dose,protocol_window_violation')],
  ['share', lexicon('share*,gap*,percent*,proportion*,mortality,male,males,men,dominan*,bias')],
  ['other', lexicon('ecog,ldh,bmi,pressure,cycles,seed,budget,step*,survival,follow,confidence')],
];

/**
 * The topic that a number at each position belongs to: the nearest one named before it, else the nearest one after it
 * in its clause.
 */
export function topicsOf({
  tokens,
  clauses,
}: {
  tokens: readonly Token[];
  clauses: readonly number[];
}): readonly (Topic | null)[] {
  const named: (Topic | null)[] = tokens.map(() => null);
  for (const [topic, words] of TOPICS)
    for (const { start, end } of findAll(tokens, words))
      for (let at = start; at < end; at++) named[at] ??= topic;
  const topics: (Topic | null)[] = [];
  let before: Topic | null = null;
  for (let at = 0; at < tokens.length; at++) {
    topics.push(before);
    before = named[at] ?? before;
  }
  let after: Topic | null = null;
  for (let at = tokens.length - 1; at >= 0; at--) {
    if (clauses[at] !== clauses[at + 1]) after = null;
    topics[at] ??= after;
    after = named[at] ?? after;
  }
  return topics;
}
