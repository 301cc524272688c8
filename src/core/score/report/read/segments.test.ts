import { expect, it } from 'vitest';
import { segmentsOf, segmentUpTo, upTo } from './segments.ts';

const TEXT = ' ages 29 , and dates : a note but rather than this 5 ';

it('parts a sentence at marks and conjunctions, a space at either end', () => {
  expect(segmentsOf(TEXT).map(({ text }) => text)).toEqual([
    ' ages 29 ',
    ', ',
    'and dates ',
    ': a note ',
    'but ',
    'rather than this 5  ',
  ]);
});

it('tells what stands before each segment', () => {
  expect(segmentsOf(' one , two ').map(({ before }) => before)).toEqual(['', ' one ']);
});

it('gives what stands before a position, in the sentence or in its segment', () => {
  expect(upTo(' one , two', 4)).toBe(' one');
  expect(segmentUpTo(' one , two three ', 11)).toBe(', two ');
  expect(segmentUpTo(' one , two three ', 4)).toBe(' one');
});
