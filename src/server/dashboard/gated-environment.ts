import {
  inProcessEnvironment,
  RunCancelled,
  type Environment,
  type EpisodeCache,
} from '../../runner/index.ts';
import { parseAction } from '../../core/episode/index.ts';
import type { StepGate } from './gate.ts';

/**
 * An environment in this process whose budgeted steps wait at a gate; reads and refusals pass. A step that waits when
 * the run is stopped is not taken.
 */
export function gatedEnvironment(gate: StepGate, episodes: EpisodeCache, signal: AbortSignal): Environment {
  const inner = inProcessEnvironment({ episodes });
  return {
    reset: (request) => inner.reset(request),
    async step(message) {
      const parsed = parseAction(message);
      if (parsed.ok && parsed.action.action_type !== 'read_patients') await gate.pass();
      if (signal.aborted) throw new RunCancelled('stopped by its visitor');
      return inner.step(message);
    },
    state: () => inner.state(),
    close: () => inner.close(),
    finish: () => inner.finish(),
  };
}
