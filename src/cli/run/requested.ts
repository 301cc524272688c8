import type { TaskId } from '../../core/model/vocabulary.ts';
import type { Config } from '../config.ts';
import { notAvailable } from '../commands/unavailable.ts';
import type { SeedRange } from '../parse/seeds.ts';
import type { AgentChoice } from './agent-choice.ts';

/** The options of `run` as they are read from the command line. */
export interface RunOptions {
  readonly agent?: AgentChoice;
  readonly mode?: AgentChoice;
  readonly task: readonly TaskId[];
  readonly seed?: number;
  readonly seeds?: SeedRange;
  readonly trials: number;
  readonly concurrency: number;
  readonly feedback: 'blind' | 'verdict';
  readonly observationMode: 'lean' | 'full' | 'paged';
  readonly json?: true;
  readonly structured?: true;
  readonly failUnder?: number;
  readonly model?: string;
  readonly baseUrl?: string;
  readonly env?: string;
  readonly budgetUsd?: string;
  readonly out?: string;
  readonly resume?: string;
  readonly ranked?: true;
}

const IN_PROCESS = 'inprocess';

/** Refuses what this version cannot do, rather than doing something else. @throws UsageError naming the flag or variable */
export function refuseUnavailable(options: RunOptions, { environmentUrl }: Config): void {
  if (options.model !== undefined) throw notAvailable('--model (agents that ask a model)');
  if (options.baseUrl !== undefined) throw notAvailable('--base-url (agents that ask a model)');
  if (options.budgetUsd !== undefined) throw notAvailable('--budget-usd (agents that ask a model)');
  if (options.out !== undefined) throw notAvailable('--out (records of runs)', 'Use --json for the results.');
  if (options.resume !== undefined) throw notAvailable('--resume (records of runs)');
  if (options.ranked) throw notAvailable('--ranked (runs for the leaderboard)');
  if (options.env !== undefined && options.env !== IN_PROCESS)
    throw notAvailable('--env with a URL (remote environments)', `Allowed: --env ${IN_PROCESS}.`);
  if (options.env === undefined && environmentUrl !== null)
    throw notAvailable(
      'A remote environment (the variable ENV_BASE_URL)',
      `Unset it, or say --env ${IN_PROCESS}.`,
    );
}
