import { expect, it } from 'vitest';
import { percentOf } from './percent.ts';

it.each([
  [0, 7, 0],
  [1, 3, 33.3],
  [2, 3, 66.7],
  [1, 2000, 0.1],
  [1, 2001, 0],
  [7, 7, 100],
  [0, 0, null],
])('%i of %i is %s percent', (part, whole, percent) => {
  expect(percentOf(part, whole)).toBe(percent);
});
