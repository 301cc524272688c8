import { requiredWork, TASKS } from '../core/tasks/tasks.ts';
import type { Observation } from '../core/model/observation.ts';
import type { ColumnName } from '../core/model/patient.ts';
import type { Rules } from '../core/model/protocol.ts';
import { ERROR_TYPES, type ErrorType } from '../core/model/vocabulary.ts';
import { distribute, investigate } from './actions.ts';
import type { Actions } from './agent.ts';

/** The investigations and distributions that open and complete an audit. */
export interface Work {
  readonly investigations: readonly ColumnName[];
  readonly distributions: readonly ColumnName[];
}

/** The work that a task publishes, found by its id. For a custom episode it is that of the task it was made from. */
export function publishedWork(first: Observation): Work {
  const task = TASKS[first.task_id];
  return { investigations: task.requiredInvestigations, distributions: task.requiredDistributions };
}

/** The error types that a task publishes. For a custom episode they are those of the task it was made from. */
export function publishedErrorTypes(first: Observation): readonly ErrorType[] {
  return TASKS[first.task_id].errorTypes;
}

/** Whether the episode's task, as published, asks for a verdict on selection bias. */
export function asksForBias(first: Observation): boolean {
  return publishedErrorTypes(first).includes('selection_bias');
}

/** The work that follows from a protocol's own clauses. */
export function workOfClauses(errorTypes: readonly ErrorType[], rules: Rules): Work {
  const work = requiredWork(errorTypes, rules.comorbidity_threshold !== null);
  return { investigations: work.requiredInvestigations, distributions: work.requiredDistributions };
}

/**
 * Investigates until flagging opens, then computes the distributions. Where the stated investigations do not open it
 * (a custom task), the columns of every other clause follow. Gives the last observation.
 */
export function* doWork(first: Observation, work: Work): Actions<Observation> {
  let seen = first;
  for (const variable of work.investigations) seen = yield investigate(variable);
  const everything = requiredWork(ERROR_TYPES, true).requiredInvestigations;
  for (const variable of everything) {
    if (seen.phase !== 'investigation' || seen.done) break;
    if (!work.investigations.includes(variable)) seen = yield investigate(variable);
  }
  for (const variable of work.distributions) seen = yield distribute(variable);
  return seen;
}
