import type { Episode } from '../../../core/generate/episode.ts';

/** Looks at one property that every episode must have, and says what is wrong: one sentence a fault, none when it holds. */
export type Check = (episode: Episode) => readonly string[];

/** The number at a row of a column. Rows come from the dataset's own size, so that there always is one. */
export function at(column: ArrayLike<number>, row: number): number {
  return column[row] ?? 0;
}

/** Every row number of an episode's dataset. */
export function rowsOf(episode: Episode): number[] {
  return Array.from({ length: episode.dataset.size }, (_, row) => row);
}
