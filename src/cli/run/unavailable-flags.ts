import { Option, type Command } from 'commander';
import type { Config } from '../config.ts';
import { notAvailable } from '../commands/unavailable.ts';
import { UsageError } from '../usage-error.ts';
import { RUNNABLE, type AgentChoice } from './agent-choice.ts';

/** Flags of `run` that belong to later versions, as they are read from the command line. */
export interface UnavailableFlags {
  readonly model?: string;
  readonly baseUrl?: string;
  readonly env?: string;
  readonly budgetUsd?: string;
}

const IN_PROCESS = 'inprocess';

/** Adds the flags, hidden but for --env, so that each is answered with what it is rather than as a typing error. */
export function addUnavailableFlags(command: Command): Command {
  return command
    .option('--env <where>', `${IN_PROCESS}; a URL is not available in this version`)
    .addOption(new Option('--model <name>').hideHelp())
    .addOption(new Option('--base-url <url>').hideHelp())
    .addOption(new Option('--budget-usd <amount>').hideHelp());
}

/** Refuses what this version cannot do, rather than doing something else. @throws UsageError naming the agent, flag or variable */
export function refuseUnavailable(
  choice: AgentChoice,
  flags: UnavailableFlags,
  { environmentUrl }: Config,
): void {
  const [agent] = choice.refused;
  if (agent !== undefined)
    throw new UsageError(
      `The agent '${agent}' needs a language model; this version cannot call one yet. ` +
        `Available: ${RUNNABLE.join(', ')}; run --help lists the rest.`,
    );
  if (flags.model !== undefined) throw notAvailable('--model (agents that ask a model)');
  if (flags.baseUrl !== undefined) throw notAvailable('--base-url (agents that ask a model)');
  if (flags.budgetUsd !== undefined) throw notAvailable('--budget-usd (agents that ask a model)');
  if (flags.env !== undefined && flags.env !== IN_PROCESS)
    throw notAvailable('--env with a URL (remote environments)', `Allowed: --env ${IN_PROCESS}.`);
  if (flags.env === undefined && environmentUrl !== null)
    throw notAvailable(
      'A remote environment (the variable ENV_BASE_URL)',
      `Unset it, or say --env ${IN_PROCESS}.`,
    );
}
