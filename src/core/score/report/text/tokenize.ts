import { ERROR_TYPES } from '../../../model/vocabulary.ts';
import { mergeNumberWords } from './number-words.ts';
import type { Token, Unit } from './token.ts';

const NUMBER = String.raw`(?<number>(?:(?<=^|[\s([=:≈~])[-+])?\d+(?:,\d{3})*(?:\.\d+)?)`;
const UNITS: Readonly<Record<Exclude<Unit, 'none'>, string>> = {
  points: String.raw`%(?: ?-?(?:percentage )?points?\b)|(?:percent(?:age)?[ -])?points?\b|ppt?s?\b|pts?\b|p\.p\.`,
  percent: String.raw`%|percent\b|per cent\b|pct\b`,
  other: String.raw`(?:(?:business|working)[ -]days?|weeks?|months?|hours?|minutes?|fold|times|mg|steps?|st|nd|rd|th|x)\b`,
  days: String.raw`(?:(?:calendar|consecutive|full|whole|elapsed)[ -])?(?:days?|d)\b`,
  years: String.raw`(?:years?|yrs?|yo|y)\b`,
};
const UNIT = Object.entries(UNITS).map(([name, forms]) => `(?<${name}>${forms})`);
const PIECE = new RegExp(
  String.raw`(?<date>\d{4}-\d{2}-\d{2})|${NUMBER}(?:[ -]?(?:${UNIT.join('|')}))?|(?<word>[a-z\u00C0-\u017F][a-z0-9_'\u00C0-\u017F]*)|[<>]=|\S`,
  'giu',
);
const PATIENT_ID = /^p\d{4,}$/iu;

/** A number after one of these is a label and counts nothing: "Stage 4", "Phase 3", "21 CFR Part 11". */
const LABELS = new Set(
  'stage phase grade section table figure item cycle part ecog step version rule criterion batch clause appendix article site cfr ich e6 seed note nct'.split(
    ' ',
  ),
);
const STAGE_NUMERALS = ['', 'i', 'ii', 'iii', 'iv'];
const ERROR_TYPE_WORDS = new Set<string>(ERROR_TYPES);
const SILENT = '"*`\'#~^';

/**
 * The tokens of a sentence. Error types stay one word; other words are parted at hyphens and underscores; "doesn't" and
 * "cannot" give `not`; numbers may be spelled out up to ninety-nine.
 */
export function tokenize(sentence: string): Token[] {
  const tokens: Token[] = [];
  for (const match of sentence.matchAll(PIECE)) {
    const { date, number, word, ...units } = match.groups ?? {};
    const [piece] = match;
    if (date !== undefined) tokens.push({ kind: 'word', text: 'date' });
    else if (number !== undefined) pushNumber(tokens, number, unitOf(units));
    else if (word === undefined) {
      if (!SILENT.includes(piece) && !joinsWords(sentence, match.index))
        tokens.push({ kind: 'mark', text: piece });
    } else if (PATIENT_ID.test(piece)) tokens.push({ kind: 'id', text: piece.toUpperCase() });
    else pushWords(tokens, piece.toLowerCase());
  }
  return mergeNumberWords(tokens);
}

function unitOf(units: Readonly<Partial<Record<string, string>>>): Unit {
  if (units['percent'] !== undefined) return 'percent';
  if (units['points'] !== undefined) return 'points';
  if (units['days'] !== undefined) return 'days';
  if (units['years'] !== undefined) return 'years';
  return units['other'] === undefined ? 'none' : 'other';
}

function pushNumber(tokens: Token[], digits: string, unit: Unit): void {
  const value = Number(digits.replaceAll(',', ''));
  const previous = tokens.at(-1);
  const before = previous?.kind === 'word' ? previous.text : '';
  if (unit === 'none' && LABELS.has(before)) {
    const numeral = before === 'stage' ? STAGE_NUMERALS[value] : undefined;
    tokens.push({ kind: 'word', text: numeral ?? 'label' });
    return;
  }
  const isDay = unit === 'none' && before === 'day';
  tokens.push({ kind: 'number', value, unit: isDay ? 'days' : unit, decimal: digits.includes('.') });
}

function pushWords(tokens: Token[], piece: string): void {
  const [stem = '', ending] = piece.split("'");
  if (stem === 'cannot') tokens.push({ kind: 'word', text: 'can' }, { kind: 'word', text: 'not' });
  else if (ending === 't')
    tokens.push({ kind: 'word', text: uncontracted(stem) }, { kind: 'word', text: 'not' });
  else if (ERROR_TYPE_WORDS.has(stem)) tokens.push({ kind: 'word', text: stem });
  else for (const word of stem.split('_')) if (word !== '') tokens.push({ kind: 'word', text: word });
}

/** The verb of "doesn", "can", "won". */
function uncontracted(stem: string): string {
  if (stem === 'can') return stem;
  return stem === 'won' ? 'will' : stem.replace(/n$/u, '');
}

/** Whether the character is a hyphen between two words, which says nothing. */
function joinsWords(sentence: string, at: number): boolean {
  return (
    sentence[at] === '-' &&
    /[a-z0-9\u00C0-\u017F%]/iu.test(sentence[at - 1] ?? '') &&
    /[a-z\u00C0-\u017F]/iu.test(sentence[at + 1] ?? '')
  );
}
