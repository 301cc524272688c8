import { Rng } from '../../core/random/rng.ts';

/** Up to so many pairs every assignment of signs is looked at. */
const EXACT_PAIRS = 16;
/** Assignments drawn where there are more. */
const DRAWN = 20_000;
/** Sums of the same differences in another order may be off by this share. */
const ROUNDING = 1e-12;

/**
 * The two-sided p of paired differences when the sign of each is as likely one way as the other (Fisher, The Design of
 * Experiments, 1935, section 21): the share of sign assignments whose sum is at least as far from 0 as the one observed.
 * Exact for up to 16 pairs; for more from 20,000 assignments of a fixed stream, the one observed counted in (Phipson and
 * Smyth, Stat Appl Genet Mol Biol 2010;9:39), so that it is never 0 and the same differences give the same p.
 * @throws RangeError without any difference
 */
export function permutationP(differences: readonly number[]): number {
  if (differences.length === 0) throw new RangeError('a permutation test needs at least one difference');
  const moving = differences.filter((difference) => difference !== 0);
  const size = moving.reduce((sum, difference) => sum + Math.abs(difference), 0);
  const observed = Math.abs(moving.reduce((sum, difference) => sum + difference, 0)) - ROUNDING * size;
  return moving.length <= EXACT_PAIRS ? exactShare(moving, observed) : drawnShare(moving, observed);
}

function exactShare(differences: readonly number[], observed: number): number {
  const assignments = 2 ** differences.length;
  let asFar = 0;
  for (let signs = 0; signs < assignments; signs++) {
    let sum = 0;
    differences.forEach((difference, index) => (sum += (signs >> index) & 1 ? difference : -difference));
    if (Math.abs(sum) >= observed) asFar++;
  }
  return asFar / assignments;
}

function drawnShare(differences: readonly number[], observed: number): number {
  const random = new Rng([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344]);
  let asFar = 1;
  for (let drawn = 0; drawn < DRAWN; drawn++) {
    let sum = 0;
    let signs = 0;
    differences.forEach((difference, index) => {
      if (index % 32 === 0) signs = random.next();
      sum += (signs >>> (index % 32)) & 1 ? difference : -difference;
    });
    if (Math.abs(sum) >= observed) asFar++;
  }
  return asFar / (DRAWN + 1);
}
