import { columnNamed } from '../dataset/columns.ts';
import type { Action } from '../model/action.ts';
import { REWARD } from '../score/weights.ts';
import { isDistributable } from '../statistics/distribution.ts';
import { distributionCode } from './distribution-code.ts';
import type { Draft } from './draft.ts';
import { isDistributed } from './phase.ts';

/**
 * compute_distribution: the control arm by one column, whole or within the values of a second one. The same pair asked
 * twice is a repeat; the same column with another stratum is not. A column within itself is no breakdown.
 * Returns its reward in millionths.
 */
export function computeDistribution(next: Draft, action: Action): number {
  const { episode, distributions } = next;
  const { dataset, task } = episode;
  const variable = columnNamed(dataset, action.variable);
  if (variable === null || !isDistributable(variable)) return unknownVariable(next, action.variable);
  const stratifyBy = columnNamed(dataset, action.stratify_by);
  const isStratified = action.stratify_by !== undefined;
  if (isStratified && (stratifyBy === null || stratifyBy === variable || !isDistributable(stratifyBy)))
    return unknownVariable(next, action.stratify_by);

  const code = distributionCode(variable, stratifyBy);
  if (distributions.includes(code)) {
    next.last = { outcome: 'distributed_again', variable, stratifyBy };
    return REWARD.repeatedWork;
  }
  next.distributions = [...distributions, code];
  next.last = { outcome: 'distributed', variable, stratifyBy };
  const isNewRequired =
    task.requiredDistributions.includes(variable) && !isDistributed(distributions, variable);
  return isNewRequired ? REWARD.requiredWork : 0;
}

function unknownVariable(next: Draft, said: string | undefined): number {
  next.last = { outcome: 'unknown_variable', said: said ?? null };
  return REWARD.unknown;
}
