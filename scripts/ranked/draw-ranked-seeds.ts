import { hashText } from '../../src/core/random/hash.ts';

/** How many seeds a task has in a ranked run. */
export const RANKED_SEED_COUNT = 50;

const FIRST = 2 ** 31;

/**
 * The first `count` different seeds of 2^31 to 2^32-1 that SHA-256 gives of 'clinicalbench ranked v1 N' for N from 0: its
 * first 32 bits with the highest one set.
 */
export function drawRankedSeeds(count: number): number[] {
  const drawn = new Set<number>();
  for (let n = 0; drawn.size < count; n++) {
    const word = Number.parseInt(hashText(`clinicalbench ranked v1 ${n}`).slice(0, 8), 16);
    drawn.add(word < FIRST ? word + FIRST : word);
  }
  return [...drawn];
}
