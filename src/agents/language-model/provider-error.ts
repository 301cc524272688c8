import type { ProviderAttempt, ProviderFault } from '../../core/model/provider-fault.ts';

/** No reply came from the model, after all tries: an episode that needs it is incomplete, never a zero. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly fault: ProviderFault;
  readonly attempts: readonly ProviderAttempt[];

  constructor(
    fault: ProviderFault,
    message: string,
    attempts: readonly ProviderAttempt[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.fault = fault;
    this.attempts = attempts;
  }
}
