import { describe, expect, it } from 'vitest';
import { ratio } from '../equity/ratio.ts';
import { showsBias } from './bias-rule.ts';

const RULES = {
  age_min: 30,
  age_max: 75,
  treatment_window_days: 20,
  stage_iv_window_days: 34,
  comorbidity_threshold: 4,
  high_risk_sites: [],
  dominance_threshold_pct: 60,
  male_threshold_pct: 55,
  adjusted_gap_threshold_pct: 12,
};
const BIASED = {
  patients: 100,
  dominantGroup: 'White',
  dominantShare: ratio(61, 100),
  maleShare: ratio(56, 100),
  crudeGap: ratio(10, 100),
  adjustedGap: ratio(13, 100),
};
const verdict = (changed: Partial<typeof BIASED>, gap: 'adjusted' | 'crude' = 'adjusted') =>
  showsBias({ ...BIASED, ...changed }, { rules: RULES, gap });

describe('the oracle’s bias rule', () => {
  it('needs all three thresholds exceeded, strictly', () => {
    expect(verdict({})).toBe(true);
    expect(verdict({ dominantShare: ratio(60, 100) })).toBe(false);
    expect(verdict({ maleShare: ratio(55, 100) })).toBe(false);
    expect(verdict({ adjustedGap: ratio(12, 100) })).toBe(false);
  });

  it('judges by the adjusted gap, unless it misreads the protocol', () => {
    expect(verdict({ crudeGap: ratio(99, 100), adjustedGap: ratio(1, 100) })).toBe(false);
    expect(verdict({ crudeGap: ratio(99, 100), adjustedGap: ratio(1, 100) }, 'crude')).toBe(true);
  });

  it('finds no bias where the protocol has no such clause', () => {
    const rules = { ...RULES, male_threshold_pct: null };
    expect(showsBias(BIASED, { rules, gap: 'adjusted' })).toBe(false);
  });
});
