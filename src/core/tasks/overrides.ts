import { ClinicalBenchError } from '../errors.ts';
import { NOISE_COLUMNS } from '../model/patient.ts';
import type { CountRange, Task, TaskOverrides } from '../model/task.ts';
import {
  ERROR_TYPES,
  RECORD_ERROR_TYPES,
  TRAP_KINDS,
  type ErrorType,
  type RecordErrorType,
  type TaskId,
  type TrapKind,
} from '../model/vocabulary.ts';
import { requiredWork, TASKS } from './tasks.ts';

/** Fewest patients for which a certified bias design exists. */
export const SMALLEST_BIAS_TRIAL = 300;

/** The largest share of records that may be planted, violations and traps together. */
const PLANTED_LIMIT = 0.6;

/** Which clause each planted kind needs. */
const CLAUSE_OF_TRAP: Readonly<Record<TrapKind, ErrorType | null>> = {
  boundary_age: 'invalid_age',
  near_immediate_death: 'temporal_inconsistency',
  near_window_delay: 'protocol_window_violation',
  stage_iv_exception: 'protocol_window_violation',
  valid_deceased: null,
  treatment_arm_skew: 'selection_bias',
  comorbidity_override: 'protocol_window_violation',
};

/**
 * The task of that id with a caller's changes. Counts grow with the number of patients; a stated prevalence or trap mix
 * is met exactly. The budget, unless stated, grows so that a complete audit still fits.
 * @throws ClinicalBenchError 'infeasible_task' when the changes describe a trial that cannot be generated
 */
export function resolveTask(taskId: TaskId, overrides?: TaskOverrides): Task {
  const base = TASKS[taskId];
  if (!overrides || Object.keys(overrides).length === 0) return base;
  const patients = overrides.patients ?? base.patients;
  const errorTypes = ERROR_TYPES.filter((type) => (overrides.error_types ?? base.errorTypes).includes(type));
  const comorbidityOverride = base.comorbidityOverride && errorTypes.includes('protocol_window_violation');
  const traps = trapRanges(base, overrides, patients, errorTypes, comorbidityOverride);
  const violations = violationRanges(base, overrides, patients, errorTypes, traps.comorbidity_override);
  const work = requiredWork(errorTypes, comorbidityOverride);
  const most = highest(violations) + highest({ override: traps.comorbidity_override });
  const needed = work.requiredInvestigations.length + work.requiredDistributions.length + 3 + most;
  const task: Task = {
    ...base,
    ...work,
    patients,
    errorTypes,
    comorbidityOverride,
    violations,
    traps,
    budget: overrides.budget ?? Math.max(base.budget, needed),
    noiseColumns: NOISE_COLUMNS.filter((name) => (overrides.noise_columns ?? NOISE_COLUMNS).includes(name)),
    custom: true,
  };
  refuseInfeasible(task, highest(violations) + highest(traps));
  return task;
}

type Ranges<K extends string> = Readonly<Partial<Record<K, CountRange>>>;

function trapRanges(
  base: Task,
  overrides: TaskOverrides,
  patients: number,
  errorTypes: readonly ErrorType[],
  comorbidityOverride: boolean,
): Ranges<TrapKind> {
  const ranges: Partial<Record<TrapKind, CountRange>> = {};
  for (const kind of TRAP_KINDS) {
    const clause = CLAUSE_OF_TRAP[kind];
    const inForce =
      (clause === null || errorTypes.includes(clause)) &&
      (kind !== 'comorbidity_override' || comorbidityOverride);
    const stated = overrides.trap_mix?.[kind];
    if (stated !== undefined && stated > 0 && !inForce) {
      throw new ClinicalBenchError(
        'infeasible_task',
        `task_overrides.trap_mix.${kind}: its clause is not in force in this task`,
      );
    }
    if (kind === 'comorbidity_override' && overrides.prevalence === 0) {
      if (!stated) continue;
      throw new ClinicalBenchError(
        'infeasible_task',
        'task_overrides.trap_mix.comorbidity_override: these are violations, and prevalence 0 allows none',
      );
    }
    if (!inForce) continue;
    const own = base.traps[kind];
    if (stated !== undefined) ranges[kind] = exactly(stated);
    else if (own && !overrides.trap_mix) ranges[kind] = scaled(own, patients / base.patients);
    const range = ranges[kind];
    if (range && kind === 'comorbidity_override' && overrides.prevalence !== undefined)
      ranges[kind] = exactly(range.low);
  }
  return ranges;
}

function violationRanges(
  base: Task,
  overrides: TaskOverrides,
  patients: number,
  errorTypes: readonly ErrorType[],
  override: CountRange | undefined,
): Ranges<RecordErrorType> {
  const types = RECORD_ERROR_TYPES.filter((type) => errorTypes.includes(type));
  const ranges: Partial<Record<RecordErrorType, CountRange>> = {};
  if (overrides.prevalence === undefined) {
    for (const type of types) {
      const own = base.violations[type];
      const model = own ? base : TASKS.task_hard;
      ranges[type] = scaled(own ?? model.violations[type] ?? exactly(0), patients / model.patients);
    }
    return ranges;
  }
  const total = Math.round(overrides.prevalence * patients) - (override ? override.low : 0);
  if (total < 0 || (total > 0 && types.length === 0)) {
    throw new ClinicalBenchError(
      'infeasible_task',
      'task_overrides.prevalence: it leaves no room for the comorbidity overrides, or no record-level error type is in force',
    );
  }
  types.forEach((type, index) => {
    const share =
      Math.floor((total * (index + 1)) / types.length) - Math.floor((total * index) / types.length);
    ranges[type] = exactly(share);
  });
  return ranges;
}

function refuseInfeasible(task: Task, planted: number): void {
  if (task.errorTypes.includes('selection_bias') && task.patients < SMALLEST_BIAS_TRIAL) {
    throw new ClinicalBenchError(
      'infeasible_task',
      `task_overrides.patients: selection_bias needs at least ${SMALLEST_BIAS_TRIAL} patients, got ${task.patients}`,
    );
  }
  if (planted > task.patients * PLANTED_LIMIT) {
    throw new ClinicalBenchError(
      'infeasible_task',
      `task_overrides: ${planted} planted records do not fit into ${task.patients} patients; at most ${PLANTED_LIMIT * 100} % may be planted`,
    );
  }
}

function exactly(count: number): CountRange {
  return { low: count, size: 1, shift: 0 };
}

function scaled(range: CountRange, factor: number): CountRange {
  if (factor === 1) return range;
  return {
    low: Math.round(range.low * factor),
    size: Math.round((range.size - 1) * factor) + 1,
    shift: range.shift,
  };
}

function highest(ranges: Readonly<Record<string, CountRange | undefined>>): number {
  let sum = 0;
  for (const range of Object.values(ranges)) if (range) sum += range.low + range.size - 1;
  return sum;
}
