import { rewrite, type Rewrites } from './rewrite.ts';

/**
 * Typographic quotes, spaces, hyphens and line ends become their ASCII twins. An en dash with spaces around it becomes
 * an em dash, the one that breaks a sentence; between figures either is a hyphen.
 */
const TWINS: Rewrites = [
  [/\r\n?/gu, '\n'],
  [/[\u00A0\u2009\u202F\t]/gu, ' '],
  [/[\u2018\u2019]/gu, "'"],
  [/[\u201C\u201D]/gu, '"'],
  [/[\u2010\u2011\u2212]/gu, '-'],
  [/(?<=[^ \n])\u2013(?=[^ \n])|(?<=\d)\u2014(?=\d)/gu, '-'],
  [/\u2013/gu, '\u2014'],
  [/\uFE0F/gu, ''],
];

/** A report in plain characters. */
export function plainText(report: string): string {
  return rewrite(report, TWINS);
}

/**
 * ASCII, Latin letters, and the punctuation, arrows, signs and pictures that people write. Left out are look-alike
 * letters of other scripts, full-width forms and invisible characters.
 */
const PLAIN =
  /^[\n -~\u00A1-\u00AC\u00AE-\u017F\u0394\u03B4\u03C3\u2012-\u2015\u201A-\u2026\u2030-\u205E\u20AC\u2100-\u23FF\u2500-\u27BF\u2B00-\u2BFF\u{1F300}-\u{1FAFF}]*$/u;

/** Whether a text is free of characters that could disguise its words. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}
