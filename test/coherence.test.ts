import { beforeAll, describe, expect } from 'vitest';
import { labelsOf, toRows, type Labels, type Patient, type TaskId } from '../src/core/index.ts';
import { episodeOf } from './support/play.ts';
import {
  hasPlausibleValues,
  isPossibleHistology,
  isPossibleInsurance,
  isPossibleSite,
  isPossibleTumor,
} from './support/clinical-knowledge.ts';
import { verifies } from './verifies.ts';

/*
 * No record is impossible, in 1,000 episodes. What is possible is written here from clinical knowledge and not from the
 * generator's tables.
 */

interface Seen {
  readonly task: TaskId;
  readonly rows: readonly Patient[];
  readonly labels: Labels;
  /** Enrollment start, enrollment end and data cut-off, as the excerpt states them. */
  readonly dates: readonly string[];
  readonly ages: readonly [number, number];
}

const EPISODES_PER_TASK = 250;

/** Runs over 1,000 episodes, one at a time: half a million records do not stay in memory. */
function* episodes(): Generator<Seen> {
  for (const task of ['task_easy', 'task_medium', 'task_hard', 'train_small'] as const) {
    for (let seed = 0; seed < EPISODES_PER_TASK; seed++) {
      const episode = episodeOf(task, seed);
      const { excerpt, rules } = episode.protocol;
      yield {
        task,
        rows: toRows(episode.dataset),
        labels: labelsOf(episode),
        dates: (excerpt.match(/\b\d{4}-\d{2}-\d{2}\b/g) ?? []).toSorted(),
        ages: [rules.age_min, rules.age_max],
      };
    }
  }
}

/** Faults by rule, found in one pass over the episodes. */
const faults = new Map<string, string[]>();
const tally = {
  ages: new Map<number, number>(),
  ecog: [0, 0, 0, 0, 0, 0],
  stages: new Map<string, { patients: number; deaths: number; ldh: number }>(),
  sites: new Map<string, Set<string>>(),
  keys: new Set<string>(),
  records: 0,
};

describe(`records of ${4 * EPISODES_PER_TASK} episodes`, () => {
  beforeAll(() => {
    for (const seen of episodes()) {
      for (const row of seen.rows) {
        tally.records++;
        check(row, seen);
        count(row, seen);
      }
    }
  });

  verifies('record:26-fields', () => {
    expect(tally.records).toBeGreaterThan(300_000);
    expect([...tally.keys]).toEqual([
      'patient_id age gender ethnicity group enrollment_date treatment_start death_date outcome stage treatment_site country trial_phase drug comorbidity_index ecog_performance_status prior_chemo_cycles baseline_ldh bmi insurance_type smoking_status blood_pressure_sys blood_pressure_dia primary_tumor_site histology_type concomitant_medications',
    ]);
  });

  verifies('record:allowed-values', () => {
    expect(faults.get('values') ?? []).toEqual([]);
  });

  verifies('record:deceased-iff-death-date', () => {
    expect(faults.get('outcome') ?? []).toEqual([]);
  });

  verifies('record:no-death-after-cut-off', () => {
    expect(faults.get('cut-off') ?? []).toEqual([]);
    expect(faults.get('dates') ?? []).toEqual([]);
  });

  verifies('record:tumor-fits-sex', () => {
    expect(faults.get('tumor') ?? []).toEqual([]);
  });

  verifies('record:histology-fits-tumor', () => {
    expect(faults.get('histology') ?? []).toEqual([]);
  });

  verifies('record:blood-pressure', () => {
    expect(faults.get('blood pressure') ?? []).toEqual([]);
  });

  verifies('record:insurance-fits-country', () => {
    expect(faults.get('insurance') ?? []).toEqual([]);
  });

  verifies('record:fictional-sites', () => {
    expect([...tally.sites].filter(([, countries]) => countries.size !== 1)).toEqual([]);
    expect(tally.sites.size).toBe(31);
    expect(new Set([...tally.sites.values()].flatMap((countries) => [...countries])).size).toBe(12);
    expect(faults.get('site') ?? []).toEqual([]);
  });

  verifies('record:ecog', () => {
    const [zero = 0, one = 0, two = 0, ...worse] = tally.ecog;
    expect(worse).toEqual([0, 0, 0]);
    expect((zero + one) / tally.records).toBeGreaterThan(0.95);
    expect((zero + one) / tally.records).toBeLessThan(0.975);
    expect(two).toBeGreaterThan(0);
  });

  verifies('record:age-distribution', () => {
    // Ages 48 to 68 are eligible in every protocol and no boundary, so that they keep the shape of the normal curve.
    const inside = (low: number, high: number) =>
      Array.from({ length: high - low + 1 }, (_, i) => tally.ages.get(low + i) ?? 0).reduce(
        (a, b) => a + b,
        0,
      );
    const all = inside(48, 68);
    // Ages are in completed years: somebody of 48 is anything from 48 to just under 49.
    const area = (low: number, high: number) => normal(high + 1) - normal(low);
    for (const [low, high] of [
      [48, 51],
      [52, 55],
      [56, 59],
      [60, 63],
      [64, 68],
    ] as const)
      expect(inside(low, high) / all).toBeCloseTo(area(low, high) / area(48, 68), 2);
    expect(faults.get('age') ?? []).toEqual([]);
  });

  verifies('record:mortality-rises-with-stage', () => {
    const rates = ['I', 'II', 'III', 'IV'].map((stage) => {
      const { deaths = 0, patients = 1 } = tally.stages.get(stage) ?? {};
      return deaths / patients;
    });
    expect(rates).toEqual(rates.toSorted((a, b) => a - b));
    expect((rates[3] ?? 0) / (rates[0] ?? 1)).toBeGreaterThan(3);
  });

  verifies('record:ldh-by-stage', () => {
    const mean = (stage: string) => {
      const { ldh = 0, patients = 1 } = tally.stages.get(stage) ?? {};
      return ldh / patients;
    };
    expect(mean('IV')).toBeGreaterThan(1.2 * Math.max(mean('I'), mean('II'), mean('III')));
  });
});

