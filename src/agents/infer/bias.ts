import type { Equity } from '../equity/measure.ts';
import { percentText } from '../equity/ratio.ts';

/** The generator's gap thresholds in percent, and the least distance of an adjusted gap from its threshold. */
const THRESHOLDS = { least: 10, most: 18 } as const;
const MARGIN = 2;

/**
 * Whether bias is the likelier label, by the stage-adjusted gap alone: the threshold may be any of the generator's, and
 * a gap is the less likely the farther it lies from the threshold.
 */
export function seemsBiased({ adjustedGap }: Equity): boolean {
  if (adjustedGap === null) return false;
  const gap = Number(percentText(adjustedGap));
  let odds = 0;
  for (let threshold: number = THRESHOLDS.least; threshold <= THRESHOLDS.most; threshold++) {
    odds += likelihood(gap - threshold) - likelihood(threshold - gap);
  }
  return odds > 0;
}

/** How often a gap lies so many points on the label's side of its threshold: half as often with each further point. */
function likelihood(distance: number): number {
  return distance < MARGIN ? 0 : 2 ** (MARGIN - distance);
}
