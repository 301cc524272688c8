import { MALE, TREATMENT } from '../../dataset/codes.ts';
import type { Columns } from '../../dataset/dataset.ts';
import type { Rng } from '../../random/rng.ts';
import type { Blueprint } from '../blueprint.ts';
import type { EthnicMix } from '../cohort/arms.ts';
import { plantAges } from './ages.ts';
import { plantNearImmediateDeaths, plantTemporalInconsistencies, plantValidDeceased } from './deaths.ts';
import { plantDelays } from './delays.ts';
import { tag, type Ground } from './ground.ts';
import { createPool } from './pool.ts';

/**
 * Plants what was planned in a valid cohort, the scarce kinds first: the dead, then Stage IV, then what any record can
 * carry.
 * @returns the planted traps, one byte a row as in Truth
 */
export function plant(
  rng: Rng,
  columns: Columns,
  { task, rules, tails, plan }: Blueprint,
  mix: EthnicMix,
): Uint8Array {
  const traps = new Uint8Array(task.patients);
  const ground = { rng, columns, tails, rules, pool: createPool(rng, task.patients), traps };
  plantTemporalInconsistencies(ground, plan.violations.temporal_inconsistency);
  plantNearImmediateDeaths(ground, plan.traps.near_immediate_death);
  plantValidDeceased(ground, plan.traps.valid_deceased);
  if (tails.delays) {
    const { near_window_delay: nearWindow, stage_iv_exception: exceptions } = plan.traps;
    plantDelays(ground, tails.delays, { nearWindow, exceptions });
  }
  plantAges(ground, plan.traps.boundary_age);
  plantTreatmentArmSkew(ground, plan.traps.treatment_arm_skew, mix);
  return traps;
}

/** Men of the dominant ethnicity in the treatment arm, which no bias clause looks at. */
function plantTreatmentArmSkew(ground: Ground, count: number, mix: EthnicMix): void {
  for (let i = 0; i < count; i++) {
    const row = ground.pool.take(
      'treatment_arm_skew',
      (candidate) => ground.columns.arm[candidate] === TREATMENT,
    );
    ground.columns.gender[row] = MALE;
    ground.columns.ethnicity[row] = mix.dominant;
    tag(ground, row, 'treatment_arm_skew');
  }
}
