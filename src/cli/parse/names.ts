import { parsed, refused, type Parsed } from './parsed.ts';

/**
 * Reads a comma-separated list of names out of a closed list. Each name counts once, in the order given.
 * @param what the noun for messages, such as 'task'
 */
export function parseNames<T extends string>(text: string, allowed: readonly T[], what: string): Parsed<T[]> {
  const chosen: T[] = [];
  for (const part of text.split(',')) {
    const wanted = part.trim();
    const name = allowed.find((candidate) => candidate === wanted);
    if (name === undefined)
      return refused(`There is no ${what} '${wanted}'. Allowed: ${allowed.join(', ')}.`);
    if (!chosen.includes(name)) chosen.push(name);
  }
  return parsed(chosen);
}
