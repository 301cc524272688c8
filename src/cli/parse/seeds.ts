import { MAX_SEED } from '../../core/model/episode.ts';
import { parsed, refused, type Parsed } from './parsed.ts';

/** Seeds first, first + 1, ... last. */
export interface SeedRange {
  readonly first: number;
  readonly last: number;
}

/** Reads one seed: an integer from 0 to 4294967295 in plain digits, without leading zeros: one seed, one spelling. */
export function parseSeed(text: string): Parsed<number> {
  const seed = /^(0|[1-9]\d{0,9})$/.test(text) ? Number(text) : Number.NaN;
  if (seed <= MAX_SEED) return parsed(seed);
  const plain = /^0+([1-9]\d*|0)$/.exec(text)?.[1];
  return refused(
    `A seed is an integer from 0 to ${MAX_SEED}${plain === undefined ? '' : `, without leading zeros: ${plain}`}.`,
  );
}

/**
 * Reads `7` or `1..50` (both ends included).
 * @param most the most seeds that the command takes
 */
export function parseSeedRange(text: string, most: number): Parsed<SeedRange> {
  const [from = '', to = from, ...rest] = text.split('..');
  const first = parseSeed(from);
  const last = parseSeed(to);
  if (rest.length > 0 || !first.ok || !last.ok)
    return refused(`Write one seed (7) or a range (1..50) of integers from 0 to ${MAX_SEED}.`);
  if (last.value < first.value)
    return refused(`The range ends before it begins; write ${last.value}..${first.value}.`);
  if (last.value - first.value >= most)
    return refused(`That is ${last.value - first.value + 1} seeds; this command takes at most ${most}.`);
  return parsed({ first: first.value, last: last.value });
}

/** How many seeds a range holds. */
export function seedCount(range: SeedRange): number {
  return range.last - range.first + 1;
}

/** The seeds of a range, in order. */
export function seedsOf(range: SeedRange): number[] {
  return Array.from({ length: seedCount(range) }, (_, index) => range.first + index);
}

/** A range as it is written: `7` or `1..50`. */
export function seedText(range: SeedRange): string {
  return range.first === range.last ? `${range.first}` : `${range.first}..${range.last}`;
}
