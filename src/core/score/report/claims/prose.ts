import type { Sentence } from '../read/sentences.ts';

/** Of a hundred words of running text about forty or fifty are of this kind; of a list of keywords, hardly one. */
const GRAMMAR =
  /(?<= )(?:the|an?|of|to|in|for|by|with|from|at|on|between|that|which|who|is|are|was|were|be|been|has|have|had|must|may|should|will|can|could|these|this|their|its|our|we|i|it|they|than|as|because|into|each|every|all|and|or|only|not|no|but|so|if|when|while|after|before|during|within|without|such|there|any|some|both|also|more|most|make|makes|made|please|[<>].*?)(?= )/gu;
const WORD = /(?<= )[^ ]*[a-z\d][^ ]*(?= )/gu;
const RANGE = /\[\d+\.\./gu;
/** Commas between numbers and patients are no sign of a list of keywords. */
const COMMA = /(?<![\d%]) [,/|] (?!\d|p\d)/gu;
const MOST_WORDS_PER_GRAMMAR = 10;
const FEWEST_WORDS_PER_COMMA = 4;

/** Whether a sentence is running text and no title, row of a table or list of keywords. */
export function isProse({ text, prose }: Sentence): boolean {
  const words = countWords(text);
  return (
    prose &&
    words <= MOST_WORDS_PER_GRAMMAR * count(text, GRAMMAR) &&
    words >= FEWEST_WORDS_PER_COMMA * count(text, COMMA)
  );
}

/** The number of words of a sentence in canonical spelling, figures included: two in a range. */
export function countWords(text: string): number {
  return count(text, WORD) + count(text, RANGE);
}

function count(text: string, kind: RegExp): number {
  return [...text.matchAll(kind)].length;
}
