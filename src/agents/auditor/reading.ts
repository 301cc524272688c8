import type { Observation } from '../../core/model/observation.ts';
import type { Rules } from '../../core/model/protocol.ts';
import type { ErrorType } from '../../core/model/vocabulary.ts';
import { readErrorTypes, readProtocol } from '../protocol-reader/index.ts';

/** How an auditor understands a protocol: its rules, and the conventions that are no number of it. */
export interface Reading {
  readonly rules: Rules;
  /** The error types to look for. */
  readonly errorTypes: readonly ErrorType[];
  /** The last day of death, counted from treatment start, that is inconsistent: -1 is the day before. */
  readonly lastInconsistentDay: number;
  /** The mortality gap that decides on selection bias. */
  readonly gap: 'adjusted' | 'crude';
}

/** Reads an episode's protocol as it is meant. Throws ProtocolReadError when a clause cannot be read. */
export function readAsMeant({
  trial_protocol_excerpt: excerpt,
}: Pick<Observation, 'trial_protocol_excerpt'>): Reading {
  return {
    rules: readProtocol(excerpt),
    errorTypes: readErrorTypes(excerpt),
    lastInconsistentDay: -1,
    gap: 'adjusted',
  };
}
