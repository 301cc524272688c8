import { expect, it } from 'vitest';
import { compares, figuresIn, isOneOf } from './figures.ts';

const figures = (text: string) => figuresIn({ text: ` ${text} `, before: '' });

it('reads signs, values, ranges and units', () => {
  expect(figures('aged >=34 and [34..78]y or 62.4% , -2.1pp 9u')).toEqual([
    {
      sign: '>=',
      value: 34,
      to: null,
      decimal: false,
      unit: '',
      unsaid: false,
      listed: false,
      start: 6,
      end: 10,
    },
    {
      sign: '',
      value: 34,
      to: 78,
      decimal: false,
      unit: 'y',
      unsaid: false,
      listed: false,
      start: 15,
      end: 24,
    },
    {
      sign: '',
      value: 62.4,
      to: null,
      decimal: true,
      unit: '%',
      unsaid: false,
      listed: false,
      start: 28,
      end: 33,
    },
    {
      sign: '',
      value: -2.1,
      to: null,
      decimal: true,
      unit: 'pp',
      unsaid: false,
      listed: false,
      start: 36,
      end: 42,
    },
    {
      sign: '',
      value: 9,
      to: null,
      decimal: false,
      unit: 'u',
      unsaid: false,
      listed: false,
      start: 43,
      end: 45,
    },
  ]);
});

it('reads lists, and thresholds that are not said', () => {
  expect(figures('24d+38d').map(({ value, listed }) => [value, listed])).toEqual([
    [24, true],
    [38, true],
  ]);
  expect(figures('the >threshold').map(({ sign, unit, unsaid }) => [sign, unit, unsaid])).toEqual([
    ['>', '%', true],
  ]);
});

it('leaves out margins, rounded numbers and the numbers of patients', () => {
  expect(figures('by 7d about ~10 p0003 site3 the threshold')).toEqual([]);
});

it('compares with the bound out or in', () => {
  const sides = (sign: '<' | '>' | '<=' | '>=') => [4, 5, 6].map((value) => compares(value, sign, 5));
  expect(sides('<')).toEqual([true, false, false]);
  expect(sides('<=')).toEqual([true, true, false]);
  expect(sides('>')).toEqual([false, false, true]);
  expect(sides('>=')).toEqual([false, true, true]);
});

it('is one of some forms by sign and value', () => {
  const [figure] = figures('<34');
  expect(figure && isOneOf(figure, [['<', 34]])).toBe(true);
  expect(
    figure &&
      isOneOf(figure, [
        ['>', 34],
        ['<', 35],
      ]),
  ).toBe(false);
});
