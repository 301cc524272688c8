import { MALE, TREATMENT } from '../../dataset/codes.ts';
import type { TrapKind } from '../../model/vocabulary.ts';
import type { EthnicMix } from '../cohort/arms.ts';
import { setDelay, setSurvival } from '../cohort/timeline.ts';
import { cellOr, isDeceased, isExcepted, isStageIv, tag, windowsOf, type Ground } from './ground.ts';

/** Plants `count` traps of one kind and tags them. Each leaves the record valid, but for the comorbidity override. */
export type Planter = (ground: Ground, count: number, mix: EthnicMix) => void;

/** How each kind of trap is planted. */
export const PLANT_TRAPS: Readonly<Record<TrapKind, Planter>> = {
  boundary_age: plantBoundaryAges,
  near_immediate_death: plantNearImmediateDeaths,
  near_window_delay: plantNearWindowDelays,
  stage_iv_exception: plantStageIvExceptions,
  valid_deceased: plantValidDeceased,
  treatment_arm_skew: plantTreatmentArmSkew,
  comorbidity_override: plantComorbidityOverrides,
};

/** The youngest and the oldest eligible age, then also a year inside. */
function plantBoundaryAges(ground: Ground, count: number): void {
  const { age_min: min, age_max: max } = ground.rules;
  const choices = [min, max, min, max, min + 1, max - 1];
  each(
    ground,
    'boundary_age',
    count,
    () => true,
    (row, i) => {
      ground.columns.age[row] = cellOr([min, max], i, () => choices[ground.rng.below(choices.length)] ?? min);
    },
  );
}

/** Deaths on the day of the first dose and 1, 2 and 3 days after it. */
function plantNearImmediateDeaths(ground: Ground, count: number): void {
  each(
    ground,
    'near_immediate_death',
    count,
    (row) => isDeceased(ground, row),
    (row, i) => {
      setSurvival(
        ground.columns,
        row,
        cellOr([0, 1, 2, 3], i, () => ground.rng.below(4)),
      );
    },
  );
}

/** Starts on the last day of the standard window, then up to two days before. */
function plantNearWindowDelays(ground: Ground, count: number): void {
  const { window } = windowsOf(ground.rules);
  each(
    ground,
    'near_window_delay',
    count,
    (row) => !isStageIv(ground, row),
    (row, i) => {
      setDelay(
        ground.columns,
        row,
        cellOr([window], i, () => window - ground.rng.below(3)),
      );
    },
  );
}

/**
 * Delays that only the Stage IV exception allows: its last day, one with the comorbidity exactly at the threshold, and
 * the first day over the standard window.
 */
function plantStageIvExceptions(ground: Ground, count: number): void {
  const { window, stageIv } = windowsOf(ground.rules);
  const threshold = ground.rules.comorbidity_threshold;
  each(
    ground,
    'stage_iv_exception',
    count,
    (row) => isExcepted(ground, row),
    (row, i) => {
      setDelay(
        ground.columns,
        row,
        cellOr([stageIv, stageIv, window + 1], i, () => ground.rng.between(window + 1, stageIv)),
      );
      const atThreshold = i === 1 || (i > 2 && ground.rng.below(4) === 0);
      if (threshold !== null && atThreshold) ground.columns.comorbidity[row] = threshold;
    },
  );
}

/** Deaths 4 to 20 days after the first dose: sad, and in order. */
function plantValidDeceased(ground: Ground, count: number): void {
  each(
    ground,
    'valid_deceased',
    count,
    (row) => isDeceased(ground, row),
    (row) => {
      setSurvival(ground.columns, row, ground.rng.between(4, 20));
    },
  );
}

/** Men of the dominant ethnicity in the treatment arm, which no bias clause looks at. */
function plantTreatmentArmSkew(ground: Ground, count: number, mix: EthnicMix): void {
  each(
    ground,
    'treatment_arm_skew',
    count,
    (row) => ground.columns.arm[row] === TREATMENT,
    (row) => {
      ground.columns.gender[row] = MALE;
      ground.columns.ethnicity[row] = mix.dominant;
    },
  );
}

/**
 * Stage IV patients above the comorbidity threshold, between the two windows: the exception seems to cover them, and is
 * revoked. First just above the threshold, a day over the standard window and on the last day of the longer one.
 */
function plantComorbidityOverrides(ground: Ground, count: number): void {
  const { window, stageIv } = windowsOf(ground.rules);
  const threshold = ground.rules.comorbidity_threshold ?? 0;
  each(
    ground,
    'comorbidity_override',
    count,
    (row) => isStageIv(ground, row),
    (row, i) => {
      ground.columns.comorbidity[row] = threshold + cellOr([1, 1], i, () => ground.rng.between(1, 3));
      setDelay(
        ground.columns,
        row,
        cellOr([window + 1, stageIv], i, () => ground.rng.between(window + 1, stageIv)),
      );
    },
  );
}

function each(
  ground: Ground,
  kind: TrapKind,
  count: number,
  fits: (row: number) => boolean,
  plant: (row: number, index: number) => void,
): void {
  for (let i = 0; i < count; i++) {
    const row = ground.pool.take(kind, fits);
    plant(row, i);
    tag(ground, row, kind);
  }
}
