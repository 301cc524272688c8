import type { Sentence } from './sentences.ts';

/** A sentence of fewer tokens than this is no statement that could be copied. */
const FULL_SENTENCE = 5;

/** What makes two full sentences the same, or null for a shorter one. */
export function sentenceKey({ tokens }: Sentence): string | null {
  if (tokens.length < FULL_SENTENCE) return null;
  return tokens.map((token) => (token.kind === 'number' ? String(token.value) : token.text)).join(' ');
}

/** The keys of full sentences that stand in more than one of the sections. */
export function keysInSeveral(sections: Iterable<readonly Sentence[]>): ReadonlySet<string> {
  const [once, several] = [new Set<string>(), new Set<string>()];
  for (const sentences of sections) {
    const own = new Set(sentences.map(sentenceKey).filter((key) => key !== null));
    for (const key of own) (once.has(key) ? several : once).add(key);
  }
  return several;
}
