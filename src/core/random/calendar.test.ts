import { describe, expect, it } from 'vitest';
import { dayNumber, isoDate, parseIsoDate } from './calendar.ts';

const DAY = 86_400_000;

describe('calendar', () => {
  it('agrees with the platform calendar on every day from 1970 to 2149', () => {
    for (let day = 0; day < 65_536; day++) {
      expect(isoDate(day)).toBe(new Date(day * DAY).toISOString().slice(0, 10));
    }
  });

  it('reads back what it writes, before and after the epoch', () => {
    for (let day = -700_000; day < 2_900_000; day += 997) expect(parseIsoDate(isoDate(day))).toBe(day);
  });

  it('knows leap days', () => {
    expect(dayNumber(2000, 3, 1) - dayNumber(2000, 2, 28)).toBe(2);
    expect(dayNumber(1900, 3, 1) - dayNumber(1900, 2, 28)).toBe(1);
  });

  it.each([
    '2023-02-29',
    '2023-13-01',
    '2023-00-10',
    '2023-1-1',
    '23-01-01',
    '',
    'today',
    '2023-01-01T00:00',
  ])('refuses %j', (text) => expect(parseIsoDate(text)).toBeNull());
});
