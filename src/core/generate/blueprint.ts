import type { Rules } from '../model/protocol.ts';
import type { Task } from '../model/task.ts';
import type { BiasCase } from './bias/case.ts';
import type { TrialFacts } from './excerpt/trial.ts';
import type { Plan } from './plan.ts';
import type { Tails } from './rules.ts';

/** Everything that decides a dataset but its streams. */
export interface Blueprint {
  readonly task: Task;
  readonly rules: Rules;
  readonly tails: Tails;
  readonly trial: TrialFacts;
  readonly plan: Plan;
  readonly bias: BiasCase | null;
}
