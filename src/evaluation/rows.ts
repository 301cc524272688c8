import type { Episode } from '../core/generate/episode.ts';

/** Every row number of an episode's dataset. */
export function rowsOf(episode: Episode): number[] {
  return Array.from({ length: episode.dataset.size }, (_, row) => row);
}

/** The number at a row of a column. Rows come from the dataset's own size, so that there always is one. */
export function at(column: ArrayLike<number>, row: number): number {
  return column[row] ?? 0;
}

/** The number of bits that are set: of a mask of medications, how many a patient takes. */
export function bitsIn(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
