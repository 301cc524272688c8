import type { Dataset } from '../../core/dataset/dataset.ts';
import { ETHNICITIES, STAGES, type Stage } from '../../core/model/patient.ts';
import type { Rules } from '../../core/model/protocol.ts';
import { findSelectionBias, SMALLEST_CELL } from '../../core/rules/selection-bias.ts';
import { controlArm } from '../../core/statistics/control-arm.ts';

/** A mortality gap (others minus dominant, as a fraction) with a 95 % interval. */
export interface Gap {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** One stage of the control arm. */
export interface StageGap {
  readonly stage: Stage;
  readonly dominant: Side;
  readonly others: Side;
  /** Null where a side is empty. */
  readonly gap: Gap | null;
  /** Whether the stage counts in the adjusted gap: at least 5 patients on either side. */
  readonly kept: boolean;
  /** Its weight in the adjusted gap. */
  readonly weight: number;
}

interface Side {
  readonly patients: number;
  readonly deaths: number;
}

/** What the equity screen shows: the engine's figures, with intervals beside them. */
export interface EquityFigures {
  readonly patients: number;
  readonly dominantGroup: string | null;
  readonly dominantShare: number;
  readonly maleShare: number;
  readonly crude: Gap | null;
  readonly adjusted: Gap | null;
  readonly stages: readonly StageGap[];
  readonly present: boolean;
}

/** 97.5 % quantile of the standard normal distribution. */
const Z = 1.959964;

/**
 * The equity figures of a dataset; null where the protocol has no bias clause. Gaps and verdict are the engine's.
 * Intervals are Newcombe's hybrid score intervals for a difference of proportions (Newcombe, Stat Med 1998, method 10);
 * that of the adjusted gap combines the strata's variances by squared weights (they decide nothing).
 */
export function equityFigures(dataset: Dataset, rules: Rules): EquityFigures | null {
  const bias = findSelectionBias(dataset, rules);
  if (bias === null) return null;
  const arm = controlArm(dataset);
  const sides = STAGES.map((stage, index) => ({
    stage,
    dominant: { patients: arm.dominantByStage[index] ?? 0, deaths: arm.dominantDeaths[index] ?? 0 },
    others: { patients: arm.othersByStage[index] ?? 0, deaths: arm.othersDeaths[index] ?? 0 },
  }));
  const isKept = (side: (typeof sides)[number]) =>
    side.dominant.patients >= SMALLEST_CELL && side.others.patients >= SMALLEST_CELL;
  const total = sides
    .filter(isKept)
    .reduce((sum, { dominant, others }) => sum + dominant.patients + others.patients, 0);
  const stages = sides.map((side) => {
    const kept = isKept(side);
    return {
      ...side,
      gap: newcombe(side.others, side.dominant),
      kept,
      weight: kept && total > 0 ? (side.dominant.patients + side.others.patients) / total : 0,
    };
  });
  const crude = newcombe(
    pooled(sides.map((side) => side.others)),
    pooled(sides.map((side) => side.dominant)),
  );
  return {
    patients: arm.size,
    dominantGroup: bias.dominantGroup ?? ETHNICITIES[arm.dominant] ?? null,
    dominantShare: bias.dominantShare,
    maleShare: bias.maleShare,
    crude: crude && { ...crude, value: bias.crudeGap },
    adjusted: bias.adjustedGap === null ? null : adjusted(bias.adjustedGap, stages),
    stages,
    present: bias.present,
  };
}

function adjusted(value: number, stages: readonly StageGap[]): Gap {
  const spread = (side: (gap: Gap) => number) =>
    Math.sqrt(stages.reduce((sum, { gap, weight }) => sum + (gap ? (weight * side(gap)) ** 2 : 0), 0));
  return {
    value,
    low: value - spread((gap) => gap.value - gap.low),
    high: value + spread((gap) => gap.high - gap.value),
  };
}

function pooled(sides: readonly Side[]): Side {
  return {
    patients: sides.reduce((sum, side) => sum + side.patients, 0),
    deaths: sides.reduce((sum, side) => sum + side.deaths, 0),
  };
}

/** The difference of two proportions, first minus second, with Newcombe's interval from two Wilson intervals. */
export function newcombe(first: Side, second: Side): Gap | null {
  if (first.patients === 0 || second.patients === 0) return null;
  const a = wilson(first);
  const b = wilson(second);
  const value = a.share - b.share;
  return {
    value,
    low: value - Math.sqrt((a.share - a.low) ** 2 + (b.high - b.share) ** 2),
    high: value + Math.sqrt((a.high - a.share) ** 2 + (b.share - b.low) ** 2),
  };
}

function wilson({ patients, deaths }: Side): { share: number; low: number; high: number } {
  const share = deaths / patients;
  const middle = (share + Z ** 2 / (2 * patients)) / (1 + Z ** 2 / patients);
  const half =
    (Z * Math.sqrt((share * (1 - share)) / patients + Z ** 2 / (4 * patients ** 2))) /
    (1 + Z ** 2 / patients);
  return { share, low: middle - half, high: middle + half };
}
