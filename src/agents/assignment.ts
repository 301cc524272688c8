import type { Observation } from '../core/model/observation.ts';
import { COLUMNS, type ColumnName } from '../core/model/patient.ts';
import { ERROR_TYPES, type ErrorType } from '../core/model/vocabulary.ts';
import { computeDistribution, investigatePattern } from './actions.ts';
import type { Plan } from './agent.ts';

/** What an episode asks of every auditor, read the protocol or not. */
export interface Assignment {
  readonly errorTypes: readonly ErrorType[];
  /** The columns that must be investigated before flagging opens. */
  readonly investigations: readonly ColumnName[];
  /** The columns that must be broken down before selection bias can be flagged. */
  readonly distributions: readonly ColumnName[];
}

/** The assignment as the task description states it, so that it holds in a custom episode too. Empty where it is silent. */
export function readAssignment({
  task_description: text,
}: Pick<Observation, 'task_description'>): Assignment {
  return {
    errorTypes: listed(text, 'Error types in force: ', ERROR_TYPES),
    investigations: listed(text, 'columns are investigated: ', COLUMNS),
    distributions: listed(text, 'are broken down: ', COLUMNS),
  };
}

/** Does the work that the episode requires: the investigations, then the distributions. Gives the last observation. */
export function* doRequiredWork(first: Observation): Plan<Observation> {
  const { investigations, distributions } = readAssignment(first);
  let seen = first;
  for (const variable of investigations) seen = yield investigatePattern(variable);
  for (const variable of distributions) seen = yield computeDistribution(variable);
  return seen;
}

/** The names of a vocabulary that stand between a phrase and the end of its clause, in the order of the text. */
function listed<Name extends string>(text: string, phrase: string, names: readonly Name[]): Name[] {
  const at = text.indexOf(phrase);
  if (at === -1) return [];
  const [list = ''] = text.slice(at + phrase.length).split(/[.;]/, 1);
  return list.split(', ').flatMap((word) => names.find((name) => name === word) ?? []);
}
