import { ProtocolReadError } from './protocol-read-error.ts';

/** The names of the high-risk outreach sites in the order of the excerpt, or null where it does not speak of any. */
export function readOutreachSites(sentences: readonly string[]): string[] | null {
  const sentence = sentences.find((candidate) => candidate.includes('high-risk outreach'));
  if (sentence === undefined) return null;
  if (sentence.startsWith('No site ')) return [];
  const list = listIn(sentence);
  const names = list
    .split(/; |, and |, | and /)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) throw new ProtocolReadError('outreach sites', `no site named in "${sentence}"`);
  return names;
}

/** The part of the sentence that lists sites: in parentheses, around a colon, or between two fixed words. */
function listIn(sentence: string): string {
  const open = sentence.indexOf('(');
  if (open !== -1) return sentence.slice(open + 1, sentence.indexOf(')', open));
  const entrusted = 'is entrusted to ';
  const start = sentence.indexOf(entrusted);
  if (start !== -1) return sentence.slice(start + entrusted.length, semicolonOrEnd(sentence, start));
  const colon = sentence.indexOf(': ');
  if (colon === -1) throw new ProtocolReadError('outreach sites', `no list of sites in "${sentence}"`);
  const namedFirst = sentence.indexOf('high-risk outreach') > colon;
  return namedFirst ? sentence.slice(0, colon) : sentence.slice(colon + 2, -1);
}

function semicolonOrEnd(sentence: string, from: number): number {
  const semicolon = sentence.indexOf(';', from);
  return semicolon === -1 ? sentence.length - 1 : semicolon;
}
