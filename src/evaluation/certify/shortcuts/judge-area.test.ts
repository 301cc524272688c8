import { describe, expect, it } from 'vitest';
import { judgeArea } from './judge-area.ts';

/** An area over so many compared, half of them positive, with the standard error of a feature without information. */
function verdict(auc: number, compared: number, positives = compared / 2): string {
  const negatives = compared - positives;
  const chanceError = Math.sqrt((compared + 1) / (12 * positives * negatives));
  return judgeArea({ auc, positives, negatives, standardError: chanceError, chanceError });
}

describe('an area under the ROC curve', () => {
  it('within 0.45 to 0.55 is chance, however many were compared', () => {
    expect([verdict(0.45, 20), verdict(0.55, 1_000_000)]).toEqual(['chance', 'chance']);
  });

  it('outside is a leak when it is clearly not 0.5, and undecided when few were compared', () => {
    // 300 compared: standard error 0.033.
    expect([verdict(0.6, 300), verdict(0.4, 300)]).toEqual(['undecided', 'undecided']);
    expect([verdict(0.64, 300), verdict(0.36, 300)]).toEqual(['leak', 'leak']);
  });

  it('is never undecided from 5,000 compared on, even where strata make it less certain', () => {
    const area = { auc: 0.56, standardError: 0.02, chanceError: 0.02 };
    expect(judgeArea({ ...area, positives: 2_499, negatives: 2_500 })).toBe('undecided');
    expect(judgeArea({ ...area, positives: 2_500, negatives: 2_500 })).toBe('leak');
  });

  it('stays open where hardly any had the property', () => {
    expect(verdict(0.56, 100_000, 100)).toBe('undecided');
  });
});
