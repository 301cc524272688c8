import type { Observation } from '../../core/model/observation.ts';
import type { Environment, StepReply } from '../../runner/environment.ts';

/** One promise of the benchmark and how to see that it is broken. */
export interface Check {
  readonly name: string;
  /** The promise, in a sentence. */
  readonly promise: string;
  /** Yields a message for each way in which the promise is broken. */
  run(open: () => Promise<Environment>): AsyncGenerator<string, void, undefined>;
}

/** The seed of the checker's episodes, and another one. */
export const SEED = 42;
export const OTHER_SEED = 43;

/** Takes a step that must not be refused, and gives its observation. */
export async function move(environment: Environment, action: unknown): Promise<Observation> {
  const reply: StepReply = await environment.step(action);
  if (reply.refused) throw new Error(`a well-typed action was refused: ${reply.message}`);
  return reply.observation;
}
