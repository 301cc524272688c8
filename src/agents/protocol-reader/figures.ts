import { ProtocolReadError, type ReadClause } from './protocol-read-error.ts';

/**
 * One way to state a limit: a pattern whose first group is a number, and what to add to that number to reach the last
 * value that is still allowed ("28 or more is late" allows 27).
 */
export type Limit = readonly [pattern: RegExp, add: number];

/**
 * The limit that sentences state, or null where there are no sentences.
 * @throws ProtocolReadError when no pattern fits, or when two limits differ
 */
export function readLimit(
  clause: ReadClause,
  sentences: readonly string[],
  limits: readonly Limit[],
): number | null {
  let found: number | null = null;
  for (const sentence of sentences) {
    for (const [pattern, add] of limits) {
      const match = pattern.exec(sentence);
      if (!match) continue;
      const value = Number(match[1]) + add;
      if (found !== null && found !== value)
        throw new ProtocolReadError(clause, `both ${found} and ${value} are stated`);
      found = value;
    }
  }
  if (found === null && sentences.length > 0)
    throw new ProtocolReadError(clause, `no limit found in "${sentences.join(' ')}"`);
  return found;
}
