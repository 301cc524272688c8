import { UPPER_TAIL, type Interval } from './interval.ts';
import { normalQuantile } from './quantile.ts';

/** How often each value of a feature was seen without (`negatives`) and with (`positives`) the property it may tell. */
export interface ValueCount {
  readonly value: number;
  readonly negatives: number;
  readonly positives: number;
}

/** The area under the ROC curve of a feature, with the quantities that it can be pooled by. */
export interface AucEstimate {
  /** Probability that a positive has the larger value, ties counted one half. */
  readonly auc: number;
  /** Positives and negatives that were compared; over strata, those of strata that have both. */
  readonly positives: number;
  readonly negatives: number;
  /** Pairs of one positive and one negative. */
  readonly pairs: number;
  readonly standardError: number;
  /** The standard error that a feature without information would have. */
  readonly chanceError: number;
  /** 95 % interval, cut to 0..1. */
  readonly interval: Interval;
}

/**
 * The area under the ROC curve from a table of counts, ties counted one half (the Mann-Whitney statistic), with the
 * standard error of Hanley and McNeil (Radiology 1982;143:29), Q1 and Q2 taken from the table itself.
 * Null when one of the classes is empty.
 * @param table one line a value, in any order
 */
export function aucOf(table: readonly ValueCount[]): AucEstimate | null {
  const sorted = table.toSorted((a, b) => a.value - b.value);
  const positives = sorted.reduce((sum, line) => sum + line.positives, 0);
  const negatives = sorted.reduce((sum, line) => sum + line.negatives, 0);
  if (positives === 0 || negatives === 0) return null;
  let below = 0;
  let above = positives;
  let wins = 0;
  let bothBelow = 0;
  let bothAbove = 0;
  for (const line of sorted) {
    above -= line.positives;
    wins += line.positives * (below + line.negatives / 2);
    // Chances that two negatives lie below a positive and that two positives lie above a negative, ties shared.
    bothBelow +=
      line.positives * (below * below + below * line.negatives + (line.negatives * line.negatives) / 3);
    bothAbove +=
      line.negatives * (above * above + above * line.positives + (line.positives * line.positives) / 3);
    below += line.negatives;
  }
  const pairs = positives * negatives;
  const auc = wins / pairs;
  const q1 = bothAbove / (negatives * positives * positives);
  const q2 = bothBelow / (positives * negatives * negatives);
  const square = auc * auc;
  const variance =
    (auc * (1 - auc) + (positives - 1) * (q1 - square) + (negatives - 1) * (q2 - square)) / pairs;
  const chance = Math.sqrt((positives + negatives + 1) / (12 * pairs));
  return withInterval(
    { auc, positives, negatives, pairs, chanceError: chance },
    Math.sqrt(Math.max(0, variance)),
  );
}

/**
 * The area within strata: the mean of the strata's areas weighted by their pairs, so that only positives and negatives
 * of one stratum are ever compared. Null when no stratum has both classes.
 */
export function pooledAuc(strata: readonly (AucEstimate | null)[]): AucEstimate | null {
  let positives = 0;
  let negatives = 0;
  let pairs = 0;
  let wins = 0;
  let variance = 0;
  let chanceVariance = 0;
  for (const stratum of strata) {
    if (stratum === null) continue;
    positives += stratum.positives;
    negatives += stratum.negatives;
    pairs += stratum.pairs;
    wins += stratum.auc * stratum.pairs;
    variance += (stratum.pairs * stratum.standardError) ** 2;
    chanceVariance += (stratum.pairs * stratum.chanceError) ** 2;
  }
  if (pairs === 0) return null;
  return withInterval(
    { auc: wins / pairs, positives, negatives, pairs, chanceError: Math.sqrt(chanceVariance) / pairs },
    Math.sqrt(variance) / pairs,
  );
}

/** The table of counts of two samples. */
export function tableOf(positives: readonly number[], negatives: readonly number[]): ValueCount[] {
  const counts = new Map<number, { negatives: number; positives: number }>();
  const at = (value: number) => {
    const found = counts.get(value) ?? { negatives: 0, positives: 0 };
    counts.set(value, found);
    return found;
  };
  for (const value of positives) at(value).positives++;
  for (const value of negatives) at(value).negatives++;
  return [...counts].map(([value, count]) => ({ value, ...count }));
}

function withInterval(
  estimate: Omit<AucEstimate, 'standardError' | 'interval'>,
  standardError: number,
): AucEstimate {
  const half = normalQuantile(UPPER_TAIL) * standardError;
  const interval = { low: Math.max(0, estimate.auc - half), high: Math.min(1, estimate.auc + half) };
  return { ...estimate, standardError, interval };
}
