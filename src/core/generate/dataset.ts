import { CONTROL, DECEASED, STAGE_IV, TREATMENT } from '../dataset/codes.ts';
import { allocateColumns, type Columns, type Dataset } from '../dataset/dataset.ts';
import { SITES } from '../dataset/sites.ts';
import { COLUMNS, NOISE_COLUMNS } from '../model/patient.ts';
import type { Rules } from '../model/protocol.ts';
import type { Task } from '../model/task.ts';
import { TRAP_KINDS, type BiasMode } from '../model/vocabulary.ts';
import type { Rng } from '../random/rng.ts';
import { permutation, weightedTable } from '../random/sample.ts';
import type { Streams } from '../random/streams.ts';
import type { BiasDesign } from './bias/design.ts';
import { ageSampler } from './cohort/age.ts';
import { drawEthnicMix, fillNaturalArm, type EthnicMix } from './cohort/arms.ts';
import { fillDesignedArm } from './cohort/designed-arm.ts';
import { ensureRows } from './cohort/ensure.ts';
import { fillNoise } from './cohort/noise.ts';
import { markOutreach } from './cohort/outreach.ts';
import { fillSites } from './cohort/sites.ts';
import { fillTimeline } from './cohort/timeline.ts';
import type { TrialFacts } from './excerpt/trial.ts';
import type { Plan } from './plan.ts';
import { createPool } from './plant/pool.ts';
import { PLANT_TRAPS } from './plant/traps.ts';
import { plantInvalidAges, plantTemporalInconsistencies, plantWindowViolations } from './plant/violations.ts';

/** Everything that decides a dataset but its streams. */
export interface Blueprint {
  readonly task: Task;
  readonly rules: Rules;
  readonly trial: TrialFacts;
  readonly plan: Plan;
  readonly design: BiasDesign | null;
  readonly biasMode: BiasMode | null;
}

/** Comorbidity index 0 to 9, by weight of 64. */
const COMORBIDITY = weightedTable([9, 11, 11, 10, 8, 6, 4, 3, 1, 1]);

/**
 * Generates the records of an episode: a cohort that is valid throughout, then what was planned is planted in it.
 * Which of it is a violation is for `audit` to say.
 * @returns the dataset and the planted traps, one byte a row as in Truth
 */
export function generateDataset(
  streams: Streams,
  blueprint: Blueprint,
): { dataset: Dataset; traps: Uint8Array } {
  const { task, rules, trial } = blueprint;
  const columns = allocateColumns(task.patients);
  const cohort = streams.stream('cohort');
  const mix = drawEthnicMix(cohort);
  const isOutreach = fillArms(cohort, columns, blueprint, mix);
  const nextAge = ageSampler(cohort, rules.age_min, rules.age_max);
  for (let row = 0; row < task.patients; row++) {
    columns.age[row] = nextAge();
    columns.comorbidity[row] = COMORBIDITY[cohort.below(COMORBIDITY.length)] ?? 0;
  }
  ensurePools(cohort, columns, blueprint);
  fillTimeline(
    streams.stream('timeline'),
    columns,
    task.patients,
    rules,
    trial.enrollmentStart,
    trial.enrollmentEnd,
  );
  const traps = plant(streams.stream('plant'), columns, blueprint, mix);
  const outreach = SITES.flatMap((site, code) => (rules.high_risk_sites?.includes(site.name) ? [code] : []));
  fillSites(streams.stream('sites'), columns, task.patients, outreach, isOutreach);
  fillNoise(streams.stream('noise'), columns, task.patients);
  const noise: readonly string[] = NOISE_COLUMNS;
  const left: readonly string[] = task.noiseColumns;
  const names = COLUMNS.filter((name) => !noise.includes(name) || left.includes(name));
  const dataset = { size: task.patients, columns, names, drugs: [trial.comparator, trial.drug] as const };
  return { dataset, traps };
}

/** Assigns rows to arms at random and fills stage, ethnicity, gender, outcome and the outreach cohort of each arm. */
function fillArms(
  rng: Rng,
  columns: Columns,
  { task, design, biasMode }: Blueprint,
  mix: EthnicMix,
): Uint8Array {
  const order = permutation(rng, task.patients);
  const controls = order.subarray(0, controlSize(task.patients));
  const treated = order.subarray(controls.length);
  const dominantPct = rng.between(50, 66);
  const malePct = rng.between(52, 62);
  const isOutreach = new Uint8Array(task.patients);
  if (!design || !biasMode) {
    fillNaturalArm(rng, columns, controls, CONTROL, mix, dominantPct, malePct);
    fillNaturalArm(rng, columns, treated, TREATMENT, mix, dominantPct, malePct);
    return isOutreach;
  }
  const { dominancePct, malePct: maleThreshold } = design.thresholds;
  fillDesignedArm(rng, columns, controls, design, design.deaths[biasMode], mix);
  fillNaturalArm(
    rng,
    columns,
    treated,
    TREATMENT,
    mix,
    dominancePct + rng.between(4, 14),
    maleThreshold + rng.between(4, 14),
  );
  const outreachPct = rng.between(40, 60);
  markOutreach(rng, columns, controls, mix, outreachPct, design, isOutreach);
  markOutreach(rng, columns, treated, mix, outreachPct, null, isOutreach);
  return isOutreach;
}

/** Patients in the control arm of a trial with 1:1 randomization. */
export function controlSize(patients: number): number {
  return Math.floor(patients / 2);
}

/**
 * In a small or custom trial, lets there be enough deaths and Stage IV patients for what is planted among them.
 * A certified design is never touched.
 */
function ensurePools(rng: Rng, columns: Columns, { task, plan, design }: Blueprint): void {
  if (design) return;
  const { violations, traps } = plan;
  const deceased = violations.temporal_inconsistency + traps.near_immediate_death + traps.valid_deceased;
  const stageIv =
    violations.protocol_window_violation + traps.stage_iv_exception + traps.comorbidity_override;
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

/** Plants the scarce kinds first: the dead, then Stage IV, then those that any record can carry. */
function plant(rng: Rng, columns: Columns, { task, rules, plan }: Blueprint, mix: EthnicMix): Uint8Array {
  const traps = new Uint8Array(task.patients);
  const ground = { rng, columns, rules, pool: createPool(rng, task.patients), traps };
  plantTemporalInconsistencies(ground, plan.violations.temporal_inconsistency);
  PLANT_TRAPS.near_immediate_death(ground, plan.traps.near_immediate_death, mix);
  PLANT_TRAPS.valid_deceased(ground, plan.traps.valid_deceased, mix);
  PLANT_TRAPS.stage_iv_exception(ground, plan.traps.stage_iv_exception, mix);
  plantWindowViolations(ground, plan.violations.protocol_window_violation);
  PLANT_TRAPS.comorbidity_override(ground, plan.traps.comorbidity_override, mix);
  plantInvalidAges(ground, plan.violations.invalid_age);
  for (const kind of TRAP_KINDS) {
    if (kind === 'boundary_age' || kind === 'near_window_delay' || kind === 'treatment_arm_skew') {
      PLANT_TRAPS[kind](ground, plan.traps[kind], mix);
    }
  }
  return traps;
}
