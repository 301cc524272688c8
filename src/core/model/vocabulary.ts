/** The closed vocabularies of the game. Each list's order is fixed: a position is the value's code inside columns. */

/** The violations that a single record can show. */
export const RECORD_ERROR_TYPES = [
  'invalid_age',
  'temporal_inconsistency',
  'protocol_window_violation',
] as const;
export type RecordErrorType = (typeof RECORD_ERROR_TYPES)[number];

/** What an agent can flag: three violations of a record and one of the whole dataset. */
export const ERROR_TYPES = [...RECORD_ERROR_TYPES, 'selection_bias'] as const;
export type ErrorType = (typeof ERROR_TYPES)[number];

/** Records planted to tempt an auditor. All are valid except `comorbidity_override`, which is a violation that looks excused. */
export const TRAP_KINDS = [
  'boundary_age',
  'near_immediate_death',
  'near_window_delay',
  'stage_iv_exception',
  'valid_deceased',
  'treatment_arm_skew',
  'comorbidity_override',
] as const;
export type TrapKind = (typeof TRAP_KINDS)[number];

/** The truth about bias of an episode in which selection bias is in force. */
export const BIAS_MODES = ['true_bias', 'confounded_no_bias'] as const;
export type BiasMode = (typeof BIAS_MODES)[number];

/** Every task and preset that reset accepts. */
export const TASK_IDS = ['task_easy', 'task_medium', 'task_hard', 'train_small'] as const;
export type TaskId = (typeof TASK_IDS)[number];

/** The tasks whose results are ranked. */
export const RANKED_TASK_IDS = ['task_easy', 'task_medium', 'task_hard'] as const satisfies readonly TaskId[];
/** A task whose results are ranked. */
export type RankedTaskId = (typeof RANKED_TASK_IDS)[number];
