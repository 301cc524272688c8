import { expect, it } from 'vitest';
import { sharedSentences } from './shared-sentences.ts';

const sentence = (text: string) => ({ text: ` ${text} `, prose: true });

/** The texts that a report of these sections, each of one sentence, has in several of them. */
function sharedOf(...texts: readonly string[]): string[] {
  return [...sharedSentences(texts.map((text) => [sentence(text)]))].map(({ text }) => text.trim());
}

it.each([
  ['the same words', 'a b c', 'a b c'],
  ['other order and marks', 'a b , c d', 'd c ; b a'],
  ['two words of three', 'a b', 'a b c'],
  ['two words of three, the longer first', 'a b c', 'a b'],
  ['four words of six', 'a b c d e', 'b c d e f'],
  ['words said twice', 'a a a b c', 'a b c'],
])('are alike: %s', (_, one, two) => {
  expect(sharedOf(one, two)).toEqual([one, two]);
});

it.each([
  ['other words', 'a b c', 'd e f'],
  ['three words of five', 'a b c d', 'a b c e'],
  ['half of the words of the longer', 'a b c', 'a b c d e f'],
  ['marks without words', ', ;', '; ,'],
])('are not alike: %s', (_, one, two) => {
  expect(sharedOf(one, two)).toEqual([]);
});

it('looks at every pair of sections, and at no sentences of the same one', () => {
  expect(sharedOf('a b c', 'd e f', 'a b c')).toEqual(['a b c', 'a b c']);
  expect(sharedOf('d e f', 'a b c', 'g h i', 'a b c')).toEqual(['a b c', 'a b c']);
  expect(sharedSentences([[sentence('a b c'), sentence('a b c')]]).size).toBe(0);
  expect(
    sharedSentences([
      [sentence('d'), sentence('a b c')],
      [sentence('e'), sentence('a b c')],
    ]).size,
  ).toBe(2);
});
