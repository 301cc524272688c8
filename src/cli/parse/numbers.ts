import { parsed, refused, type Parsed } from './parsed.ts';

/** Reads an integer in plain digits within bounds, both included. */
export function parseInteger(text: string, least: number, most: number): Parsed<number> {
  const value = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most
    ? parsed(value)
    : refused(`It must be an integer from ${least} to ${most}.`);
}

/** Reads a decimal number within bounds, both included. */
export function parseDecimal(text: string, least: number, most: number): Parsed<number> {
  const value = /^-?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most
    ? parsed(value)
    : refused(`It must be a number from ${least} to ${most}.`);
}
