import { describe, expect, it } from 'vitest';
import { canonical } from '../read/canonical.ts';
import { verdictsIn } from './verdict.ts';

const verdicts = (prose: string) => verdictsIn(canonical(prose));
const presents = (prose: string) => verdicts(prose).map(({ present }) => present);

describe('verdicts', () => {
  it.each([
    ['Selection bias is present.', [true]],
    ['We found selection bias.', [true]],
    ['Selection bias is not present.', [false]],
    ['There is no evidence of selection bias.', [false]],
    ['The control arm is unbiased.', [false]],
    ['The data rule out selection bias.', [false]],
    ['The gap is due to stage rather than selection bias.', [false]],
    ['Selection bias is not only present, bias is confirmed.', [true, true]],
    ['Selection bias is not absent.', [null]],
    ['Selection bias is present, and bias is not found.', [true, false]],
    ['Selection bias is present because bias was confirmed.', [true, true]],
    ['Selection bias (no bias was found at 5 sites) is present.', [true, false]],
  ])('%s', (prose, expected) => {
    expect(presents(prose)).toEqual(expected);
  });

  it.each([
    'Selection bias is present and absent.',
    'Selection bias is present but also not present.',
    'Selection bias is absent yet present.',
  ])('that contradict themselves agree with nothing: %s', (prose) => {
    expect(verdicts(prose)).toEqual([{ present: null, ofFlag: false }]);
  });
});

describe('no verdict', () => {
  it.each([
    'The gap is present.',
    'Selection bias was looked into.',
    'The crude gap shows selection bias.',
    'Selection bias seems to be present.',
    'Selection bias is present when all limits are exceeded.',
    'Selection bias might be present.',
    'The threshold for selection bias is met.',
  ])('%s', (prose) => {
    expect(verdicts(prose)).toEqual([]);
  });
});

it('tells what was flagged', () => {
  expect(verdicts('We flagged selection bias.')).toEqual([{ present: true, ofFlag: true }]);
  expect(verdicts('Selection bias was not raised.')).toEqual([{ present: false, ofFlag: true }]);
  expect(verdicts('Selection bias was found.')).toEqual([{ present: true, ofFlag: false }]);
});
