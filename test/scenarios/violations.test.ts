import { describe, expect } from 'vitest';
import { audit, fromRows, labelsOf, TASK_IDS, toRows, type Patient } from '../../src/core/index.ts';
import { ALL_TYPES, cohort, records, RULES, violationOf, type Cell } from '../support/hand-made.ts';
import { episodeOf } from '../support/play.ts';
import { verifies } from '../verifies.ts';

describe('records', () => {
  verifies('age:missing-is-violation', () => {
    expect(violationOf({ age: null })).toBe('invalid_age');
  });

  verifies('age:bounds-inclusive', () => {
    expect([17, 18, 80, 81].map((age) => violationOf({ age }))).toEqual([
      'invalid_age',
      null,
      null,
      'invalid_age',
    ]);
    expect([-1, 0, 999].map((age) => violationOf({ age }))).toEqual([
      'invalid_age',
      'invalid_age',
      'invalid_age',
    ]);
  });

  verifies('timeline:death-before-start', () => {
    const died = (death_date: string) => violationOf({ outcome: 'deceased', death_date });
    expect(['2022-03-10', '2022-03-11', '2022-03-12'].map(died)).toEqual([
      'temporal_inconsistency',
      null,
      null,
    ]);
  });

  verifies('window:last-day-allowed', () => {
    const started = (treatment_start: string) => violationOf({ treatment_start });
    expect(['2022-03-01', '2022-03-22', '2022-03-23'].map(started)).toEqual([
      null,
      null,
      'protocol_window_violation',
    ]);
  });

  verifies('window:stage-iv', () => {
    const started = (treatment_start: string) => violationOf({ stage: 'IV', treatment_start });
    expect(['2022-03-23', '2022-04-05', '2022-04-06'].map(started)).toEqual([
      null,
      null,
      'protocol_window_violation',
    ]);
    expect(violationOf({ stage: 'III', treatment_start: '2022-03-23' })).toBe('protocol_window_violation');
  });

  verifies('window:comorbidity-override', () => {
    const late = (comorbidity_index: number) =>
      violationOf({ stage: 'IV', treatment_start: '2022-03-23', comorbidity_index });
    expect([0, 3, 4, 9].map(late)).toEqual([
      null,
      null,
      'protocol_window_violation',
      'protocol_window_violation',
    ]);
    expect(violationOf({ stage: 'IV', treatment_start: '2022-03-22', comorbidity_index: 9 })).toBe(null);
  });

  verifies('audit:types-in-force', () => {
    const rows = fromRows(
      records(
        { age: 17 },
        { outcome: 'deceased', death_date: '2022-03-01' },
        { treatment_start: '2022-05-01' },
      ),
    );
    for (const type of ALL_TYPES.slice(0, 3)) expect(audit(rows, RULES, [type]).total).toBe(1);
    expect(audit(rows, RULES, ['invalid_age', 'temporal_inconsistency']).counts).toEqual([1, 1, 0]);
    expect(audit(rows, RULES, ['invalid_age']).bias).toBe(null);
  });

  verifies('audit:planted-exactly', () => {
    for (const task_id of TASK_IDS) {
      for (let seed = 0; seed < 60; seed++) {
        const episode = episodeOf(task_id, seed);
        const { rules } = episode.protocol;
        const found = Object.fromEntries(
          toRows(episode.dataset).flatMap((row) => {
            const type = typeOf(row, rules);
            return type !== null && episode.task.errorTypes.includes(type) ? [[row.patient_id, type]] : [];
          }),
        );
        expect(labelsOf(episode).violations).toEqual(found);
      }
    }
  });

  verifies('audit:one-per-patient', () => {
    for (const task_id of TASK_IDS) {
      for (let seed = 0; seed < 60; seed++) {
        const { violations, counts } = episodeOf(task_id, seed).truth.audit;
        expect([...violations].every((bits) => [0, 1, 2, 4].includes(bits))).toBe(true);
        expect([...violations].filter((bits) => bits > 0)).toHaveLength(counts.reduce((a, b) => a + b, 0));
      }
    }
  });
});

