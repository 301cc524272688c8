import { ProviderError } from '../agents/language-model/provider-error.ts';
import { ClinicalBenchError, type ErrorCode } from '../core/errors.ts';
import type { ProviderFault } from '../core/model/provider-fault.ts';
import type { FailedRun } from './run-matrix.ts';

/** Why a run came to no result, in a code that can be counted and a sentence for people. */
export interface FailureCause {
  /** The fault of the provider, the engine's refusal, `cancelled`, or `error` for a fault of the program. */
  readonly code: ProviderFault | ErrorCode | 'error';
  readonly message: string;
}

/** Reads the cause off a failed run. */
export function failureCause({ cause, outcome }: Pick<FailedRun, 'cause' | 'outcome'>): FailureCause {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (outcome === 'cancelled') return { code: 'cancelled', message };
  if (cause instanceof ProviderError) return { code: cause.fault, message };
  if (cause instanceof ClinicalBenchError) return { code: cause.code, message };
  return { code: 'error', message };
}
