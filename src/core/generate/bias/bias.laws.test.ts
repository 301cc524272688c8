import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTROL, DECEASED } from '../../dataset/codes.ts';
import { SITES } from '../../dataset/sites.ts';
import { ETHNICITIES } from '../../model/patient.ts';
import { BIAS_MODES } from '../../model/vocabulary.ts';
import { seededStreams } from '../../random/streams.ts';
import { audit } from '../../rules/audit.ts';
import { TASKS } from '../../tasks/tasks.ts';
import { controlSize } from '../cohort/fill-arms.ts';
import { generateDataset } from '../dataset.ts';
import { withDraws } from '../fixed-draws.test-support.ts';
import { drawTrial } from '../excerpt/trial.ts';
import { drawPlan } from '../plan.ts';
import { drawRules } from '../rules.ts';
import { drawBiasCase } from './case.ts';
import { drawBiasDesign } from './design.ts';
import { thresholdAt } from './ladder.ts';
import type { Strata } from './strata.ts';

const seed = fc.integer({ min: 0, max: 0xffff_ffff });
const TASK = TASKS.task_hard;
const SIZE = controlSize(TASK.patients);
const TRUE_BIAS = BIAS_MODES.indexOf('true_bias');
const CONFOUNDED = BIAS_MODES.indexOf('confounded_no_bias');

describe('laws of the bias design', () => {
  it('records on a rung between two thresholds are the same, byte for byte, under either, and only one calls them biased', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 0, max: 3 }), (value, place) => {
        const below = worldOf(value, place, TRUE_BIAS);
        const above = worldOf(value, place + 1, CONFOUNDED);
        expect(above.bytes.every((byte, i) => byte === below.bytes[i])).toBe(true);
        expect(above.traps).toEqual(below.traps);
        expect([below.found.bias?.present, above.found.bias?.present]).toEqual([true, false]);
        const { adjusted_gap_threshold_pct: higher, ...others } = above.rules;
        const { adjusted_gap_threshold_pct: lower, ...same } = below.rules;
        expect(others).toEqual(same);
        expect(higher).toBe((lower ?? 0) + 5);
      }),
      { numRuns: 30 },
    );
  });

  it('every rung holds its margins to both thresholds, whatever the weights, and mortality rises with stage', () => {
    fc.assert(
      fc.property(seed, (value) => {
        const { ladder, sizes, rungs } = designOf(value, SIZE);
        expect(rungs).toHaveLength(6);
        for (const [rung, deaths] of rungs.entries()) {
          const [own = 0, ...others] = gapsOf(sizes, deaths);
          // The ends of the ladder have no threshold below, or above.
          const lower = rung === 0 ? -Infinity : thresholdAt(ladder, rung - 1);
          const higher = rung === 5 ? Infinity : thresholdAt(ladder, rung);
          expect(Math.min(own - lower, higher - own)).toBeGreaterThanOrEqual(2);
          for (const gap of others) expect(Math.min(gap - lower, higher - gap)).toBeGreaterThanOrEqual(1);
          for (const side of ['dominant', 'others'] as const) {
            const rates = deaths[side].map((dead, stage) => dead / (sizes[side][stage] ?? 0));
            expect(rates).toEqual(rates.toSorted((a, b) => a - b));
            expect(new Set(rates).size).toBe(4);
            expect(rates.every((rate) => rate >= 0 && rate <= 1)).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('deaths by side are the same on every rung, and the crude gap lies beyond all thresholds', () => {
    fc.assert(
      fc.property(seed, (value) => {
        const { ladder, sizes, rungs } = designOf(value, SIZE);
        const crude = new Set(
          rungs.map(
            (deaths) =>
              (sum(deaths.others) * 100) / sum(sizes.others) -
              (sum(deaths.dominant) * 100) / sum(sizes.dominant),
          ),
        );
        expect(crude.size).toBe(1);
        for (const gap of crude) {
          const isBeyond = gap >= thresholdAt(ladder, 4) + 2 || gap <= thresholdAt(ladder, 0) - 2;
          expect(isBeyond).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('as many of each side die at outreach sites on every rung', () => {
    fc.assert(
      fc.property(seed, (value) => {
        const worlds = [0, 1, 2, 3, 4].flatMap((place) =>
          [CONFOUNDED, TRUE_BIAS].map((label) => outreachDeaths(worldOf(value, place, label))),
        );
        expect(new Set(worlds).size).toBe(1);
      }),
      { numRuns: 20 },
    );
  });

  it('a design is found for arms of any size; a small one has fewer thresholds', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 150, max: 3_000 }), (value, size) => {
        const { ladder, sizes, rungs } = designOf(value, size);
        expect(sum(sizes.dominant) + sum(sizes.others)).toBe(size);
        expect(rungs).toHaveLength(ladder.thresholds + 1);
        expect(ladder.thresholds).toBeGreaterThanOrEqual(size >= SIZE ? 5 : 1);
      }),
      { numRuns: 40 },
    );
  });
});

function designOf(value: number, size: number) {
  return drawBiasDesign(seededStreams('task_hard', value).stream('bias design'), size);
}

/** The gap in percent under the protocol's weights, equal ones, those of the others, and those of Mantel and Haenszel. */
function gapsOf(sizes: Strata, deaths: Strata): number[] {
  const strata = sizes.dominant.map((own, stage) => {
    const other = sizes.others[stage] ?? 0;
    const gap = (deaths.others[stage] ?? 0) / other - (deaths.dominant[stage] ?? 0) / own;
    return { gap: gap * 100, weights: [own + other, 1, other, (own * other) / (own + other)] };
  });
  return [0, 1, 2, 3].map((way) => {
    const total = sum(strata.map(({ weights }) => weights[way] ?? 0));
    return sum(strata.map(({ gap, weights }) => (gap * (weights[way] ?? 0)) / total));
  });
}

/** The episode of a seed with a stated threshold of its ladder and a stated label. */
function worldOf(value: number, place: number, label: number) {
  const streams = withDraws(seededStreams('task_hard', value), {
    'gap threshold': place,
    'bias mode': label,
  });
  const plan = drawPlan(streams.stream('plan'), TASK);
  const bias = drawBiasCase(streams, SIZE, false);
  const { rules, tails } = drawRules(streams, TASK, plan, bias.thresholds);
  const trial = drawTrial(streams.stream('trial'));
  const { dataset, traps } = generateDataset(streams, { task: TASK, rules, tails, trial, plan, bias });
  return {
    rules,
    traps,
    dataset,
    bytes: new Uint8Array(dataset.columns.age.buffer),
    found: audit(dataset, rules, TASK.errorTypes),
  };
}

/** Deaths of the control arm at outreach sites, of the dominant group and of all others. */
function outreachDeaths({ dataset: { columns, size }, rules, found }: ReturnType<typeof worldOf>): string {
  const dominant = ETHNICITIES.findIndex((name) => name === found.bias?.dominantGroup);
  const deaths = [0, 0];
  for (let row = 0; row < size; row++) {
    if (columns.arm[row] !== CONTROL || columns.outcome[row] !== DECEASED) continue;
    if (!rules.high_risk_sites?.includes(SITES[columns.site[row] ?? 0]?.name ?? '')) continue;
    const side = columns.ethnicity[row] === dominant ? 0 : 1;
    deaths[side] = (deaths[side] ?? 0) + 1;
  }
  return deaths.join(' ');
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
