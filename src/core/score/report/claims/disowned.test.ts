import { expect, it } from 'vitest';
import { canonical } from '../read/canonical.ts';
import { isDisowned, retracts } from './disowned.ts';

it.each([
  'It is not the case that ages matter.',
  'Ages matter, which is nonsense.',
  'It is wrong to say so.',
  'We deny so much.',
  'We recommend against queries.',
  'Errors fail to endanger anybody.',
  'Nobody believes it.',
  'The theory that ages matter spread.',
  'That ages matter is plainly wrong.',
])('is disowned: %s', (sentence) => {
  expect(isDisowned(canonical(sentence))).toBe(true);
});

it.each([
  'The protocol requires ages 29 to 81.',
  'There is no doubt of it.',
  'Dates were entered in the wrong field.',
])('is not disowned: %s', (sentence) => {
  expect(isDisowned(canonical(sentence))).toBe(false);
  expect(retracts(canonical(sentence))).toBe(false);
});

it.each([
  'None of this is true.',
  'That is wrong.',
  'The opposite is true.',
  'All of this was invented.',
  'No wait, this is not true.',
])('takes back the others: %s', (sentence) => {
  expect(retracts(canonical(sentence))).toBe(true);
});
