import { wordAt, type Token } from './token.ts';

/** A set of phrases to look for. `stem*` stands for every word that begins so. */
export interface Lexicon {
  /** Number of tokens of the longest phrase that starts at a position; 0 when none does. */
  matchAt(tokens: readonly Token[], at: number): number;
}

/** A stretch of tokens, end not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const STEM = 3;

/** Makes a lexicon from phrases parted by commas. */
export function lexicon(list: string): Lexicon {
  const exact = new Map<string, string[][]>();
  const stems = new Map<string, string[][]>();
  for (const phrase of list.split(',').map((entry) => entry.trim().split(' '))) {
    const [first = ''] = phrase;
    const isStem = first.endsWith('*');
    const key = isStem ? first.slice(0, STEM) : first;
    const bucket = isStem ? stems : exact;
    bucket.set(key, [...(bucket.get(key) ?? []), phrase]);
  }
  return {
    matchAt(tokens, at) {
      const token = tokens[at];
      if (token?.kind !== 'word' && token?.kind !== 'mark') return 0;
      let longest = 0;
      for (const phrases of [exact.get(token.text), stems.get(token.text.slice(0, STEM))])
        for (const phrase of phrases ?? [])
          if (phrase.length > longest && phrase.every((entry, step) => fits(entry, tokens[at + step])))
            longest = phrase.length;
      return longest;
    },
  };
}

/** Every stretch that a lexicon matches, left to right, none overlapping. */
export function findAll(tokens: readonly Token[], words: Lexicon, from = 0, to = tokens.length): Span[] {
  const found: Span[] = [];
  for (let at = from; at < to; at++) {
    const length = words.matchAt(tokens, at);
    if (length === 0) continue;
    found.push({ start: at, end: at + length });
    at += length - 1;
  }
  return found;
}

/** Whether a lexicon matches anywhere in a stretch. */
export function has(tokens: readonly Token[], words: Lexicon, from = 0, to = tokens.length): boolean {
  for (let at = Math.max(0, from); at < to; at++) if (words.matchAt(tokens, at) > 0) return true;
  return false;
}

/** Whether the single word at a position is in a lexicon. */
export function isWord(tokens: readonly Token[], words: Lexicon, at: number): boolean {
  return wordAt(tokens, at) !== '' && words.matchAt(tokens, at) > 0;
}

function fits(entry: string, token: Token | undefined): boolean {
  if (token?.kind !== 'word' && token?.kind !== 'mark') return false;
  return entry.endsWith('*') ? token.text.startsWith(entry.slice(0, -1)) : token.text === entry;
}
