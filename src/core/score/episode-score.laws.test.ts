import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreOf, type Tally } from './episode-score.ts';

const share = fc
  .tuple(fc.nat({ max: 6 }), fc.nat({ max: 6 }))
  .map(([a, b]) => ({ done: Math.min(a, b), required: Math.max(a, b) }));

/** Counts that an episode can have: no more correct flags than violations, no more useful actions than actions. */
const anyTally: fc.Arbitrary<Tally> = fc
  .record({
    violations: fc.oneof(fc.nat({ max: 60 }), fc.nat({ max: 30_000 })),
    flags: fc.nat({ max: 10_000 }),
    falsePositives: fc.nat({ max: 50 }),
    investigations: share,
    distributions: share,
    blocked: fc.nat({ max: 10 }),
    wasted: fc.nat({ max: 30 }),
    reportPoints: fc.option(fc.nat({ max: 5 })),
  })
  .map(({ flags, wasted, ...counts }) => {
    const correctFlags = Math.min(flags, counts.violations);
    const usefulActions =
      correctFlags +
      counts.investigations.done +
      counts.distributions.done +
      (counts.reportPoints === null ? 0 : 1);
    return {
      ...counts,
      correctFlags,
      usefulActions,
      countedActions: usefulActions + counts.falsePositives + counts.blocked + wasted,
    };
  });

describe('the score', () => {
  it('is a whole number of millionths in 0..1,000,000, and every part is in 0..1', () => {
    fc.assert(
      fc.property(anyTally, (tally) => {
        const { millionths, breakdown } = scoreOf(tally);
        expect(Number.isInteger(millionths) && millionths >= 0 && millionths <= 1_000_000).toBe(true);
        for (const part of Object.values(breakdown)) expect(part >= 0 && part <= 1).toBe(true);
      }),
    );
  });

  it('is never lower for one more correct flag', () => {
    fc.assert(
      fc.property(
        anyTally.filter(({ correctFlags, violations }) => correctFlags < violations),
        (tally) => {
          const more = {
            ...tally,
            correctFlags: tally.correctFlags + 1,
            usefulActions: tally.usefulActions + 1,
            countedActions: tally.countedActions + 1,
          };
          expect(scoreOf(more).millionths).toBeGreaterThanOrEqual(scoreOf(tally).millionths);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is never higher for one more false positive', () => {
    fc.assert(
      fc.property(anyTally, (tally) => {
        const more = {
          ...tally,
          falsePositives: tally.falsePositives + 1,
          countedActions: tally.countedActions + 1,
        };
        expect(scoreOf(more).millionths).toBeLessThanOrEqual(scoreOf(tally).millionths);
      }),
      { numRuns: 1000 },
    );
  });

  it('is at most 0.05 without a flag in a trial with violations', () => {
    fc.assert(
      fc.property(
        anyTally.filter(({ violations }) => violations > 0),
        (tally) => {
          expect(scoreOf({ ...tally, correctFlags: 0 }).millionths).toBeLessThanOrEqual(50_000);
        },
      ),
    );
  });

  it('is 1 when everything was done and nothing else', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30_000 }),
        fc.nat({ max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        (violations, distributions, investigations) => {
          const actions = violations + distributions + investigations + 1;
          const { millionths } = scoreOf({
            violations,
            correctFlags: violations,
            falsePositives: 0,
            investigations: { done: investigations, required: investigations },
            distributions: { done: distributions, required: distributions },
            blocked: 0,
            usefulActions: actions,
            countedActions: actions,
            reportPoints: 5,
          });
          expect(millionths).toBe(1_000_000);
        },
      ),
    );
  });
});
