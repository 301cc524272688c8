import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from './read-json.ts';

describe('reading a reply as JSON', () => {
  it('takes every JSON document as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readJson(JSON.stringify(value))).toEqual({
          ok: true,
          value: JSON.parse(JSON.stringify(value)),
        });
      }),
    );
  });

  it('never throws, and finds an object that words stand around', () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue());
    const words = fc.string().map((text) => text.replaceAll(/[{}"\\]/g, ''));
    fc.assert(
      fc.property(words, object, words, (before, value, after) => {
        const read = readJson(`${before}!${JSON.stringify(value)}!${after}`);
        expect(read).toMatchObject({ ok: false });
        expect(read.ok ? null : read.found).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void readJson(text)));
  });

  it('finds the first of two, and nothing in one that is cut off', () => {
    expect(readJson('{"a":1}\n{"a":2}')).toMatchObject({ ok: false, found: { a: 1 } });
    expect(readJson('```json\n{"a":"}"}\n```')).toMatchObject({ ok: false, found: { a: '}' } });
    expect(readJson('{"flags":[{"patient_id":"P00')).toMatchObject({ ok: false, found: undefined });
    expect(readJson('')).toMatchObject({ ok: false, problem: 'the reply is empty' });
  });
});
