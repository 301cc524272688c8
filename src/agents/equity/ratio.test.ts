import { describe, expect, it } from 'vitest';
import { exceedsPercent, minus, percentText, plus, ratio, times } from './ratio.ts';

describe('exact fractions', () => {
  it('compares strictly: exactly the threshold does not exceed it', () => {
    expect(exceedsPercent(ratio(12, 100), 12)).toBe(false);
    expect(exceedsPercent(ratio(1201, 10_000), 12)).toBe(true);
    expect(exceedsPercent(plus(ratio(1, 10), ratio(2, 10)), 30)).toBe(false);
    expect(0.1 + 0.2 > 0.3).toBe(true);
  });

  it('adds, subtracts and multiplies', () => {
    expect(percentText(plus(ratio(1, 3), ratio(1, 6)))).toBe('50.0');
    expect(percentText(minus(ratio(1, 4), ratio(1, 2)))).toBe('-25.0');
    expect(percentText(times(ratio(1, 4), ratio(1, 2)))).toBe('12.5');
  });

  it('says percentages with one decimal', () => {
    expect(percentText(ratio(1, 3))).toBe('33.3');
    expect(percentText(ratio(2, 3))).toBe('66.7');
    expect(percentText(ratio(-1, 80))).toBe('-1.3');
    expect(percentText(ratio(-1, 10_000))).toBe('0.0');
    expect(percentText(ratio(1, 1))).toBe('100.0');
  });
});
