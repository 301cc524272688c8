import { describe, expect, it } from 'vitest';
import { makeEpisode } from './fixture.test-support.ts';
import {
  BIAS_FLAG,
  flagCode,
  flaggedRecordType,
  flaggedRow,
  flaggedType,
  isCorrect,
  isFlagged,
} from './flag-code.ts';

const { dataset, truth } = makeEpisode();
const types = ['invalid_age', 'temporal_inconsistency', 'protocol_window_violation'] as const;

describe('the code of a flag', () => {
  it('tells row and error type, and is the same for no two flags', () => {
    const codes = [0, 1, 11].flatMap((row) =>
      types.map((type) => {
        const code = flagCode(row, type);
        expect([flaggedRow(code), flaggedType(code), flaggedRecordType(code)]).toEqual([row, type, type]);
        return code;
      }),
    );
    expect(new Set([BIAS_FLAG, ...codes]).size).toBe(10);
  });

  it('of the bias has no row and no record error type', () => {
    expect([flaggedRow(BIAS_FLAG), flaggedType(BIAS_FLAG), flaggedRecordType(BIAS_FLAG)]).toEqual([
      null,
      'selection_bias',
      null,
    ]);
  });
});

it('is right where the truth has that type in that row', () => {
  const right = [0, 1, 2, 3].map((row) => types.map((type) => isCorrect(truth, flagCode(row, type))));
  expect(right).toEqual([
    [true, false, false],
    [false, true, false],
    [false, false, true],
    [false, false, false],
  ]);
  expect(isCorrect(truth, BIAS_FLAG)).toBe(true);
});

describe('a patient', () => {
  const flags = [flagCode(0, 'invalid_age'), flagCode(2, 'protocol_window_violation'), BIAS_FLAG];

  it('is flagged for a type or for any', () => {
    expect(['P0001', 'P0002', 'P0003'].map((id) => isFlagged(dataset, flags, id))).toEqual([
      true,
      false,
      true,
    ]);
    expect(isFlagged(dataset, flags, 'P0003', 'protocol_window_violation')).toBe(true);
    expect(isFlagged(dataset, flags, 'P0003', 'invalid_age')).toBe(false);
    expect(isFlagged(dataset, flags, 'P0001', 'protocol_window_violation')).toBe(false);
  });

  it('who does not exist is not flagged', () => {
    for (const id of ['P0000', 'P0013', 'p0001', '__proto__'])
      expect(isFlagged(dataset, flags, id)).toBe(false);
  });
});
