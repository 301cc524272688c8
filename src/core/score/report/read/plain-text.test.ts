import { expect, it } from 'vitest';
import { isPlain, plainText } from './plain-text.ts';

it.each([
  ['line ends', 'a\r\nb\rc', 'a\nb\nc'],
  ['spaces', 'a\u00A0b\u2009c\u202Fd\te', 'a b c d e'],
  ['single quotes', '\u2018a\u2019', "'a'"],
  ['double quotes', '\u201Ca\u201D', '"a"'],
  ['hyphens and minus', 'a\u2010b\u2011c \u22121', 'a-b-c -1'],
  ['en dashes in ranges, em dashes between figures', '34\u201378, 34\u201478', '34-78, 34-78'],
  ['en dashes in sentences', 'a \u2013 b', 'a \u2014 b'],
  ['selectors of pictures', '\u26A0\uFE0F', '\u26A0'],
])('%s become plain', (_, report, plain) => {
  expect(plainText(report)).toBe(plain);
});

it.each(['caf\u00E9 \u2014 34', '\u{1F6E1} \u2265 5\u2026', ''])('%j is plain', (text) => {
  expect(isPlain(text)).toBe(true);
});

it.each(['\u043E', '\u200B', '\uFF12', '\u202E', '\u00AD', '\ud800', '\u0000'])('%j is not', (text) => {
  expect(isPlain(text)).toBe(false);
});
