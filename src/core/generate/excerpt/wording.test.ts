import { describe, expect, it } from 'vitest';
import { bulleted, days, listed, ordinal } from './wording.ts';

describe('wording', () => {
  it('lists items with a serial comma', () => {
    expect(listed(['A'])).toBe('A');
    expect(listed(['A', 'B'])).toBe('A and B');
    expect(listed(['A', 'B', 'C'])).toBe('A, B, and C');
    expect(listed(['A', 'B', 'C'], 'or')).toBe('A, B, or C');
    expect(listed([])).toBe('');
  });

  it('sets bulleted lists on lines of their own', () => {
    expect(`Sites:${bulleted(['A', 'B'])}Next.`).toBe('Sites:\n- A\n- B\nNext.');
  });

  it('counts days in the singular and the plural', () => {
    expect([days(1), days(2)]).toEqual(['1 day', '2 days']);
  });

  it('writes ordinals, the teens included', () => {
    expect([1, 2, 3, 4, 11, 12, 13, 20, 21, 42, 73, 78, 100, 101, 111, 112].map(ordinal)).toEqual([
      '1st',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '12th',
      '13th',
      '20th',
      '21st',
      '42nd',
      '73rd',
      '78th',
      '100th',
      '101st',
      '111th',
      '112th',
    ]);
  });
});