describe('selection bias', () => {
  /** 100 control patients, 61 White of whom 56 are men, none of the others: White 20 % dead, the others 31 % and more. */
  const biased: readonly Cell[] = [
    { ethnicity: 'White', stage: 'III', patients: 60, deaths: 12, males: 56 },
    { ethnicity: 'Black', stage: 'III', patients: 40, deaths: 14 },
  ];
  const present = (cells: readonly Cell[], rules = {}) =>
    audit(fromRows(cohort(...cells)), { ...RULES, ...rules }, ALL_TYPES).bias?.present;

  verifies('bias:strict-thresholds', () => {
    // 60 % dominant, 56 % men, a gap of exactly 15 points.
    const at = (
      dominance_threshold_pct: number,
      male_threshold_pct: number,
      adjusted_gap_threshold_pct: number,
    ) => present(biased, { dominance_threshold_pct, male_threshold_pct, adjusted_gap_threshold_pct });
    expect(at(59, 55, 14)).toBe(true);
    expect([at(60, 55, 14), at(59, 56, 14), at(59, 55, 15)]).toEqual([false, false, false]);
    expect([at(61, 55, 14), at(59, 57, 14), at(59, 55, 16)]).toEqual([false, false, false]);
  });

  verifies(
    'bias:strict-thresholds',
    () => {
      // Gaps of 1/3 - 1/5 - ... that no double holds: 40/120 - 20/150 = 1/5 exactly, in thirds and tenths.
      const cells: readonly Cell[] = [
        { ethnicity: 'White', stage: 'I', patients: 150, deaths: 20, males: 150 },
        { ethnicity: 'Asian', stage: 'I', patients: 120, deaths: 40, males: 120 },
      ];
      const rules = { dominance_threshold_pct: 50, male_threshold_pct: 50 };
      expect(present(cells, { ...rules, adjusted_gap_threshold_pct: 20 })).toBe(false);
      expect(present(cells, { ...rules, adjusted_gap_threshold_pct: 19 })).toBe(true);
    },
    'comparisons are exact',
  );

  verifies('bias:control-arm-only', () => {
    const skew: Cell = { ethnicity: 'Asian', stage: 'III', patients: 300, deaths: 300, group: 'treatment' };
    const rules = { dominance_threshold_pct: 59, adjusted_gap_threshold_pct: 14 };
    expect(present([...biased, skew], rules)).toBe(true);
    const fair = biased.map((cell) => ({ ...cell, deaths: 0 }));
    expect(present([...fair, skew], rules)).toBe(false);
  });

  verifies('bias:small-cells', () => {
    const rules = { dominance_threshold_pct: 50, male_threshold_pct: 30, adjusted_gap_threshold_pct: 10 };
    const kept: Cell[] = [
      { ethnicity: 'White', stage: 'I', patients: 40, deaths: 4, males: 40 },
      { ethnicity: 'Black', stage: 'I', patients: 20, deaths: 2 },
    ];
    const second = (own: number, others: number): Cell[] => [
      { ethnicity: 'White', stage: 'II', patients: own, deaths: 0 },
      { ethnicity: 'Asian', stage: 'II', patients: others, deaths: others },
    ];
    expect(present([...kept, ...second(30, 4)], rules)).toBe(false);
    expect(present([...kept, ...second(4, 25)], { ...rules, dominance_threshold_pct: 40 })).toBe(false);
    expect(present([...kept, ...second(30, 5)], rules)).toBe(true);
    expect(present([...kept, ...second(5, 25)], { ...rules, dominance_threshold_pct: 40 })).toBe(true);
  });

  verifies('bias:no-stage-or-tie', () => {
    const rules = { dominance_threshold_pct: 40, male_threshold_pct: 30, adjusted_gap_threshold_pct: 1 };
    const tie: Cell[] = [
      { ethnicity: 'White', stage: 'I', patients: 50, deaths: 0, males: 50 },
      { ethnicity: 'Black', stage: 'I', patients: 50, deaths: 50 },
    ];
    expect(present(tie, rules)).toBe(false);
    expect(present([...tie, { ethnicity: 'White', stage: 'I', patients: 1, deaths: 0 }], rules)).toBe(true);
    const thin = (['I', 'II', 'III', 'IV'] as const).flatMap((stage): Cell[] => [
      { ethnicity: 'White', stage, patients: 9, deaths: 0, males: 9 },
      { ethnicity: 'Black', stage, patients: 4, deaths: 4 },
    ]);
    const { bias } = audit(fromRows(cohort(...thin)), { ...RULES, ...rules }, ALL_TYPES);
    expect([bias?.present, bias?.adjustedGap]).toEqual([false, null]);
  });

  verifies('bias:stage-weights', () => {
    // Stage I: 40 + 10 patients, gap 0.5 - 0.1 = 0.4; stage IV: 10 + 20, gap 0.4 - 0.5 = -0.1. Mean (50 x 0.4 - 30 x 0.1) / 80.
    const { bias } = audit(
      fromRows(
        cohort(
          { ethnicity: 'White', stage: 'I', patients: 40, deaths: 4 },
          { ethnicity: 'Black', stage: 'I', patients: 10, deaths: 5 },
          { ethnicity: 'White', stage: 'IV', patients: 10, deaths: 5 },
          { ethnicity: 'Other', stage: 'IV', patients: 12, deaths: 4 },
          { ethnicity: 'Asian', stage: 'IV', patients: 8, deaths: 4 },
        ),
      ),
      RULES,
      ALL_TYPES,
    );
    expect(bias?.adjustedGap).toBeCloseTo(0.2125, 12);
    expect(bias?.crudeGap).toBeCloseTo(13 / 30 - 9 / 50, 12);
    expect([bias?.dominantGroup, bias?.dominantShare, bias?.maleShare]).toEqual(['White', 50 / 80, 0]);
  });

  verifies('bias:all-records-count', () => {
    const rules = { dominance_threshold_pct: 59, adjusted_gap_threshold_pct: 14 };
    const rows = cohort(...biased).map((row, index): Patient =>
      index % 3 === 0 ? { ...row, age: null } : row,
    );
    const found = audit(fromRows(rows), { ...RULES, ...rules }, ALL_TYPES);
    expect([found.bias?.present, found.counts[0]]).toEqual([true, 34]);
  });
});

/** The record-level rules in words of this test. */
function typeOf(row: Patient, rules: typeof RULES) {
  const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (row.age === null || row.age < rules.age_min || row.age > rules.age_max) return 'invalid_age';
  if (row.death_date !== null && row.death_date < row.treatment_start) return 'temporal_inconsistency';
  const excepted =
    row.stage === 'IV' &&
    (rules.comorbidity_threshold === null || row.comorbidity_index <= rules.comorbidity_threshold);
  const window = excepted ? rules.stage_iv_window_days : rules.treatment_window_days;
  if (window !== null && days(row.enrollment_date, row.treatment_start) > window)
    return 'protocol_window_violation';
  return null;
}
