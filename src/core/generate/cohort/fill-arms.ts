import { CONTROL, TREATMENT } from '../../dataset/codes.ts';
import type { Columns } from '../../dataset/dataset.ts';
import type { Rng } from '../../random/rng.ts';
import { permutation } from '../../random/sample.ts';
import type { Blueprint } from '../blueprint.ts';
import { fillNaturalArm, type EthnicMix } from './arms.ts';
import { fillDesignedArm } from './designed-arm.ts';
import { markOutreach } from './outreach.ts';

/**
 * Assigns rows to arms at random and fills stage, ethnicity, gender and outcome of each.
 * @returns one byte a row: 1 for the outreach cohort, which trials with a bias clause have
 */
export function fillArms(rng: Rng, columns: Columns, { task, bias }: Blueprint, mix: EthnicMix): Uint8Array {
  const order = permutation(rng, task.patients);
  const controls = order.subarray(0, controlSize(task.patients));
  const treated = order.subarray(controls.length);
  const dominantPct = rng.between(50, 66);
  const malePct = rng.between(52, 62);
  const isOutreach = new Uint8Array(task.patients);
  if (!bias) {
    fillNaturalArm(rng, columns, controls, CONTROL, mix, dominantPct, malePct);
    fillNaturalArm(rng, columns, treated, TREATMENT, mix, dominantPct, malePct);
    return isOutreach;
  }
  fillDesignedArm(rng, columns, controls, bias, mix);
  fillNaturalArm(
    rng,
    columns,
    treated,
    TREATMENT,
    mix,
    bias.thresholds.dominancePct + rng.between(4, 14),
    bias.thresholds.malePct + rng.between(4, 14),
  );
  const outreachPct = rng.between(40, 60);
  markOutreach(rng, columns, controls, mix, outreachPct, bias.design, isOutreach);
  markOutreach(rng, columns, treated, mix, outreachPct, null, isOutreach);
  return isOutreach;
}

/** Patients in the control arm of a trial with 1:1 randomization. */
export function controlSize(patients: number): number {
  return Math.floor(patients / 2);
}
