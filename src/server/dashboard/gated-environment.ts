import type { Environment } from '../../runner/index.ts';
import { inProcessEnvironment, type EpisodeCache } from '../../runner/index.ts';
import { parseAction } from '../../core/episode/index.ts';
import type { StepGate } from './gate.ts';

/** An environment in this process whose budgeted steps wait at a gate; reads and refusals pass. */
export function gatedEnvironment(gate: StepGate, episodes: EpisodeCache): Environment {
  const inner = inProcessEnvironment({ episodes });
  return {
    reset: (request) => inner.reset(request),
    async step(message) {
      const parsed = parseAction(message);
      if (parsed.ok && parsed.action.action_type !== 'read_patients') await gate.pass();
      return inner.step(message);
    },
    state: () => inner.state(),
    close: () => inner.close(),
    finish: () => inner.finish(),
  };
}
