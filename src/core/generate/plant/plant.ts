import type { Columns } from '../../dataset/dataset.ts';
import type { Rng } from '../../random/rng.ts';
import type { Blueprint } from '../blueprint.ts';
import type { EthnicMix } from '../cohort/arms.ts';
import { createPool } from './pool.ts';
import { PLANT_TRAPS } from './traps.ts';
import { plantInvalidAges, plantTemporalInconsistencies, plantWindowViolations } from './violations.ts';

/**
 * Plants what was planned in a valid cohort, the scarce kinds first: the dead, then Stage IV, then what any record can
 * carry.
 * @returns the planted traps, one byte a row as in Truth
 */
export function plant(
  rng: Rng,
  columns: Columns,
  { task, rules, plan }: Blueprint,
  mix: EthnicMix,
): Uint8Array {
  const traps = new Uint8Array(task.patients);
  const ground = { rng, columns, rules, pool: createPool(rng, task.patients), traps };
  plantTemporalInconsistencies(ground, plan.violations.temporal_inconsistency);
  PLANT_TRAPS.near_immediate_death(ground, plan.traps.near_immediate_death, mix);
  PLANT_TRAPS.valid_deceased(ground, plan.traps.valid_deceased, mix);
  PLANT_TRAPS.stage_iv_exception(ground, plan.traps.stage_iv_exception, mix);
  plantWindowViolations(ground, plan.violations.protocol_window_violation);
  PLANT_TRAPS.comorbidity_override(ground, plan.traps.comorbidity_override, mix);
  plantInvalidAges(ground, plan.violations.invalid_age);
  PLANT_TRAPS.boundary_age(ground, plan.traps.boundary_age, mix);
  PLANT_TRAPS.near_window_delay(ground, plan.traps.near_window_delay, mix);
  PLANT_TRAPS.treatment_arm_skew(ground, plan.traps.treatment_arm_skew, mix);
  return traps;
}
