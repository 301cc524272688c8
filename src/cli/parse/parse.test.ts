import { describe, expect, it } from 'vitest';
import { parseNames } from './names.ts';
import { parseDecimal, parseInteger } from './numbers.ts';
import { parseSeed, parseSeedRange, seedCount, seedsOf, seedText } from './seeds.ts';

describe('seeds', () => {
  it('are integers of 32 bits in plain digits', () => {
    expect(parseSeed('0')).toEqual({ ok: true, value: 0 });
    expect(parseSeed('4294967295')).toEqual({ ok: true, value: 4_294_967_295 });
    for (const text of ['', '-1', '4294967296', '1.5', '1e3', ' 1', '0x10', '٣'])
      expect(parseSeed(text)).toEqual({ ok: false, message: 'A seed is an integer from 0 to 4294967295.' });
    for (const [text, plain] of [
      ['007', '7'],
      ['00', '0'],
      ['0070', '70'],
    ] as const)
      expect(parseSeed(text)).toEqual({
        ok: false,
        message: `A seed is an integer from 0 to 4294967295, without leading zeros: ${plain}.`,
      });
  });

  it('are one, or a range with both ends', () => {
    expect(parseSeedRange('7', 10)).toEqual({ ok: true, value: { first: 7, last: 7 } });
    expect(parseSeedRange('4294967290..4294967295', 10)).toMatchObject({ ok: true });
    expect(seedsOf({ first: 3, last: 6 })).toEqual([3, 4, 5, 6]);
    expect(seedCount({ first: 3, last: 6 })).toBe(4);
    expect([seedText({ first: 3, last: 3 }), seedText({ first: 3, last: 6 })]).toEqual(['3', '3..6']);
  });

  it.each([
    ['1..', /one seed \(7\) or a range \(1\.\.50\)/],
    ['1..2..3', /one seed/],
    ['1-5', /one seed/],
    ['5..1', /write 1\.\.5/],
    ['0..10', /11 seeds; this command takes at most 10/],
  ])('refuse %s and say why', (text, message) => {
    expect(parseSeedRange(text, 10)).toEqual({ ok: false, message: expect.stringMatching(message) });
  });
});

describe('names', () => {
  it('come out of a closed list, each once, in the order given', () => {
    expect(parseNames('b, a,b', ['a', 'b'], 'letter')).toEqual({ ok: true, value: ['b', 'a'] });
    for (const text of ['c', '', 'a,', '__proto__'])
      expect(parseNames(text, ['a', 'b'], 'letter')).toMatchObject({
        ok: false,
        message: expect.stringContaining('Allowed: a, b.'),
      });
  });
});

describe('numbers', () => {
  it('are plain and within their bounds', () => {
    expect(parseInteger('-3', -5, 5)).toEqual({ ok: true, value: -3 });
    expect(parseDecimal('.5', 0, 1)).toEqual({ ok: true, value: 0.5 });
    for (const text of ['', 'NaN', 'Infinity', '1e0', '6', '2.5'])
      expect(parseInteger(text, -5, 5)).toMatchObject({
        ok: false,
        message: expect.stringContaining('from -5 to 5'),
      });
    for (const text of ['', '.', 'NaN', '1e-1', '1.01', '-0.1'])
      expect(parseDecimal(text, 0, 1)).toMatchObject({ ok: false });
  });
});
