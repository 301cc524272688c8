import { ClinicalBenchError } from '../../core/errors.ts';
import type { ResetRequest } from '../../core/model/episode.ts';
import { parseReset } from '../../runner/parse-reset.ts';
import { WireFault } from '../wire/fault.ts';
import { isRecord } from '../wire/frames.ts';

/**
 * Reads the options of a reset as they come over the wire. Nothing at all means every default. OpenEnv's own types write
 * a seed or an episode id that is not given as null, so these two may be null.
 * @param maxPatients the largest trial that a client may ask for
 * @throws WireFault 'invalid' naming the field and what it may hold
 */
export function readReset(input: unknown, maxPatients: number): ResetRequest {
  const request = refusing(() => parseReset(withoutNulls(input ?? {})));
  refusePrototype(input);
  const patients = request.task_overrides?.patients ?? 0;
  if (patients > maxPatients)
    throw new WireFault('invalid', `task_overrides.patients: expected at most ${maxPatients} over the wire`);
  return request;
}

/** Runs what may refuse a request in the engine's words, and passes the refusal on as one of the wire. */
export function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ClinicalBenchError) throw new WireFault('invalid', error.message, { cause: error });
    throw error;
  }
}

/** The one name that a schema of keys and values passes over. */
function refusePrototype(input: unknown): void {
  const overrides = isRecord(input) ? input['task_overrides'] : null;
  const traps = isRecord(overrides) ? overrides['trap_mix'] : null;
  if (isRecord(traps) && Object.hasOwn(traps, '__proto__'))
    throw new WireFault('invalid', 'task_overrides.trap_mix: "__proto__" is no kind of trap');
}

function withoutNulls(input: unknown): unknown {
  if (!isRecord(input) || (input['seed'] !== null && input['episode_id'] !== null)) return input;
  const { seed, episode_id, ...rest } = input;
  return {
    ...rest,
    ...(seed === null ? {} : { seed }),
    ...(episode_id === null ? {} : { episode_id }),
  };
}
