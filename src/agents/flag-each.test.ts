import { describe, expect, it } from 'vitest';
import { firstObservation } from '../testing/builders.ts';
import { flagRecord } from './actions.ts';
import { flagEach } from './flag-each.ts';
import type { Finding } from './finding.ts';

const FINDINGS: readonly Finding[] = ['P0003', 'P0001', 'P0002'].map((patientId) => ({
  errorType: 'invalid_age',
  patientId,
}));
const left = (attempts_remaining: number) => firstObservation({ attempts_remaining });

describe('flagging one finding after the other', () => {
  it('flags all of them in their order and says so', () => {
    const plan = flagEach(left(9), FINDINGS, 0.8);
    expect(plan.next().value).toEqual(flagRecord('invalid_age', 'P0003', 0.8));
    plan.next(left(8));
    plan.next(left(7));
    expect(plan.next(left(6))).toEqual({ done: true, value: FINDINGS });
  });

  it('keeps the last step for the report', () => {
    const plan = flagEach(left(2), FINDINGS, 0.8);
    plan.next();
    expect(plan.next(left(1))).toEqual({ done: true, value: FINDINGS.slice(0, 1) });
    expect(flagEach(left(1), FINDINGS, 0.8).next()).toEqual({ done: true, value: [] });
  });
});
