import type { RunConfig } from '../../core/model/record.ts';
import { RANKED_VERSION } from '../../core/model/leaderboard.ts';
import { RANKED_TASK_IDS } from '../../core/model/vocabulary.ts';
import { GENERATOR_VERSION } from '../../core/version.ts';
import { EVALUATION_OPTIONS } from '../play.ts';
import { RANKED_SEEDS } from './ranked-seeds.ts';

/** The rules of ranked runs. */
export const RANKED = {
  version: RANKED_VERSION,
  tasks: RANKED_TASK_IDS,
  seeds: RANKED_SEEDS,
  trials: 4,
  options: EVALUATION_OPTIONS,
  /** A run with a larger share of episodes without a result is not ranked. */
  mostIncomplete: 0.02,
} as const;

/** Why a run of this configuration cannot be ranked; empty where it can. */
export function rankedConfigFaults(config: RunConfig): string[] {
  const faults: string[] = [];
  const { tasks, seeds, sealed, trials, options, generator_version } = config;
  if (!config.ranked) faults.push('ranked: the run was not made with --ranked');
  if (generator_version !== GENERATOR_VERSION)
    faults.push(`generator_version: ${generator_version}, ranked runs have ${GENERATOR_VERSION}`);
  if (!sameSet(tasks, RANKED.tasks)) faults.push(`tasks: a ranked run plays ${RANKED.tasks.join(', ')}`);
  if (sealed === null && !sameSet(seeds, RANKED.seeds))
    faults.push(`seeds: a ranked run plays the ${RANKED.seeds.length} listed seeds`);
  if (sealed !== null && sealed.indices.length < RANKED.seeds.length)
    faults.push(`sealed: a ranked run plays at least ${RANKED.seeds.length} episodes a task`);
  if (trials !== RANKED.trials) faults.push(`trials: a ranked run has ${RANKED.trials}`);
  if (options.feedback_mode !== 'blind') faults.push('options.feedback_mode: a ranked run is blind');
  return faults;
}

/** Whether so many of all runs without a result keep a run from being ranked. */
export function hasTooManyIncomplete(incomplete: number, all: number): boolean {
  return incomplete > RANKED.mostIncomplete * all;
}

/** Whether two lists have the same members, each as often as the other. */
function sameSet(some: readonly (string | number)[], others: readonly (string | number)[]): boolean {
  const counted = (list: readonly (string | number)[]) => list.map(String).toSorted().join(' ');
  return counted(some) === counted(others);
}
