import { DECEASED, STAGE_IV } from '../../dataset/codes.ts';
import type { Columns } from '../../dataset/dataset.ts';
import type { Rng } from '../../random/rng.ts';
import type { BiasDesign } from '../bias/design.ts';
import type { EthnicMix } from './arms.ts';

/** Of the patients of stages I to III, the percentage at outreach sites. */
const EARLY_STAGES_PERCENT = 6;

/** Patients by side (dominant, others), Stage IV or not, and outcome; the eight cells of `cellOf`. */
type Cells = number[];

/**
 * Marks who of one arm is at the outreach sites: about `percent` of Stage IV and a few of the other stages, at random
 * within side and outcome, so regardless of ethnicity.
 * @param design of a control arm: deaths at the outreach sites then follow the mean of its two labels, so that they say
 * nothing of the label drawn; null takes the deaths as they are
 */
export function markOutreach(
  rng: Rng,
  columns: Columns,
  rows: Uint32Array,
  mix: EthnicMix,
  percent: number,
  design: BiasDesign | null,
  isOutreach: Uint8Array,
): void {
  const { ethnicity, stage, outcome } = columns;
  const cells = new Uint8Array(rows.length);
  const left = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] ?? 0;
    const cell =
      (ethnicity[row] === mix.dominant ? 0 : 4) +
      (stage[row] === STAGE_IV ? 2 : 0) +
      (outcome[row] === DECEASED ? 1 : 0);
    cells[place] = cell;
    left[cell] = (left[cell] ?? 0) + 1;
  }
  const wanted = wantedCells(design ? expectedCells(design) : left, percent);
  for (let place = 0; place < rows.length; place++) {
    const cell = cells[place] ?? 0;
    const free = left[cell] ?? 0;
    const open = wanted[cell] ?? 0;
    left[cell] = free - 1;
    if (rng.below(free) >= open) continue;
    isOutreach[rows[place] ?? 0] = 1;
    wanted[cell] = open - 1;
  }
}

function wantedCells(cells: Cells, percent: number): Cells {
  const wanted: Cells = [];
  for (let cell = 0; cell < cells.length; cell += 2) {
    const share = cell % 4 === 2 ? percent : EARLY_STAGES_PERCENT;
    const [living, dead] = [cells[cell] ?? 0, cells[cell + 1] ?? 0];
    const deadWanted = Math.round((dead * share) / 100);
    wanted.push(Math.round(((living + dead) * share) / 100) - deadWanted, deadWanted);
  }
  return wanted;
}

/** The cells of a design with the mean deaths of its two labels. */
function expectedCells({ sizes, deaths }: BiasDesign): Cells {
  return (['dominant', 'others'] as const).flatMap((side) => {
    const bySize = sizes[side];
    const byDeaths = bySize.map(
      (_, stage) =>
        ((deaths.true_bias[side][stage] ?? 0) + (deaths.confounded_no_bias[side][stage] ?? 0)) / 2,
    );
    const [size, lateSize] = split(bySize);
    const [dead, lateDead] = split(byDeaths);
    return [size - dead, dead, lateSize - lateDead, lateDead];
  });
}

/** Sums of stages I to III and of Stage IV. */
function split(byStage: readonly number[]): [number, number] {
  const late = byStage[STAGE_IV] ?? 0;
  let all = 0;
  for (const value of byStage) all += value;
  return [all - late, late];
}
