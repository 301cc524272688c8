import { describe, expect, it } from 'vitest';
import { dayNumber, isoDate } from '../core/random/calendar.ts';
import { daysBetween } from './days.ts';

describe('days between two dates', () => {
  it.each([
    ['2023-01-01', '2023-01-01', 0],
    ['2023-01-31', '2023-02-01', 1],
    ['2023-03-01', '2023-02-28', -1],
    ['2024-02-28', '2024-03-01', 2],
    ['2023-12-31', '2024-01-01', 1],
    ['2024-12-31', '2025-01-01', 1],
    ['1900-02-28', '1900-03-01', 1],
    ['2000-02-28', '2000-03-01', 2],
  ])('%s to %s: %i', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });

  it('agrees with the generator’s calendar on every day of 2019 to 2029', () => {
    const first = dayNumber(2019, 1, 1);
    for (let day = first; day < first + 4018; day++) {
      expect(daysBetween('2019-01-01', isoDate(day))).toBe(day - first);
    }
  });
});
