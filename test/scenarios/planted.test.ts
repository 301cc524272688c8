import { describe, expect } from 'vitest';
import { labelsOf, toRows, type Labels, type Patient, type Rules } from '../../src/core/index.ts';
import { episodeOf } from '../support/play.ts';
import { verifies } from '../verifies.ts';

const SEEDS = Array.from({ length: 80 }, (_, seed) => seed);
const RANKED = ['task_easy', 'task_medium', 'task_hard'] as const;

describe('planted records', () => {
  verifies('boundary:both-sides', () => {
    for (const episode of planted()) {
      const { rules, valid, wrong } = episode;
      const min = rules.age_min;
      const max = rules.age_max;
      const ages = (rows: readonly Patient[]) => rows.map(({ age }) => age);
      expect(ages(valid)).toEqual(expect.arrayContaining([min, max]));
      expect(ages(wrong)).toEqual(expect.arrayContaining([min - 1, max + 1]));
      if (rules.treatment_window_days === null) continue;
      const window = rules.treatment_window_days;
      const longer = rules.stage_iv_window_days ?? 0;
      expect(survivals(valid)).toEqual(expect.arrayContaining([0, 1, 2, 3]));
      expect(survivals(wrong)).toContain(-1);
      const late = (rows: readonly Patient[]) => delays(rows.filter(({ stage }) => stage === 'IV'));
      const early = (rows: readonly Patient[]) => delays(rows.filter(({ stage }) => stage !== 'IV'));
      expect([early(valid).includes(window), early(wrong).includes(window + 1)]).toEqual([true, true]);
      expect([late(valid).includes(longer), late(wrong).includes(longer + 1)]).toEqual([true, true]);
    }
  });

  verifies(
    'boundary:both-sides',
    () => {
      for (const { rules, valid, wrong, labels } of planted(['task_hard'])) {
        const late = wrong.filter(
          ({ patient_id }) => labels.violations[patient_id] === 'protocol_window_violation',
        );
        const threshold = rules.comorbidity_threshold ?? 0;
        const window = rules.treatment_window_days ?? 0;
        const between = (rows: readonly Patient[]) =>
          rows
            .filter((row) => row.stage === 'IV' && delay(row) > window)
            .filter((row) => delay(row) <= (rules.stage_iv_window_days ?? 0))
            .map(({ comorbidity_index }) => comorbidity_index);
        expect(between(valid)).toContain(threshold);
        expect(between(late)).toContain(threshold + 1);
        expect(between(valid).every((index) => index <= threshold)).toBe(true);
        expect(between(late).every((index) => index > threshold)).toBe(true);
      }
    },
    'the comorbidity threshold',
  );

  verifies('age:few-sentinels', () => {
    for (const { wrongAges } of planted()) {
      const sentinels = wrongAges.filter((age) => age === null || age === -1 || age === 999);
      expect(sentinels.length).toBeLessThanOrEqual(0.15 * wrongAges.length);
    }
    const all = planted().flatMap(({ wrongAges }) => wrongAges);
    expect(all.some((age) => age === null)).toBe(true);
  });
});

