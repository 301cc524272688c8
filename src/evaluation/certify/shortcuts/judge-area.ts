import type { AucEstimate } from '../../statistics/auc.ts';

/** What an area under the ROC curve says of a feature that must carry no information. */
export const AREA_VERDICTS = ['chance', 'leak', 'undecided'] as const;
export type AreaVerdict = (typeof AREA_VERDICTS)[number];

/** A feature carries no usable information while its area lies within these. */
const BAND = { low: 0.45, high: 0.55 };

/** From so many compared episodes or records on, the band alone decides: 0.05 is then several standard errors. */
export const ENOUGH_COMPARED = 5_000;
/** Fewest of them that must have the property and that must lack it. */
const ENOUGH_OF_EACH = 2_000;

/**
 * With fewer, standard errors from 0.5 at which an area outside the band counts as a leak: over two hundred features
 * are looked at, and some of them stray by chance.
 */
const LEAK_ERRORS = 4;

/** Whether an area is one of chance, a leak, or known from too little to say. */
export function judgeArea(
  area: Pick<AucEstimate, 'auc' | 'positives' | 'negatives' | 'standardError' | 'chanceError'>,
): AreaVerdict {
  const { auc, positives, negatives, standardError, chanceError } = area;
  if (auc >= BAND.low && auc <= BAND.high) return 'chance';
  const isEnough =
    positives + negatives >= ENOUGH_COMPARED && Math.min(positives, negatives) >= ENOUGH_OF_EACH;
  const isClear = Math.abs(auc - 0.5) > LEAK_ERRORS * Math.max(standardError, chanceError);
  return isEnough || isClear ? 'leak' : 'undecided';
}
