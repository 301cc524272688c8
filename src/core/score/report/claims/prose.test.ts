import { expect, it } from 'vitest';
import { countWords, isProse } from './prose.ts';

const isRunning = (text: string, prose = true) => isProse({ text: ` ${text} `, prose });

it('has a word of grammar for every ten words', () => {
  expect(isRunning('the a1 b c d e f g k l')).toBe(true);
  expect(isRunning('the a1 b c d e f g h k l')).toBe(false);
  expect(isRunning('the a1 b c d e f g <=9d h k l')).toBe(true);
});

it('has four words for every comma between words', () => {
  expect(isRunning('the a , b of')).toBe(true);
  expect(isRunning('the a , b')).toBe(false);
  expect(isRunning('the 1 , 2 , p0003 , 4%')).toBe(true);
});

it('is no row of a table', () => {
  expect(isRunning('the a b of c')).toBe(true);
  expect(isRunning('the a b of c', false)).toBe(false);
});

it('counts words and figures, no marks', () => {
  expect(countWords(' the [29..81]y , ( 4% ) p0003+p0004 ; ')).toBe(5);
});
