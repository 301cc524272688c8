import { STAGE_IV } from '../../dataset/codes.ts';
import type { Rng } from '../../random/rng.ts';
import { MARGIN, OTHER_MARGIN } from './ladder.ts';
import { adjustmentWeights, type Strata } from './strata.ts';

/** A control arm as far as it is drawn before the label. */
export interface Marginals {
  readonly sizes: Strata;
  /** Deaths over all stages. */
  readonly deaths: Sides;
}

/** A quantity of each side. */
export interface Sides {
  readonly dominant: number;
  readonly others: number;
}

/** By how many points the gap in Stage IV may be aimed to differ from that in the earlier stages. */
const MOST_EXCESS = 2.5;
/** Least difference aimed at, in points of mortality, between Stage IV and the earlier stages of either side. */
const LEAST_ROOM = 2;
/** Least mortality aimed at before Stage IV, and most in it. */
const LEAST_EARLY = 0.02;
const MOST_LATE = 0.92;
/** A rung is one point wide; gaps keep off its ends by this, so that rounding cannot matter. */
const RIM = 0.02;
const TRIES = 12;

/** Finds allocations of the deaths of one control arm over stages. */
export class Allocator {
  private readonly weights: readonly (readonly number[])[];
  private readonly marginals: Marginals;
  private readonly early: Sides;
  private readonly late: Sides;
  private readonly lateWeight: number;

  constructor(marginals: Marginals) {
    const { dominant, others } = marginals.sizes;
    this.marginals = marginals;
    this.weights = adjustmentWeights(marginals.sizes);
    this.late = { dominant: dominant[STAGE_IV] ?? 0, others: others[STAGE_IV] ?? 0 };
    this.early = { dominant: sum(dominant) - this.late.dominant, others: sum(others) - this.late.others };
    this.lateWeight = this.weights[0]?.[STAGE_IV] ?? 0;
  }

  /**
   * The Stage IV deaths of both sides, not rounded, that bring about a gap.
   * @param gap stage-adjusted, in percent
   * @param excess by how many points the gap in Stage IV is larger than that before it
   */
  lateDeaths(gap: number, excess: number): Sides {
    const { deaths } = this.marginals;
    const lateGap = (gap + (1 - this.lateWeight) * excess) / 100;
    const earlyGap = (gap - this.lateWeight * excess) / 100;
    const crossed = earlyGap - deaths.others / this.early.others + deaths.dominant / this.early.dominant;
    const odds = this.late.others / this.early.others;
    const dominant = (crossed + odds * lateGap) / (1 / this.early.dominant - odds / this.late.dominant);
    return { dominant, others: this.late.others * (lateGap + dominant / this.late.dominant) };
  }

