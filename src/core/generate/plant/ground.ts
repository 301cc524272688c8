import { DECEASED, STAGE_IV } from '../../dataset/codes.ts';
import type { Columns } from '../../dataset/dataset.ts';
import type { Rules } from '../../model/protocol.ts';
import { TRAP_KINDS, type TrapKind } from '../../model/vocabulary.ts';
import type { Rng } from '../../random/rng.ts';
import type { Tails } from '../rules.ts';
import type { Pool } from './pool.ts';

/** What planting works on: a valid cohort, the ends of its columns, and the rows not yet used. */
export interface Ground {
  readonly rng: Rng;
  readonly columns: Columns;
  readonly tails: Tails;
  /** For tags only: no value may depend on them. */
  readonly rules: Rules;
  readonly pool: Pool;
  readonly traps: Uint8Array;
}

/** Whether the patient of a row died. */
export function isDeceased({ columns }: Ground, row: number): boolean {
  return columns.outcome[row] === DECEASED;
}

/** Whether the patient of a row has Stage IV disease. */
export function isStageIv({ columns }: Ground, row: number): boolean {
  return columns.stage[row] === STAGE_IV;
}

/** Labels a row as a planted trap. */
export function tag({ traps }: Ground, row: number, kind: TrapKind): void {
  traps[row] = 1 + TRAP_KINDS.indexOf(kind);
}

/**
 * The i-th of `count` planted values: the cells that every episode must have come first, then draws.
 * @param cells values on both sides of the boundaries in force
 */
export function cellOr(cells: readonly number[], index: number, draw: () => number): number {
  return cells[index] ?? draw();
}
