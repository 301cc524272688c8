import { PASSING_FAULTS, type ProviderFault } from '../../core/model/provider-fault.ts';

/** How often and how long one call may be tried again. */
export interface RetryPolicy {
  /** Tries in all, the first included. */
  readonly attempts: number;
  /** The longest wait before one try, in milliseconds. A provider that asks for a longer one is not tried again. */
  readonly longestWaitMs: number;
  /** The wait before the second try, in milliseconds, before jitter; it doubles from try to try. */
  readonly firstWaitMs: number;
}

/** What holds unless told otherwise. */
export const RETRY: RetryPolicy = { attempts: 4, longestWaitMs: 60_000, firstWaitMs: 500 };

const PASSING: ReadonlySet<ProviderFault> = new Set(PASSING_FAULTS);

/**
 * The wait before the next try in milliseconds, or null where there shall be none.
 * Full jitter (a uniform share of an exponentially growing wait) keeps many runs from coming back at once; what a
 * provider asks for is never undercut, and up to a tenth is added to it.
 * @param attempt how many tries there were
 * @param asked what the provider asks to wait, in milliseconds
 * @param random uniform in [0, 1)
 */
export function nextWait(
  policy: RetryPolicy,
  fault: ProviderFault,
  attempt: number,
  asked: number | null,
  random: number,
): number | null {
  if (!PASSING.has(fault) || attempt >= policy.attempts) return null;
  if (asked !== null) return asked > policy.longestWaitMs ? null : asked + random * 0.1 * asked;
  return random * Math.min(policy.longestWaitMs, policy.firstWaitMs * 2 ** (attempt - 1));
}
