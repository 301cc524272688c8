import { Option, type Command } from 'commander';
import { notAvailable } from '../commands/unavailable.ts';
import { UsageError } from '../usage-error.ts';
import { RUNNABLE, type AgentChoice } from './agent-choice.ts';

/** Flags of `run` that belong to later versions, as they are read from the command line. */
export interface UnavailableFlags {
  readonly model?: string;
  readonly baseUrl?: string;
  readonly budgetUsd?: string;
}

/** Adds the flags, hidden, so that each is answered with what it is rather than as a typing error. */
export function addUnavailableFlags(command: Command): Command {
  return command
    .addOption(new Option('--model <name>').hideHelp())
    .addOption(new Option('--base-url <url>').hideHelp())
    .addOption(new Option('--budget-usd <amount>').hideHelp());
}

/** Refuses what this version cannot do, rather than doing something else. @throws UsageError naming the agent, flag or variable */
export function refuseUnavailable(choice: AgentChoice, flags: UnavailableFlags): void {
  const [agent] = choice.refused;
  if (agent !== undefined)
    throw new UsageError(
      `The agent '${agent}' needs a language model; this version cannot call one yet. ` +
        `Available: ${RUNNABLE.join(', ')}; run --help lists the rest.`,
    );
  if (flags.model !== undefined) throw notAvailable('--model (agents that ask a model)');
  if (flags.baseUrl !== undefined) throw notAvailable('--base-url (agents that ask a model)');
  if (flags.budgetUsd !== undefined) throw notAvailable('--budget-usd (agents that ask a model)');
}
