import type { Agent } from '../agents/agent.ts';
import type { Action } from '../core/model/action.ts';
import type { Observation } from '../core/model/observation.ts';

/** An action, or what to say (a message or none) after seeing the observation before it. */
export type ScriptLine = Action | ((seen: Observation) => unknown);

/**
 * An agent that says what it is told, line by line, and then stops.
 * @param persists lets it go on after the episode is over
 */
export function scriptedAgent(
  name: string,
  script: readonly ScriptLine[],
  { persists = false }: { readonly persists?: boolean } = {},
): Agent {
  return {
    name,
    description: 'Says what a script tells it.',
    kind: 'trivial',
    ...(persists && { persists: true }),
    *audit(first) {
      let seen = first;
      for (const line of script) seen = yield typeof line === 'function' ? line(seen) : line;
    },
  };
}
