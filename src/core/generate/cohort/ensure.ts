import type { Rng } from '../../random/rng.ts';
import { permutation } from '../../random/sample.ts';

/** Makes random rows fit until at least `needed` of rows 0..size-1 do; does and draws nothing where enough already do. */
export function ensureRows(
  rng: Rng,
  size: number,
  needed: number,
  fits: (row: number) => boolean,
  make: (row: number) => void,
): void {
  let missing = needed;
  for (let row = 0; row < size && missing > 0; row++) if (fits(row)) missing--;
  if (missing <= 0) return;
  for (const row of permutation(rng, size)) {
    if (missing === 0) return;
    if (fits(row)) continue;
    make(row);
    missing--;
  }
}