describe('traps', () => {
  verifies('trap:valid', () => {
    for (const { labels } of planted()) {
      for (const [id, kind] of Object.entries(labels.traps))
        expect(id in labels.violations).toBe(kind === 'comorbidity_override');
    }
  });

  verifies('trap:kinds', () => {
    const seen = new Set<string>();
    for (const { labels, rows, rules } of planted()) {
      for (const [id, kind] of Object.entries(labels.traps)) {
        const row = rows.find(({ patient_id }) => patient_id === id);
        if (!row) throw new Error(`no patient ${id}`);
        seen.add(kind);
        expect(hasProperty(kind, row, rules), `${kind}: ${JSON.stringify(row)}`).toBe(true);
      }
    }
    expect([...seen].toSorted()).toEqual([
      'boundary_age',
      'comorbidity_override',
      'near_immediate_death',
      'near_window_delay',
      'stage_iv_exception',
      'treatment_arm_skew',
      'valid_deceased',
    ]);
  });

  verifies('trap:override-three-hops', () => {
    for (const { labels, rows, rules } of planted(['task_hard'])) {
      for (const row of rows.filter(
        ({ patient_id }) => labels.traps[patient_id] === 'comorbidity_override',
      )) {
        const { stage, comorbidity_index } = row;
        expect(stage).toBe('IV');
        expect(comorbidity_index).toBeGreaterThan(rules.comorbidity_threshold ?? Infinity);
        expect(delay(row)).toBeGreaterThan(rules.treatment_window_days ?? Infinity);
        expect(delay(row)).toBeLessThanOrEqual(rules.stage_iv_window_days ?? 0);
        expect(labels.violations[row.patient_id]).toBe('protocol_window_violation');
      }
    }
  });

  verifies('trap:threshold-exactly', () => {
    for (const { labels, rows, rules } of planted(['task_hard'])) {
      const exceptions = rows.filter(({ patient_id }) => labels.traps[patient_id] === 'stage_iv_exception');
      expect(exceptions.map(({ comorbidity_index }) => comorbidity_index)).toContain(
        rules.comorbidity_threshold,
      );
    }
  });

  verifies('trap:long-delays-are-common', () => {
    for (const task of ['task_medium', 'task_hard'] as const) {
      const found = planted([task]).map(({ labels, rows }) => {
        const longest = rows.toSorted((a, b) => delay(b) - delay(a)).slice(0, 20);
        return longest.filter(({ patient_id }) => patient_id in labels.violations).length / longest.length;
      });
      expect(found.reduce((sum, share) => sum + share, 0) / found.length).toBeLessThan(0.5);
      const late = planted([task]).map(({ valid, rules }) => {
        const stageIv = valid.filter(({ stage }) => stage === 'IV');
        return (
          stageIv.filter((row) => delay(row) > (rules.treatment_window_days ?? 0)).length / stageIv.length
        );
      });
      expect(late.reduce((sum, share) => sum + share, 0) / late.length).toBeGreaterThan(0.15);
    }
  });
});

interface Planted {
  readonly labels: Labels;
  readonly rules: Rules;
  readonly rows: readonly Patient[];
  readonly valid: readonly Patient[];
  readonly wrong: readonly Patient[];
  readonly wrongAges: readonly (number | null)[];
}

const kept = new Map<string, Planted[]>();

function planted(tasks: readonly (typeof RANKED)[number][] = RANKED): Planted[] {
  return tasks.flatMap((task) => {
    const made = kept.get(task) ?? SEEDS.map((seed) => plantedOf(task, seed));
    kept.set(task, made);
    return made;
  });
}

function plantedOf(task: (typeof RANKED)[number], seed: number): Planted {
  const episode = episodeOf(task, seed);
  const labels = labelsOf(episode);
  const rows = toRows(episode.dataset);
  const isWrong = ({ patient_id }: Patient) => patient_id in labels.violations;
  return {
    labels,
    rules: episode.protocol.rules,
    rows,
    valid: rows.filter((row) => !isWrong(row)),
    wrong: rows.filter(isWrong),
    wrongAges: rows
      .filter(({ patient_id }) => labels.violations[patient_id] === 'invalid_age')
      .map(({ age }) => age),
  };
}

function hasProperty(kind: string, row: Patient, rules: Rules): boolean {
  const { age_min: min, age_max: max, treatment_window_days: window, stage_iv_window_days: longer } = rules;
  const survival = survivals([row])[0] ?? Infinity;
  switch (kind) {
    case 'boundary_age':
      return row.age !== null && [min, min + 1, min + 2, max - 2, max - 1, max].includes(row.age);
    case 'near_immediate_death':
      return survival >= 0 && survival <= 3;
    case 'near_window_delay':
      return window !== null && row.stage !== 'IV' && delay(row) <= window && delay(row) >= window - 3;
    case 'stage_iv_exception':
    case 'comorbidity_override':
      return window !== null && row.stage === 'IV' && delay(row) > window && delay(row) <= (longer ?? 0);
    case 'valid_deceased':
      return row.outcome === 'deceased' && survival > 3;
    default:
      return row.group === 'treatment' && row.gender === 'M';
  }
}

function delay({ enrollment_date, treatment_start }: Patient): number {
  return days(enrollment_date, treatment_start);
}

function delays(rows: readonly Patient[]): number[] {
  return rows.map(delay);
}

/** Days from first dose to death of those who died. */
function survivals(rows: readonly Patient[]): number[] {
  return rows.flatMap(({ treatment_start, death_date }) =>
    death_date === null ? [] : [days(treatment_start, death_date)],
  );
}

function days(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
