import { NOISE_COLUMNS, type ColumnName } from '../model/patient.ts';
import type { CountRange, Task } from '../model/task.ts';
import type { ErrorType, TaskId } from '../model/vocabulary.ts';

/** Every task of the benchmark, as data. */
export const TASKS: Readonly<Record<TaskId, Task>> = {
  task_easy: task({
    taskId: 'task_easy',
    title: 'Dynamic Eligibility Screening',
    taskType: 'eligibility_screening',
    description:
      'Screen the ages of a Phase III oncology dataset against the eligibility criteria of its own protocol.',
    patients: 300,
    budget: 25,
    errorTypes: ['invalid_age'],
    comorbidityOverride: false,
    violations: { invalid_age: around(8, 2, 1) },
    traps: { boundary_age: around(9, 2, 0), valid_deceased: around(4, 1, 1) },
  }),
  task_medium: task({
    taskId: 'task_medium',
    title: 'Protocol Timeline Audit',
    taskType: 'protocol_timeline_audit',
    description:
      'Audit eligibility, the order of events and the treatment window of a Phase III oncology dataset against its own protocol.',
    patients: 480,
    budget: 50,
    errorTypes: ['invalid_age', 'temporal_inconsistency', 'protocol_window_violation'],
    comorbidityOverride: false,
    violations: {
      invalid_age: around(9, 2, 0),
      temporal_inconsistency: around(5, 1, 0),
      protocol_window_violation: around(9, 2, 4),
    },
    traps: {
      boundary_age: around(6, 1, 2),
      near_immediate_death: around(5, 1, 2),
      near_window_delay: around(5, 1, 0),
      stage_iv_exception: around(5, 1, 1),
      valid_deceased: around(4, 1, 1),
    },
  }),
  task_hard: task({
    taskId: 'task_hard',
    title: 'Equity + Protocol Audit',
    taskType: 'equity_and_protocol_audit',
    description:
      'Audit eligibility, the order of events, the treatment window with its exceptions, and the equity of the control arm of a Phase III oncology dataset against its own protocol.',
    patients: 720,
    budget: 75,
    errorTypes: ['invalid_age', 'temporal_inconsistency', 'protocol_window_violation', 'selection_bias'],
    comorbidityOverride: true,
    violations: {
      invalid_age: around(11, 3, 5),
      temporal_inconsistency: around(11, 3, 4),
      protocol_window_violation: around(11, 3, 6),
    },
    traps: {
      boundary_age: around(5, 1, 1),
      near_immediate_death: around(5, 1, 1),
      near_window_delay: around(5, 1, 2),
      stage_iv_exception: around(6, 1, 0),
      valid_deceased: around(4, 1, 2),
      treatment_arm_skew: around(5, 1, 2),
      comorbidity_override: around(10, 3, 6),
    },
  }),
  train_small: task({
    taskId: 'train_small',
    title: 'Protocol Timeline Audit, small',
    taskType: 'protocol_timeline_audit',
    description:
      'Audit eligibility, the order of events and the treatment window of a small oncology dataset against its own protocol.',
    patients: 40,
    budget: 20,
    errorTypes: ['invalid_age', 'temporal_inconsistency', 'protocol_window_violation'],
    comorbidityOverride: false,
    violations: {
      invalid_age: around(3, 1, 0),
      temporal_inconsistency: around(2, 1, 1),
      protocol_window_violation: around(3, 1, 1),
    },
    traps: {
      boundary_age: around(2, 0, 0),
      near_immediate_death: around(4, 0, 0),
      near_window_delay: around(1, 0, 0),
      stage_iv_exception: around(2, 0, 0),
      valid_deceased: around(1, 0, 0),
    },
  }),
};

/** The columns that a complete audit looks at, and the control-arm breakdowns it needs, for the clauses in force. */
export function requiredWork(
  errorTypes: readonly ErrorType[],
  comorbidityOverride: boolean,
): Pick<Task, 'requiredInvestigations' | 'requiredDistributions'> {
  const investigations: ColumnName[] = [];
  if (errorTypes.includes('invalid_age')) investigations.push('age');
  if (errorTypes.includes('temporal_inconsistency')) investigations.push('death_date');
  if (errorTypes.includes('protocol_window_violation')) investigations.push('enrollment_date', 'stage');
  if (comorbidityOverride) investigations.push('comorbidity_index');
  return {
    requiredInvestigations: investigations,
    requiredDistributions: errorTypes.includes('selection_bias') ? ['ethnicity', 'gender', 'outcome'] : [],
  };
}

function task(
  parameters: Omit<Task, 'requiredInvestigations' | 'requiredDistributions' | 'noiseColumns' | 'custom'>,
): Task {
  return {
    ...parameters,
    noiseColumns: NOISE_COLUMNS,
    ...requiredWork(parameters.errorTypes, parameters.comorbidityOverride),
    custom: false,
  };
}

/**
 * The range middle-spread..middle+spread. `shift` turns the draw of seed 42 into the middle, so that seed 42 has the
 * published profile.
 */
function around(middle: number, spread: number, shift: number): CountRange {
  return { low: middle - spread, size: 2 * spread + 1, shift };
}
