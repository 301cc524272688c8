import type { Sentence } from '../read/sentences.ts';

/**
 * The sentences of a report that stand in more than one of its sections, in the same words or nearly so: at least two
 * thirds of all words of the two are in both, in any order.
 */
export function sharedSentences(sections: readonly (readonly Sentence[])[]): ReadonlySet<Sentence> {
  const worded = sections.map((sentences) =>
    sentences.map((sentence) => ({ sentence, words: new Set(sentence.text.match(WORD)) })),
  );
  const shared = new Set<Sentence>();
  for (const [index, section] of worded.entries())
    for (const other of worded.slice(index + 1))
      for (const one of section)
        for (const two of other)
          if (areAlike(one.words, two.words)) shared.add(one.sentence).add(two.sentence);
  return shared;
}

const WORD = /[^ ]*[a-z\d][^ ]*/gu;

function areAlike(one: ReadonlySet<string>, two: ReadonlySet<string>): boolean {
  if (one.size === 0 || 3 * Math.min(one.size, two.size) < 2 * Math.max(one.size, two.size)) return false;
  let both = 0;
  for (const word of one) if (two.has(word)) both++;
  return 3 * both >= 2 * (one.size + two.size - both);
}
