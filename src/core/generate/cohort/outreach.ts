import { DECEASED, STAGE_IV } from '../../dataset/codes.ts';
import type { Columns } from '../../dataset/dataset.ts';
import type { Rng } from '../../random/rng.ts';
import type { BiasDesign } from '../bias/design.ts';
import type { EthnicMix } from './arms.ts';

/** Of the patients of stages I to III, the percentage at outreach sites. */
const EARLY_STAGES_PERCENT = 12;
/** How much of a correction of outreach deaths falls on Stage IV, in percent; the rest on the other stages. */
const LATE_PART_PERCENT = 60;

/** Patients by side (dominant, others), Stage IV or not, and outcome; the eight cells of `cellOf`. */
type Cells = number[];

/**
 * Marks who of one arm is at the outreach sites: about `percent` of Stage IV and a few of the other stages, at random
 * within side and outcome, so regardless of ethnicity.
 * @param design of a control arm: how many of each side die at the outreach sites then follows from what was drawn before
 * the label, so that it says nothing of the label; null takes the deaths as they are
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
  const wanted = wantedCells(left, percent, design);
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

function wantedCells(cells: Cells, percent: number, design: BiasDesign | null): Cells {
  const wanted: Cells = [];
  for (const [base, side] of SIDES) {
    const [living = 0, dead = 0, lateLiving = 0, lateDead = 0] = cells.slice(base, base + 4);
    const early = Math.round(((living + dead) * EARLY_STAGES_PERCENT) / 100);
    const late = Math.round(((lateLiving + lateDead) * percent) / 100);
    let earlyDeaths = (dead * EARLY_STAGES_PERCENT) / 100;
    let lateDeaths = (lateDead * percent) / 100;
    let deaths = Math.round(earlyDeaths + lateDeaths);
    if (design) {
      const typicalLate = design.middleLateDeaths[side];
      deaths = Math.round(
        ((dead + lateDead - typicalLate) * EARLY_STAGES_PERCENT + typicalLate * percent) / 100,
      );
      lateDeaths += ((deaths - earlyDeaths - lateDeaths) * LATE_PART_PERCENT) / 100;
    }
    // What one of the two groups cannot take, the other does.
    earlyDeaths = within(deaths - Math.round(lateDeaths), early - living, early, dead);
    lateDeaths = within(deaths - earlyDeaths, late - lateLiving, late, lateDead);
    earlyDeaths = within(deaths - lateDeaths, early - living, early, dead);
    wanted.push(early - earlyDeaths, earlyDeaths, late - lateDeaths, lateDeaths);
  }
  return wanted;
}

const SIDES = [
  [0, 'dominant'],
  [4, 'others'],
] as const;

/** The number of deaths nearest to the wanted one among so many patients, with so many deaths to choose from. */
function within(wanted: number, least: number, patients: number, deaths: number): number {
  return Math.min(Math.max(wanted, least, 0), patients, deaths);
}
