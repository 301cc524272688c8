import { describe, expect, it } from 'vitest';
import { allocateColumns, type Dataset } from '../dataset/dataset.ts';
import { COLUMNS } from '../model/patient.ts';
import type { Rules } from '../model/protocol.ts';
import { findSelectionBias } from './selection-bias.ts';

const rules: Rules = {
  age_min: 40,
  age_max: 75,
  treatment_window_days: null,
  stage_iv_window_days: null,
  comorbidity_threshold: null,
  high_risk_sites: [],
  dominance_threshold_pct: 60,
  male_threshold_pct: 55,
  adjusted_gap_threshold_pct: 10,
};

/** A control arm given as cells: ethnicity code, stage code, patients, deaths. All men unless `women` of them are not. */
function armOf(cells: readonly (readonly [number, number, number, number])[], women = 0): Dataset {
  const size = cells.reduce((sum, cell) => sum + cell[2], 0);
  const columns = allocateColumns(size);
  let row = 0;
  for (const [ethnicity, stage, patients, deaths] of cells) {
    for (let i = 0; i < patients; i++, row++) {
      columns.ethnicity[row] = ethnicity;
      columns.stage[row] = stage;
      columns.outcome[row] = i < deaths ? 1 : 0;
      columns.gender[row] = row < women ? 0 : 1;
    }
  }
  return { size, columns, names: COLUMNS, drugs: ['a', 'b'] };
}

