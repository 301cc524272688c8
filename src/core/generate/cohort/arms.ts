import { DECEASED, MALE } from '../../dataset/codes.ts';
import type { Columns } from '../../dataset/dataset.ts';
import { ETHNICITIES } from '../../model/patient.ts';
import type { Rng } from '../../random/rng.ts';
import { weightedTable } from '../../random/sample.ts';

/** Which ethnicity is the largest of the trial (code), and what the others are drawn from. */
export interface EthnicMix {
  readonly dominant: number;
  readonly others: Uint8Array;
}

/** Weights of the dominant ethnicity, in the order of ETHNICITIES; 'Other' never dominates. */
const DOMINANT = weightedTable([7, 2, 4, 3, 0]);
/** Relative sizes among those that do not dominate. */
const OTHERS = [8, 4, 6, 5, 2];

/** Draws which ethnicity dominates a trial. */
export function drawEthnicMix(rng: Rng): EthnicMix {
  const dominant = DOMINANT[rng.below(DOMINANT.length)] ?? 0;
  return { dominant, others: weightedTable(OTHERS.map((weight, code) => (code === dominant ? 0 : weight))) };
}

/** Stage mix of a trial in percent (I to IV) and mortality by stage in percent, by arm: the study drug helps a little. */
const STAGE_MIX = [16, 21, 28, 35];
const MORTALITY: readonly (readonly number[])[] = [
  [6, 11, 21, 44],
  [5, 10, 18, 40],
];
const STAGES_BY_PERCENT = weightedTable(STAGE_MIX);

/**
 * Fills stage, ethnicity, gender and outcome of some rows of one arm patient by patient.
 * @param dominantPct share of the dominant ethnicity in percent
 * @param malePct share of men in percent
 */
export function fillNaturalArm(
  rng: Rng,
  columns: Columns,
  rows: Uint32Array,
  arm: number,
  mix: EthnicMix,
  dominantPct: number,
  malePct: number,
): void {
  const mortality = MORTALITY[arm] ?? [];
  for (const row of rows) {
    const stage = STAGES_BY_PERCENT[rng.below(100)] ?? 0;
    columns.arm[row] = arm;
    columns.stage[row] = stage;
    columns.ethnicity[row] = rng.chance(dominantPct) ? mix.dominant : drawOther(rng, mix);
    columns.gender[row] = rng.chance(malePct) ? MALE : 0;
    columns.outcome[row] = rng.chance(mortality[stage] ?? 0) ? DECEASED : 0;
  }
}

/** Draws one of the ethnicities that do not dominate. */
export function drawOther(rng: Rng, mix: EthnicMix): number {
  return mix.others[rng.below(mix.others.length)] ?? ETHNICITIES.length - 1;
}
