import type { Rng } from '../../random/rng.ts';

/** Least distance in percentage points of an adjusted gap from the threshold that it is judged by. */
export const MARGIN = 2;
/** The same distance under the other adjustments. */
export const OTHER_MARGIN = 1;

/**
 * Percentage points between thresholds: the least for which whole thresholds on both sides of a gap can each be a margin
 * away, wherever between whole numbers the gap lies.
 */
const STEP = 5;
/** The lowest threshold of a ladder in percent, each as likely as the other: so all thresholds are. */
const LOWEST = { least: 3, most: 7 } as const;

/**
 * The thresholds by which one control arm may be judged, evenly spaced, and between them the rungs on which its adjusted
 * gap may lie: windows of one point, more than a margin from the threshold above and from the threshold below. So a gap
 * fits two thresholds, and only the protocol says which; except on the lowest rung, which has none below, and on the
 * highest, which has none above.
 */
export interface Ladder {
  /** The lowest threshold in percent. */
  readonly lowest: number;
  readonly thresholds: number;
}

/** Draws a ladder of so many thresholds. */
export function drawLadder(rng: Rng, thresholds: number): Ladder {
  return { lowest: rng.between(LOWEST.least, LOWEST.most), thresholds };
}

/** A threshold of a ladder in percent. @param place from 0, the lowest */
export function thresholdAt({ lowest }: Ladder, place: number): number {
  return lowest + STEP * place;
}

/** The lower end of a rung in percent. Rung i lies below threshold i and above threshold i - 1. */
export function rungAt({ lowest }: Ladder, rung: number): number {
  return lowest + STEP * rung - MARGIN - 1;
}
