import { DECEASED, STAGE_IV } from '../../dataset/codes.ts';
import type { Columns } from '../../dataset/dataset.ts';
import type { Rng } from '../../random/rng.ts';
import { permutation } from '../../random/sample.ts';
import type { Blueprint } from '../blueprint.ts';
import type { Tail } from '../limits/tail.ts';

/**
 * In a small or custom trial, lets there be enough deaths and Stage IV patients for what is planted among them.
 * A certified design is never touched.
 */
export function ensurePools(rng: Rng, columns: Columns, { task, plan, tails, bias }: Blueprint): void {
  if (bias) return;
  const { violations, traps } = plan;
  const deceased = violations.temporal_inconsistency + traps.near_immediate_death + traps.valid_deceased;
  const groups = tails.delays?.comorbidity;
  const stageIv =
    recordsIn(tails.delays?.stageIv) + traps.stage_iv_exception + (groups ? groups.middle + groups.upper : 0);
  ensureRows(
    rng,
    task.patients,
    deceased,
    (row) => columns.outcome[row] === DECEASED,
    (row) => {
      columns.outcome[row] = DECEASED;
    },
  );
  // Stage IV patients may be among the dead that are planted first, so that many more are needed.
  ensureRows(
    rng,
    task.patients,
    deceased + stageIv,
    (row) => columns.stage[row] === STAGE_IV,
    (row) => {
      columns.stage[row] = STAGE_IV;
    },
  );
}

/** Makes random rows fit until at least `needed` of rows 0..size-1 do; does and draws nothing where enough already do. */
function ensureRows(
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

function recordsIn(tail: Tail | undefined): number {
  let sum = 0;
  for (const count of tail?.counts ?? []) sum += count;
  return sum;
}
