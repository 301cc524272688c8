import { ClinicalBenchError } from '../../errors.ts';
import type { Rng } from '../../random/rng.ts';
import { Allocator, type Sides } from './allocation.ts';
import { drawLadder, rungAt, thresholdAt, type Ladder } from './ladder.ts';
import type { Strata } from './strata.ts';

/**
 * A control arm without its deaths by stage, and one allocation of its deaths for each rung of a ladder of thresholds.
 * Everything here was drawn before the threshold and before the label, and every allocation has the same totals by side:
 * so no quantity that does not join stage with outcome can tell the labels apart, and what does tells the rung alone.
 */
export interface BiasDesign {
  readonly ladder: Ladder;
  readonly dominancePct: number;
  readonly malePct: number;
  readonly males: number;
  /** Patients by stage. */
  readonly sizes: Strata;
  /** Deaths by stage for each rung, from the lowest: one rung more than there are thresholds. */
  readonly rungs: readonly Strata[];
  /** Stage IV deaths in the middle of the ladder, not rounded. */
  readonly middleLateDeaths: Sides;
}

/** The ranges were tried on a control arm of this size. */
const TRIED_SIZE = 360;
/** Thresholds of a ladder. A small arm cannot hold so many: after so many tries there is one fewer. */
const THRESHOLDS = 5;
const TRIES_A_LENGTH = 200;
const MOST_TRIES = 2_000;
const FEWEST_IN_A_CELL = 6;

/**
 * What depends on the side of the crude gap: by how many percentage points the Stage IV shares of both sides differ, the
 * share of Stage IV (percent), mortality of the dominant group (per mille), and how far the crude gap lies beyond the
 * ladder (tenths of a point).
 */
const SIDES: Readonly<Record<'above' | 'below', Readonly<Record<Varied, Span>>>> = {
  above: { shift: [46, 51], stageIv: [31, 34], mortality: [170, 220], beyond: [70, 90] },
  below: { shift: [48, 52], stageIv: [42, 45], mortality: [395, 430], beyond: [48, 62] },
};
type Varied = 'shift' | 'stageIv' | 'mortality' | 'beyond';
type Span = readonly [least: number, most: number];

/**
 * Draws a certified design: the side of the crude gap and the ladder first, then marginals. The crude gap lies beyond
 * all thresholds of the ladder, so its side is known before the threshold. Marginals for which the allocation of one rung
 * cannot be found are drawn again, side and ladder are not: so each side is as frequent as the other.
 * @param size patients in the control arm
 * @throws ClinicalBenchError 'infeasible_task' when none is found
 */
export function drawBiasDesign(rng: Rng, size: number): BiasDesign {
  const isCrudeAbove = rng.below(2) === 1;
  for (let length = THRESHOLDS; length > 0; length--) {
    const ladder = drawLadder(rng, length);
    const tries = length === 1 ? MOST_TRIES : TRIES_A_LENGTH;
    for (let attempt = 0; attempt < tries; attempt++) {
      const design = tryDesign(rng, size, isCrudeAbove, ladder);
      if (design) return design;
    }
  }
  throw new ClinicalBenchError(
    'infeasible_task',
    `no certified bias design found for a control arm of ${size} patients`,
  );
}

function tryDesign(rng: Rng, size: number, isCrudeAbove: boolean, ladder: Ladder): BiasDesign | null {
  const draw = (what: Varied) => rng.between(...SIDES[isCrudeAbove ? 'above' : 'below'][what]);
  const dominancePct = rng.between(55, 70);
  const malePct = rng.between(54, 66);
  const dominant = above(rng, dominancePct, size);
  const males = above(rng, malePct, size);
  const others = size - dominant;
  const shift = draw('shift') * (isCrudeAbove ? 1 : -1);
  const stageIvPct = draw('stageIv');
  const onePct = rng.between(23, 26);
  const twoPct = rng.between(31, 34);
  const sizes = {
    dominant: stageMix(dominant, stageIvPct - (shift * others) / size, onePct, twoPct),
    others: stageMix(others, stageIvPct + (shift * dominant) / size, onePct, twoPct),
  };
  const dominantDeaths = Math.round((draw('mortality') * dominant) / 1000);
  const beyond = draw('beyond') / 10;
  if (![...sizes.dominant, ...sizes.others].every((cell) => cell >= FEWEST_IN_A_CELL)) return null;

  const crudeGap = isCrudeAbove
    ? thresholdAt(ladder, ladder.thresholds - 1) + beyond
    : thresholdAt(ladder, 0) - beyond;
  const othersDeaths = Math.round((dominantDeaths / dominant + crudeGap / 100) * others);
  const arm = new Allocator({ sizes, deaths: { dominant: dominantDeaths, others: othersDeaths } });
  const rungs = drawRungs(rng, arm, ladder);
  const middle = (rungAt(ladder, 0) + rungAt(ladder, ladder.thresholds) + 1) / 2;
  return (
    rungs && {
      ladder,
      dominancePct,
      malePct,
      males,
      sizes,
      rungs,
      middleLateDeaths: arm.lateDeaths(middle, 0),
    }
  );
}

/** One allocation for each rung; null when one has none. The ends, which fail most, are tried first. */
function drawRungs(rng: Rng, arm: Allocator, ladder: Ladder): Strata[] | null {
  const last = ladder.thresholds;
  const rungs: Strata[] = [];
  for (let i = 0; i <= last; i++) {
    const rung = i === 0 ? last : i - 1;
    const strata = arm.draw(rng, rungAt(ladder, rung));
    if (!strata) return null;
    rungs[rung] = strata;
  }
  return rungs;
}

/** A count a little above a percentage of the arm: 4 to 14 patients of 360 above it. */
function above(rng: Rng, percent: number, size: number): number {
  const surplus = Math.max(1, Math.round((rng.between(4, 14) * size) / TRIED_SIZE));
  return Math.floor((percent * size) / 100) + surplus;
}

/** Patients by stage: the given share of Stage IV, and of the rest the given shares of stages I and II. */
function stageMix(size: number, stageIvPct: number, onePct: number, twoPct: number): number[] {
  const stageIv = Math.round((size * stageIvPct) / 100);
  const rest = size - stageIv;
  const one = Math.round((rest * onePct) / 100);
  const two = Math.round((rest * twoPct) / 100);
  return [one, two, rest - one - two, stageIv];
}
