/**
 * A report in plain characters: typographic quotes, spaces, hyphens and line ends become their ASCII twins. An en dash
 * with spaces around it becomes an em dash, the one that breaks a sentence; between figures either is a hyphen.
 */
export function plainText(report: string): string {
  return report
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/[\u00A0\u2009\u202F\t]/gu, ' ')
    .replaceAll(/[\u2018\u2019]/gu, "'")
    .replaceAll(/[\u201C\u201D]/gu, '"')
    .replaceAll(/[\u2010\u2011\u2212]/gu, '-')
    .replaceAll(/(?<=[^ \n])\u2013(?=[^ \n])|(?<=\d)\u2014(?=\d)/gu, '-')
    .replaceAll('\u2013', '\u2014')
    .replaceAll('\uFE0F', '');
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
