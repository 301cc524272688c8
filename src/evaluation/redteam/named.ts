import { agentNamed } from '../../agents/registry.ts';
import type { Agent } from '../../agents/agent.ts';

/** The agent of that name. @throws Error when the registry has none: the panel would silently shrink */
export function named(name: string): Agent {
  const agent = agentNamed(name);
  if (!agent) throw new Error(`the red team needs an agent '${name}'`);
  return agent;
}
