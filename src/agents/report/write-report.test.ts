import { describe, expect, it } from 'vitest';
import { ratio } from '../equity/ratio.ts';
import type { AuditSummary } from './audit-summary.ts';
import { protocolFreeReport } from './protocol-free-report.ts';
import { writeReport } from './write-report.ts';

const SUMMARY: AuditSummary = {
  rules: {
    age_min: 34,
    age_max: 78,
    treatment_window_days: 21,
    stage_iv_window_days: 35,
    comorbidity_threshold: 4,
    high_risk_sites: ['Foxgrove Regional Clinic'],
    dominance_threshold_pct: 60,
    male_threshold_pct: 55,
    adjusted_gap_threshold_pct: 12,
  },
  flagged: [
    { errorType: 'protocol_window_violation', patientId: 'P0007' },
    { errorType: 'invalid_age', patientId: 'P0012' },
    { errorType: 'protocol_window_violation', patientId: 'P0020' },
  ],
  equity: {
    patients: 360,
    dominantGroup: 'White',
    dominantShare: ratio(240, 360),
    maleShare: ratio(210, 360),
    crudeGap: ratio(4, 100),
    adjustedGap: ratio(151, 1000),
  },
  gap: 'adjusted',
  biased: true,
};

describe('a report', () => {
  it('has five sections, each grounded in the audit', () => {
    const report = writeReport(SUMMARY);
    expect(report.match(/^## .*$/gm)).toEqual([
      '## Protocol',
      '## Root cause',
      '## Risk',
      '## Corrective action',
      '## Fairness',
    ]);
    expect(report).toContain('aged 34 to 78 years');
    expect(report).toContain('1 invalid age and 2 treatment window violations');
    expect(report).toContain('beginning with P0007');
    expect(report).toContain('stage-adjusted mortality gap is 15.1 percentage points');
  });

  it('says of the gap which one it used', () => {
    expect(writeReport({ ...SUMMARY, gap: 'crude' })).toContain(
      'crude mortality gap is 4.0 percentage points',
    );
  });

  it('calls equity out of scope where it was', () => {
    expect(writeReport({ ...SUMMARY, equity: null, biased: false })).toContain('out of scope');
  });

  it('stays grounded when nothing was flagged', () => {
    const report = writeReport({ ...SUMMARY, flagged: [] });
    expect(report.match(/34 to 78 years/g)).toHaveLength(4);
    expect(report).not.toContain('P0');
  });

  it('says nothing of rules that the agent has not read', () => {
    const report = protocolFreeReport(SUMMARY.flagged);
    expect(report).not.toContain('## Protocol');
    expect(report).toContain('2 treatment window violations');
  });
});
