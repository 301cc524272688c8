import type { ErrorType, TaskId, TrapKind } from '../../core/model/vocabulary.ts';

/** Names of tasks as people read them. */
export const TASK_NAMES: Readonly<Record<TaskId, string>> = {
  task_easy: 'Easy: eligibility',
  task_medium: 'Medium: timeline',
  task_hard: 'Hard: equity + protocol',
  train_small: 'Training: 40 patients',
};

/** Names of error types as people read them. */
export const ERROR_NAMES: Readonly<Record<ErrorType, string>> = {
  invalid_age: 'invalid age',
  temporal_inconsistency: 'temporal inconsistency',
  protocol_window_violation: 'window violation',
  selection_bias: 'selection bias',
};

/** Names of traps as people read them. */
export const TRAP_NAMES: Readonly<Record<TrapKind, string>> = {
  boundary_age: 'boundary age',
  near_immediate_death: 'near-immediate death',
  near_window_delay: 'near-window delay',
  stage_iv_exception: 'Stage IV exception',
  valid_deceased: 'valid deceased',
  treatment_arm_skew: 'treatment-arm skew',
  comorbidity_override: 'comorbidity override',
};

/** A share as percent with one decimal. */
export function percent(share: number, digits = 1): string {
  return `${(share * 100).toFixed(digits)} %`;
}

/** A number with its sign. */
export function signed(value: number, digits = 3): string {
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return text;
  return value > 0 ? `+${text}` : `−${text}`;
}

/** The name of an error type, or the agent's own word. */
export function errorName(type: string | null | undefined): string {
  const entry = Object.entries(ERROR_NAMES).find(([key]) => key === type);
  return entry?.[1] ?? type ?? 'no type';
}
