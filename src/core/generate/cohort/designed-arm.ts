import { CONTROL, DECEASED, MALE } from '../../dataset/codes.ts';
import type { Columns } from '../../dataset/dataset.ts';
import type { Rng } from '../../random/rng.ts';
import type { BiasCase } from '../bias/case.ts';
import { drawOther, type EthnicMix } from './arms.ts';

/**
 * Fills stage, ethnicity, gender and outcome of the control arm so that it has exactly the counts of a certified design
 * on one rung. Rows come in random order, so a patient's place in a stratum says nothing.
 */
export function fillDesignedArm(
  rng: Rng,
  columns: Columns,
  rows: Uint32Array,
  { design, deaths }: BiasCase,
  mix: EthnicMix,
): void {
  let at = 0;
  let malesLeft = design.males;
  for (const side of ['dominant', 'others'] as const) {
    for (let stage = 0; stage < 4; stage++) {
      const dead = deaths[side][stage] ?? 0;
      const size = design.sizes[side][stage] ?? 0;
      for (let place = 0; place < size; place++) {
        const row = rows[at] ?? 0;
        const male = rng.below(rows.length - at) < malesLeft;
        if (male) malesLeft--;
        columns.arm[row] = CONTROL;
        columns.stage[row] = stage;
        columns.ethnicity[row] = side === 'dominant' ? mix.dominant : drawOther(rng, mix);
        columns.gender[row] = male ? MALE : 0;
        columns.outcome[row] = place < dead ? DECEASED : 0;
        at++;
      }
    }
  }
}
