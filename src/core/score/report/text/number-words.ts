import { wordAt, type Token, type Unit } from './token.ts';

const SMALL = new Map(
  'zero,,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,seventeen,eighteen,nineteen'
    .split(',')
    .map((word, value) => [word, value]),
);
const TENS = new Map(
  'twenty,thirty,forty,fifty,sixty,seventy,eighty,ninety'
    .split(',')
    .map((word, index) => [word, 20 + 10 * index]),
);
const DIGITS = new Map(
  'one,two,three,four,five,six,seven,eight,nine'.split(',').map((word, index) => [word, index + 1]),
);
const UNITS = new Map<string, Unit>([
  ['percent', 'percent'],
  ['point', 'points'],
  ['points', 'points'],
  ['day', 'days'],
  ['days', 'days'],
  ['year', 'years'],
  ['years', 'years'],
  ['week', 'other'],
  ['weeks', 'other'],
  ['month', 'other'],
  ['months', 'other'],
  ['step', 'other'],
]);

/** Turns spelled-out numbers below one hundred into numbers. "One" stays a word: alone, it seldom counts. */
export function mergeNumberWords(tokens: readonly Token[]): Token[] {
  const merged: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    const word = wordAt(tokens, at);
    const tens = TENS.get(word);
    const digit = tens === undefined ? undefined : DIGITS.get(wordAt(tokens, at + 1));
    const value = tens === undefined ? (word === '' ? undefined : SMALL.get(word)) : tens + (digit ?? 0);
    if (value === undefined) {
      merged.push(token);
      continue;
    }
    if (digit !== undefined) at++;
    if (wordAt(tokens, at + 1) === 'percentage') at++;
    const unit = UNITS.get(wordAt(tokens, at + 1));
    if (unit !== undefined) at++;
    merged.push({ kind: 'number', value, unit: unit ?? 'none', decimal: false });
  }
  return merged;
}