describe('selection bias', () => {
  it('is present when all three shares exceed their thresholds', () => {
    // Stage I: 0 of 70 against 6 of 30 = 20 points.
    const finding = findSelectionBias(
      armOf([
        [0, 0, 70, 0],
        [1, 0, 30, 6],
      ]),
      rules,
    );
    expect(finding).toMatchObject({
      present: true,
      dominantGroup: 'White',
      dominantShare: 0.7,
      maleShare: 1,
      adjustedGap: 0.2,
    });
  });

  it('needs each share strictly above its threshold', () => {
    expect(
      findSelectionBias(
        armOf([
          [0, 0, 60, 0],
          [1, 0, 40, 8],
        ]),
        rules,
      )?.present,
    ).toBe(false);
    expect(
      findSelectionBias(
        armOf([
          [0, 0, 61, 0],
          [1, 0, 39, 8],
        ]),
        rules,
      )?.present,
    ).toBe(true);
    expect(
      findSelectionBias(
        armOf(
          [
            [0, 0, 70, 0],
            [1, 0, 30, 6],
          ],
          45,
        ),
        rules,
      )?.present,
    ).toBe(false);
    expect(
      findSelectionBias(
        armOf(
          [
            [0, 0, 70, 0],
            [1, 0, 30, 6],
          ],
          44,
        ),
        rules,
      )?.present,
    ).toBe(true);
    expect(
      findSelectionBias(
        armOf([
          [0, 0, 70, 0],
          [1, 0, 30, 3],
        ]),
        rules,
      )?.present,
    ).toBe(false);
  });

  it('compares a gap at the threshold exactly, where floating point would not', () => {
    // 3/10 - 1/5 is 0.09999999999999998 in doubles and 10 points exactly: not above 10.
    const exact = findSelectionBias(
      armOf([
        [0, 0, 20, 4],
        [1, 0, 10, 3],
      ]),
      { ...rules, male_threshold_pct: 0 },
    );
    expect(exact?.present).toBe(false);
    const below = findSelectionBias(
      armOf([
        [0, 0, 20, 4],
        [1, 0, 10, 3],
      ]),
      { ...rules, adjusted_gap_threshold_pct: 9 },
    );
    expect(below?.present).toBe(true);
  });

  it('sees through a Simpson reversal: a crude gap that stratification removes', () => {
    // Within each stage both sides die alike; the others are sicker.
    const finding = findSelectionBias(
      armOf([
        [0, 0, 60, 6],
        [0, 3, 20, 10],
        [1, 0, 10, 1],
        [1, 3, 30, 15],
      ]),
      rules,
    );
    expect(finding?.crudeGap).toBeCloseTo(16 / 40 - 16 / 80, 12);
    expect(finding?.adjustedGap).toBe(0);
    expect(finding?.present).toBe(false);
  });

  it('leaves out stages with fewer than five on a side and renormalizes', () => {
    const finding = findSelectionBias(
      armOf([
        [0, 0, 60, 0],
        [1, 0, 20, 6],
        [0, 3, 20, 0],
        [1, 3, 4, 4],
      ]),
      rules,
    );
    expect(finding?.adjustedGap).toBeCloseTo(0.3, 12);
    const none = findSelectionBias(
      armOf([
        [0, 0, 60, 0],
        [1, 0, 4, 4],
      ]),
      rules,
    );
    expect(none).toMatchObject({ present: false, adjustedGap: null });
  });

  it('finds none when two ethnicities tie for the largest, or when the clause is not in force', () => {
    expect(
      findSelectionBias(
        armOf([
          [0, 0, 50, 0],
          [1, 0, 50, 20],
        ]),
        { ...rules, dominance_threshold_pct: 40 },
      ),
    ).toMatchObject({
      present: false,
      dominantGroup: null,
    });
    expect(
      findSelectionBias(armOf([[0, 0, 5, 0]]), { ...rules, adjusted_gap_threshold_pct: null }),
    ).toBeNull();
  });

  it('counts the control arm alone', () => {
    const dataset = armOf([
      [0, 0, 70, 0],
      [1, 0, 30, 6],
      [1, 0, 500, 500],
    ]);
    dataset.columns.arm.fill(1, 100);
    expect(findSelectionBias(dataset, rules)?.adjustedGap).toBe(0.2);
  });

  it('compares large shares exactly', () => {
    // 551 of 1,000 men, 601 of 1,000 dominant: a tenth of a point above the thresholds.
    const cells = [
      [0, 0, 601, 0],
      [1, 0, 399, 80],
    ] as const;
    expect(findSelectionBias(armOf(cells, 449), rules)?.present).toBe(true);
    expect(findSelectionBias(armOf(cells, 450), rules)?.present).toBe(false);
  });

  it('compares a gap over several stages exactly', () => {
    // Gaps of 4/9 - 1/7 and 1/11 - 3/13 over stages of 30 and 24 patients: a mean of about 10.4 points.
    const cells = [
      [0, 0, 21, 3],
      [1, 0, 9, 4],
      [0, 3, 13, 3],
      [1, 3, 11, 1],
    ] as const;
    const at = (adjusted_gap_threshold_pct: number) =>
      findSelectionBias(armOf(cells), { ...rules, adjusted_gap_threshold_pct })?.present;
    expect([at(10), at(11)]).toEqual([true, false]);
    expect(findSelectionBias(armOf(cells), rules)?.adjustedGap).toBeCloseTo(
      (30 * (4 / 9 - 1 / 7) + 24 * (1 / 11 - 3 / 13)) / 54,
      12,
    );
  });

  it('is not looked for unless all three thresholds are in force', () => {
    const arm = armOf([[0, 0, 10, 0]]);
    for (const name of [
      'dominance_threshold_pct',
      'male_threshold_pct',
      'adjusted_gap_threshold_pct',
    ] as const)
      expect(findSelectionBias(arm, { ...rules, [name]: null })).toBe(null);
  });

  it('has no gap without a dominant ethnicity, and no share without a control arm', () => {
    const tie = findSelectionBias(
      armOf([
        [0, 0, 20, 2],
        [1, 0, 20, 8],
      ]),
      rules,
    );
    expect(tie).toMatchObject({ present: false, dominantGroup: null, adjustedGap: null });
    expect(findSelectionBias(armOf([]), rules)).toEqual({
      present: false,
      dominantGroup: null,
      dominantShare: 0,
      maleShare: 0,
      crudeGap: 0,
      adjustedGap: null,
    });
  });

  it('takes a share of one patient as it is', () => {
    expect(findSelectionBias(armOf([[0, 0, 1, 1]]), rules)).toMatchObject({ dominantShare: 1, crudeGap: -1 });
  });
});
