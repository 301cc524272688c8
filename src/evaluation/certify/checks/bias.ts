import { countControlArm } from '../../../agents/equity/control-arm.ts';
import { toRows } from '../../../core/dataset/rows.ts';
import type { Patient } from '../../../core/model/patient.ts';
import { ADJUSTMENTS } from './adjustments.ts';
import type { Check } from './check.ts';
import { crudeGap, standardizedGap } from './mortality-gaps.ts';

const CRUDE_POINTS = 2;
/** Rounding of a double, far below the smallest step that a gap can make. */
const ROUNDING = 1e-9;

/** The bias label holds by a margin, under any sensible adjustment, and dominance and male share never tell it. */
export const checkBias: Check = (episode) => {
  const { rules } = episode.protocol;
  const { audit, biasMode } = episode.truth;
  const threshold = rules.adjusted_gap_threshold_pct;
  if (!episode.task.errorTypes.includes('selection_bias')) {
    return audit.bias === null && biasMode === null
      ? []
      : ['a bias label although the clause is not in force'];
  }
  if (threshold === null || rules.dominance_threshold_pct === null || rules.male_threshold_pct === null) {
    return ['the clause is in force without its thresholds'];
  }
  const faults: string[] = [];
  const isBiased = biasMode === 'true_bias';
  const rows = toRows(episode.dataset);
  const arm = countControlArm(rows);
  if (audit.bias?.present !== isBiased) faults.push(`the audit does not say what the mode ${biasMode} says`);
  if (arm.dominantGroup === null) return [...faults, 'two ethnicities tie for the largest'];
  if (arm.dominantPatients * 100 <= rules.dominance_threshold_pct * arm.patients) {
    faults.push('the dominant share does not exceed its threshold');
  }
  if (arm.males * 100 <= rules.male_threshold_pct * arm.patients) {
    faults.push('the male share does not exceed its threshold');
  }
  for (const { name, points, weight } of ADJUSTMENTS) {
    const above = standardizedGap(arm, weight) * 100 - threshold;
    if ((isBiased ? above : -above) < points - ROUNDING) {
      faults.push(`${biasMode} with a ${name} gap of ${above.toFixed(3)} points above the threshold`);
    }
  }
  if (Math.abs(crudeGap(arm) * 100 - threshold) < CRUDE_POINTS - ROUNDING) {
    faults.push('the crude gap is within 2 points of the threshold');
  }
  const isAtOutreach = (row: Patient) => rules.high_risk_sites?.includes(row.treatment_site) ?? false;
  if (!rows.some((row) => row.group === 'control' && isAtOutreach(row))) {
    faults.push('no control patient is at an outreach site');
  }
  return faults;
};
