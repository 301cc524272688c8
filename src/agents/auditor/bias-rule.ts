import type { Rules } from '../../core/model/protocol.ts';
import { exceedsPercent } from '../equity/ratio.ts';
import type { Equity } from '../equity/measure.ts';
import type { Reading } from './reading.ts';

/** Whether the control arm shows selection bias under a reading of the protocol: all three thresholds exceeded. */
export function showsBias(equity: Equity, { rules, gap }: Pick<Reading, 'rules' | 'gap'>): boolean {
  const thresholds = biasThresholds(rules);
  const decisive = gap === 'adjusted' ? equity.adjustedGap : equity.crudeGap;
  return (
    thresholds !== null &&
    decisive !== null &&
    equity.dominantGroup !== null &&
    exceedsPercent(equity.dominantShare, thresholds.dominance) &&
    exceedsPercent(equity.maleShare, thresholds.male) &&
    exceedsPercent(decisive, thresholds.gap)
  );
}

/** The three thresholds in whole percent, or null where the protocol has no bias clause. */
export function biasThresholds(rules: Rules): { dominance: number; male: number; gap: number } | null {
  const {
    dominance_threshold_pct: dominance,
    male_threshold_pct: male,
    adjusted_gap_threshold_pct: gap,
  } = rules;
  return dominance === null || male === null || gap === null ? null : { dominance, male, gap };
}
