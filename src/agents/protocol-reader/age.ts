import { readLimit, type Limit } from './figures.ts';
import { ProtocolReadError } from './protocol-read-error.ts';

const ABOUT_AGE = /\b(?:aged|ages|birthday|younger|older|Age criterion)\b/;

const LOWEST: readonly Limit[] = [
  [/\baged (\d{1,3}) to \d/, 0],
  [/\bages (\d{1,3}) through \d/, 0],
  [/\byounger than (\d{1,3})\b/, 0],
  [/\breached the (\d{1,3})(?:st|nd|rd|th) birthday/, 0],
  [/\blower limit (\d{1,3})\b/, 0],
];
const HIGHEST: readonly Limit[] = [
  [/\baged \d{1,3} to (\d{1,3})\b/, 0],
  [/\bages \d{1,3} through (\d{1,3})\b/, 0],
  [/\bolder than (\d{1,3})\b/, 0],
  [/\bnot yet the (\d{1,3})(?:st|nd|rd|th)\b/, -1],
  [/\bupper limit (\d{1,3})\b/, 0],
];

/** The youngest and the oldest eligible age, both inclusive. */
export function readAge(sentences: readonly string[]): { min: number; max: number } {
  const about = sentences.filter((sentence) => /\d/.test(sentence) && ABOUT_AGE.test(sentence));
  const min = readLimit('age', about, LOWEST);
  const max = readLimit('age', about, HIGHEST);
  if (min === null || max === null) throw new ProtocolReadError('age', 'no sentence states an age range');
  return { min, max };
}
