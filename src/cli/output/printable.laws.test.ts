import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable, printableLine } from './printable.ts';

/** Any text, with many of the characters that steer terminals. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\u001B[2J',
        '\u001B]0;title\u0007',
        '\u009B31m',
        '\r',
        '\n',
        '\u202E',
        '\u200B',
        '\uD800',
      ),
    ),
  )
  .map((parts) => parts.join(''));

describe('printable text', () => {
  it('holds no character that steers a terminal', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(
          /\p{Cc}|\p{Cf}|\p{Cs}|\u2028|\u2029/u.test(printableLine(text).replaceAll(LEFT_ALONE, '')),
        ).toBe(false);
        expect(/[^\n\P{Cc}]/u.test(printable(text))).toBe(false);
      }),
    );
  });

  it('leaves ordinary text alone and shows what it escapes', () => {
    expect(printable('naïve café ✓ 日本\nline')).toBe('naïve café ✓ 日本\nline');
    expect(printableLine('a\u001B[31mb\r\n\t')).toBe('a\\x1b[31mb\\r\\n\\t');
    expect(printableLine('\u202E')).toBe('\\u{202e}');
  });
});

/** Format characters of scripts, which have a shape of their own. */
const LEFT_ALONE =
  /[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u180E\uFFF9-\uFFFB]|[\u{110BD}\u{110CD}\u{13430}-\u{1343F}\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}]/gu;
