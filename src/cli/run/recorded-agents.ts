import { agentNamed, recordedAgent, type Agent } from '../../agents/index.ts';
import type { RunConfig } from '../../core/model/record.ts';
import { canonicalJson } from '../../records/index.ts';
import { UsageError } from '../usage-error.ts';

/**
 * The agents of a configuration, to go on with its run.
 * @throws UsageError for an agent that is not here, or not the same any more
 */
export function agentsOfConfig(config: RunConfig, available: readonly Agent[]): Agent[] {
  return config.agents.map((wanted) => {
    const agent = wanted.model
      ? available.find((one) => one.name === wanted.name && one.model?.id === wanted.model?.id)
      : agentNamed(wanted.name);
    if (!agent)
      throw new UsageError(
        `the run has the agent ${wanted.name}${wanted.model ? ` on ${wanted.model.id}` : ''}, which cannot run here${wanted.model ? ': name its model with --model' : ''}`,
      );
    if (canonicalJson(recordedAgent(agent)) !== canonicalJson(wanted))
      throw new UsageError(
        `the agent ${wanted.name} is not what it was when the run began (its model's parameters or its prompts): ` +
          'a run goes on with the same agents only',
      );
    return agent;
  });
}
