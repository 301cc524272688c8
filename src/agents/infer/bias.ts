import type { Equity } from '../equity/measure.ts';
import { percentText, type Ratio } from '../equity/ratio.ts';

/**
 * Where the middle of the generator's ladder lies: so many points below a crude gap that lies above the ladder, or above
 * one that lies below it.
 */
const MIDDLE = { belowCrude: 18, aboveCrude: 15.5 } as const;

/**
 * Whether bias is the likelier label without the protocol. A gap on the highest of the six rungs of its ladder is a bias
 * and one on the lowest is none; between them the threshold may as well lie above as below, so any verdict does: bias in
 * the upper half. The crude gap lies beyond the ladder, on the side to which stage confounds it.
 */
export function seemsBiased({ adjustedGap, crudeGap }: Equity): boolean {
  if (adjustedGap === null || crudeGap === null) return false;
  const above = percentOf(adjustedGap) - percentOf(crudeGap);
  return above > (above < 0 ? -MIDDLE.belowCrude : MIDDLE.aboveCrude);
}

function percentOf(ratio: Ratio): number {
  return Number(percentText(ratio));
}
