import { describe, expect, it } from 'vitest';
import type { Action } from '../model/action.ts';
import { flag, INVESTIGATED, makeEpisode, play, report } from './fixture.test-support.ts';

const points = (text: string, ...flags: readonly Action[]) =>
  play([...INVESTIGATED, ...flags, report(text)], makeEpisode()).grade?.points;
const risk = (claim: string) => `Risk: ${claim}, which puts patient safety and data integrity at risk.`;
const flags = [
  flag('P0001', 'invalid_age'),
  flag('P0009', 'invalid_age'),
  flag('P0003', 'protocol_window_violation'),
];

describe('a report is checked against', () => {
  it('the flags of the agent, right or wrong, by error type', () => {
    expect(points(risk('We flagged 2 invalid ages and 1 treatment window violation'), ...flags)).toBe(1);
    expect(points(risk('We flagged 1 invalid age'), ...flags)).toBe(0);
    expect(points(risk('We flagged 2 treatment window violations'), ...flags)).toBe(0);
  });

  it('the patients that were flagged', () => {
    expect(points(risk('We flagged P0009'), ...flags)).toBe(1);
    expect(points(risk('We flagged P0004'), ...flags)).toBe(0);
    expect(points(risk('We flagged P0009'))).toBe(0);
  });

  it('the patients that exist', () => {
    const beside = (id: string) => `${risk('We flagged P0001')} ${id} was read as well.`;
    expect(['P0004', 'P0012', 'P0013', 'P0000'].map((id) => points(beside(id), ...flags))).toEqual([
      1, 1, 0, 0,
    ]);
  });

  it('the rules of the protocol', () => {
    expect(points('Protocol: Eligible patients are 18 to 80 years old.')).toBe(1);
    expect(points('Protocol: Eligible patients are 18 to 81 years old.')).toBe(0);
  });
});

it('counts as empty when it is missing', () => {
  expect(play([...INVESTIGATED, { action_type: 'submit_report' }]).grade).toMatchObject({ points: 0 });
});
