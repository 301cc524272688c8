const DIGITS = 'one,two,three,four,five,six,seven,eight,nine'.split(',');
const TEENS = 'ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,seventeen,eighteen,nineteen'.split(',');
const TENS = 'twenty,thirty,forty,fifty,sixty,seventy,eighty,ninety'.split(',');
/** The name of each number below one hundred, at its own place. */
const NAMES = [
  'zero',
  ...DIGITS,
  ...TEENS,
  ...TENS.flatMap((ten) => [ten, ...DIGITS.map((digit) => `${ten} ${digit}`)]),
];
/** The longer names come first. "One" alone is left a word: it seldom counts. */
const NAME = new RegExp(String.raw`\b(?!one\b)(?:${NAMES.toReversed().join('|')})\b`, 'gu');

/** A text in lower case with the numbers below one hundred in figures. */
export function inFigures(text: string): string {
  return text.replaceAll(NAME, (name) => String(NAMES.indexOf(name)));
}