function check(
  row: Patient,
  { task, labels, dates: [start = '', end = '', cutOff = '', ...more], ages: [min, max] }: Seen,
): void {
  const violation = labels.violations[row.patient_id];
  const fault = (rule: string) => {
    const list = faults.get(rule) ?? [];
    faults.set(rule, list);
    if (list.length < 5) list.push(`${task} ${JSON.stringify(row)}`);
  };
  const { enrollment_date: enrolled, treatment_start: started, death_date: died, age } = row;

  if ((row.outcome === 'deceased') !== (died !== null)) fault('outcome');
  if (died !== null && died > cutOff) fault('cut-off');
  if (cutOff === '' || more.length > 0) fault('dates');
  if (enrolled < start || enrolled > end || started < enrolled || started > cutOff) fault('dates');
  if (died !== null && died < started && violation !== 'temporal_inconsistency') fault('dates');
  if (![enrolled, started, died ?? enrolled].every(isRealDate)) fault('dates');
  if (violation !== 'invalid_age' && (age === null || age < min || age > max)) fault('age');

  if (!isPossibleTumor(row)) fault('tumor');
  if (!isPossibleHistology(row)) fault('histology');
  const { blood_pressure_sys: systolic = 0, blood_pressure_dia: diastolic = 0 } = row;
  if (systolic - diastolic < 15 || systolic < 80 || systolic > 220 || diastolic < 35 || diastolic > 160)
    fault('blood pressure');
  if (!isPossibleInsurance(row)) fault('insurance');
  if (!isPossibleSite(row)) fault('site');
  if (!hasPlausibleValues(row)) fault('values');
}

function count(row: Patient, { labels }: Seen): void {
  tally.keys.add(Object.keys(row).join(' '));
  if (row.age !== null && !(row.patient_id in labels.violations) && !(row.patient_id in labels.traps))
    tally.ages.set(row.age, (tally.ages.get(row.age) ?? 0) + 1);
  const ecog = row.ecog_performance_status ?? 5;
  tally.ecog[ecog] = (tally.ecog[ecog] ?? 0) + 1;
  const stage = tally.stages.get(row.stage) ?? { patients: 0, deaths: 0, ldh: 0 };
  tally.stages.set(row.stage, {
    patients: stage.patients + 1,
    deaths: stage.deaths + (row.outcome === 'deceased' ? 1 : 0),
    ldh: stage.ldh + (row.baseline_ldh ?? 0),
  });
  tally.sites.set(row.treatment_site, (tally.sites.get(row.treatment_site) ?? new Set()).add(row.country));
}

function isRealDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

/** Area under N(61.3, 10.2) up to a value, by Simpson's rule. */
function normal(value: number): number {
  const density = (x: number) => Math.exp(-(((x - 61.3) / 10.2) ** 2) / 2);
  const [from, parts] = [0, 2_000];
  const width = (value - from) / parts;
  let sum = density(from) + density(value);
  for (let i = 1; i < parts; i++) sum += (i % 2 === 1 ? 4 : 2) * density(from + i * width);
  return (sum * width) / 3 / (10.2 * Math.sqrt(2 * Math.PI));
}