  /**
   * Draws an allocation whose adjusted gap lies on a rung and keeps near it under the other adjustments, mortality rising
   * with stage on both sides. It knows the rung alone, neither threshold nor label.
   * @param base lower end of the rung in percent
   * @returns null when none was found
   */
  draw(rng: Rng, base: number): Strata | null {
    const { sizes, deaths } = this.marginals;
    const [least, most] = this.excesses(base + 0.5);
    if (most < least) return null;
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const gap = base + rng.between(15, 85) / 100;
      const excess = least + ((most - least) * rng.below(100)) / 100;
      const lateOthers = Math.round(this.lateDeaths(gap, excess).others);
      const lateDominant = Math.round(this.dominantFor(gap, lateOthers));
      const dominant = slope(rng, sizes.dominant, deaths.dominant, lateDominant);
      if (!dominant) continue;
      const others = this.follow(rng, dominant, lateOthers);
      if (others && this.isOn(base, dominant, others)) return { dominant, others };
    }
    return null;
  }

  /** The excesses that leave each side enough deaths before Stage IV, and fewer of them than in it. */
  private excesses(gap: number): readonly [least: number, most: number] {
    const at = [this.mortalities(gap, 0), this.mortalities(gap, 1)] as const;
    let [least, most] = [-MOST_EXCESS, MOST_EXCESS];
    const keep = (value: (of: Mortalities) => number) => {
      const zero = value(at[0]);
      const rise = value(at[1]) - zero;
      // value(excess) = zero + rise * excess must not be negative.
      if (rise > 0) least = Math.max(least, -zero / rise);
      else if (rise < 0) most = Math.min(most, -zero / rise);
      else if (zero < 0) most = least - 1;
    };
    keep(({ lateDominant, earlyDominant }) => lateDominant - earlyDominant - LEAST_ROOM / 100);
    keep(({ lateOthers, earlyOthers }) => lateOthers - earlyOthers - LEAST_ROOM / 100);
    keep(({ earlyDominant }) => earlyDominant - LEAST_EARLY);
    keep(({ earlyOthers }) => earlyOthers - LEAST_EARLY);
    keep(({ lateOthers }) => MOST_LATE - lateOthers);
    keep(({ lateDominant }) => MOST_LATE - lateDominant);
    return [least, most];
  }

  private mortalities(gap: number, excess: number): Mortalities {
    const { deaths } = this.marginals;
    const late = this.lateDeaths(gap, excess);
    return {
      lateDominant: late.dominant / this.late.dominant,
      lateOthers: late.others / this.late.others,
      earlyDominant: (deaths.dominant - late.dominant) / this.early.dominant,
      earlyOthers: (deaths.others - late.others) / this.early.others,
    };
  }

  /** The Stage IV deaths of the dominant group that make a gap, given those of the others. */
  private dominantFor(gap: number, lateOthers: number): number {
    const { deaths } = this.marginals;
    const early = 1 - this.lateWeight;
    const perDeath = early / this.early.dominant - this.lateWeight / this.late.dominant;
    const fixed =
      (this.lateWeight * lateOthers) / this.late.others +
      early * ((deaths.others - lateOthers) / this.early.others - deaths.dominant / this.early.dominant);
    return (gap / 100 - fixed) / perDeath;
  }

  /** Deaths of the others by stage: before Stage IV about as far above those of the dominant group in each stage. */
  private follow(rng: Rng, dominant: readonly number[], late: number): number[] | null {
    const { sizes, deaths } = this.marginals;
    const lateDominant = dominant[STAGE_IV] ?? 0;
    const gap =
      (deaths.others - late) / this.early.others - (deaths.dominant - lateDominant) / this.early.dominant;
    const tilt = rng.between(-25, 25) / 1_000;
    const aim = (stage: number, sign: number) =>
      (sizes.others[stage] ?? 0) *
      ((dominant[stage] ?? 0) / (sizes.dominant[stage] ?? 1) + gap + sign * tilt);
    return rising(sizes.others, deaths.others, late, aim(0, 1), aim(1, 0));
  }

  private isOn(base: number, dominant: readonly number[], others: readonly number[]): boolean {
    const { sizes } = this.marginals;
    for (let adjustment = 0; adjustment < this.weights.length; adjustment++) {
      const byStage = this.weights[adjustment] ?? [];
      let gap = 0;
      for (let stage = 0; stage < byStage.length; stage++) {
        gap +=
          (byStage[stage] ?? 0) *
          ((others[stage] ?? 0) / (sizes.others[stage] ?? 1) -
            (dominant[stage] ?? 0) / (sizes.dominant[stage] ?? 1));
      }
      const slack = adjustment === 0 ? -RIM : MARGIN - OTHER_MARGIN - RIM;
      if (gap * 100 < base - slack || gap * 100 > base + 1 + slack) return false;
    }
    return true;
  }
}

interface Mortalities {
  readonly lateDominant: number;
  readonly lateOthers: number;
  readonly earlyDominant: number;
  readonly earlyOthers: number;
}

/** Deaths by stage: those of Stage IV as given, the earlier ones on a slope of random steepness and bend. */
function slope(rng: Rng, sizes: readonly number[], total: number, late: number): number[] | null {
  const [one = 0, two = 0, three = 0, four = 0] = sizes;
  const patients = one + two + three;
  const mean = (total - late) / patients;
  const room = late / four - mean;
  if (room <= 0 || mean <= 0) return null;
  // Stage II lies at 30 to 60 percent of the way from Stage I to Stage III.
  const bend = rng.between(30, 60) / 100;
  const below = (bend * two + three) / patients;
  const steepest = Math.min((0.8 * mean) / below, (0.8 * room) / (1 - below));
  const rise = (steepest * rng.between(40, 100)) / 100;
  return rising(sizes, total, late, one * (mean - rise * below), two * (mean + rise * (bend - below)));
}

/** Whole deaths by stage near the aims for stages I and II, mortality rising with stage; null where there are none. */
function rising(
  sizes: readonly number[],
  total: number,
  late: number,
  aimOne: number,
  aimTwo: number,
): number[] | null {
  const [one = 0, two = 0, three = 0, four = 0] = sizes;
  const early = total - late;
  if (late > four || late < 0) return null;
  // Stage I below the mean of stages I to III; Stage II above Stage I, and leaving Stage III between it and Stage IV.
  const first = Math.min(Math.max(0, Math.round(aimOne)), Math.ceil((early * one) / (one + two + three)) - 1);
  const rest = early - first;
  const fewest = Math.max(Math.floor((first * two) / one) + 1, Math.floor(rest - (three * late) / four) + 1);
  const most = Math.ceil((rest * two) / (two + three)) - 1;
  if (first < 0 || fewest > most) return null;
  const second = Math.min(Math.max(fewest, Math.round(aimTwo)), most);
  return [first, second, rest - second, late];
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
