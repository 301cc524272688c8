import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROVIDER_FAULTS } from '../../core/model/provider-fault.ts';
import { nextWait, RETRY } from './policy.ts';
import { retryAfterMs } from './retry-after.ts';

const headers = (more: Record<string, string>) => new Headers(more);
const NOW = Date.UTC(2026, 0, 1);

describe('what a provider asks to wait', () => {
  it.each([
    [{ 'retry-after': '2' }, 2_000],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': '1.5' }, 1_500],
    [{ 'retry-after-ms': '250' }, 250],
    [{ 'retry-after-ms': '250', 'retry-after': '9' }, 250],
    [{ 'retry-after': new Date(NOW + 90_000).toUTCString() }, 90_000],
    [{ 'retry-after': new Date(NOW - 90_000).toUTCString() }, 0],
    [{ 'retry-after': '-5' }, null],
    [{ 'retry-after': 'soon' }, null],
    [{ 'retry-after': '2026-01-01' }, null],
    [{ 'retry-after': 'Infinity' }, null],
    [{ 'retry-after': '1e9' }, null],
    [{}, null],
  ])('%j is %s ms', (given, expected) => {
    expect(retryAfterMs(headers(given), NOW)).toBe(expected);
  });
});

describe('the wait before the next try', () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const fault = fc.constantFrom(...PROVIDER_FAULTS);

  it('is never longer than the limit and never shorter than asked, and tries end', () => {
    const asked = fc.option(fc.integer({ min: 0, max: 10_000_000 }), { nil: null });
    fc.assert(
      fc.property(fault, fc.integer({ min: 1, max: 20 }), asked, random, (found, attempt, ms, chance) => {
        const wait = nextWait(RETRY, found, attempt, ms, chance);
        if (wait === null) return;
        expect(attempt).toBeLessThan(RETRY.attempts);
        expect(wait).toBeGreaterThanOrEqual(ms ?? 0);
        expect(wait).toBeLessThanOrEqual(RETRY.longestWaitMs * 1.1);
      }),
    );
  });

  it('is none where waiting would not help', () => {
    for (const found of [
      'unauthorized',
      'forbidden',
      'not_found',
      'context_length',
      'tls',
      'quota_exhausted',
    ] as const)
      expect(nextWait(RETRY, found, 1, null, 0.5)).toBeNull();
    expect(nextWait(RETRY, 'rate_limited', 1, RETRY.longestWaitMs + 1, 0.5)).toBeNull();
  });

  it('doubles from try to try', () => {
    expect([1, 2, 3].map((attempt) => nextWait(RETRY, 'overloaded', attempt, null, 0.5))).toEqual([
      250, 500, 1_000,
    ]);
  });
});
