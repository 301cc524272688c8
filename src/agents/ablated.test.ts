import { describe, expect, it } from 'vitest';
import { MISREADINGS } from './ablated.ts';
import type { Reading } from './auditor/reading.ts';

const HARD: Reading = {
  rules: {
    age_min: 30,
    age_max: 75,
    treatment_window_days: 20,
    stage_iv_window_days: 34,
    comorbidity_threshold: 4,
    high_risk_sites: ['Foxgrove Regional Clinic'],
    dominance_threshold_pct: 60,
    male_threshold_pct: 55,
    adjusted_gap_threshold_pct: 12,
  },
  errorTypes: ['invalid_age', 'temporal_inconsistency', 'protocol_window_violation', 'selection_bias'],
  lastInconsistentDay: -1,
  gap: 'adjusted',
};
const EASY: Reading = {
  ...HARD,
  rules: {
    age_min: 30,
    age_max: 75,
    treatment_window_days: null,
    stage_iv_window_days: null,
    comorbidity_threshold: null,
    high_risk_sites: null,
    dominance_threshold_pct: null,
    male_threshold_pct: null,
    adjusted_gap_threshold_pct: null,
  },
  errorTypes: ['invalid_age'],
};

/** The paths at which two readings differ. */
function differences(a: object, b: object): string[] {
  const before = new Map(Object.entries(a));
  return Object.entries(b).flatMap(([key, value]) => {
    const was: unknown = before.get(key);
    if (JSON.stringify(was) === JSON.stringify(value)) return [];
    const nested = typeof value === 'object' && value !== null && typeof was === 'object' && was !== null;
    return nested ? differences(was, value).map((path) => `${key}.${path}`) : [key];
  });
}

describe('misreadings', () => {
  it.each(MISREADINGS)('$name changes one thing of the protocol', ({ misread, inForce }) => {
    expect(inForce(HARD)).toBe(true);
    expect(differences(HARD, misread(HARD))).toHaveLength(1);
  });

  it.each(MISREADINGS)('$name is the oracle where its rule is not in force', ({ name, misread, inForce }) => {
    const onAge = name.startsWith('ablated-age');
    expect(inForce(EASY)).toBe(onAge);
    expect(differences(EASY.rules, misread(EASY).rules)).toHaveLength(onAge ? 1 : 0);
  });
});
