import { STAGES, ETHNICITIES } from '../model/patient.ts';
import type { Rules } from '../model/protocol.ts';
import type { BiasFinding } from '../model/truth.ts';
import { controlArm, type ControlArm } from '../statistics/control-arm.ts';
import type { Dataset } from '../dataset/dataset.ts';

/** A stage with fewer patients than this on either side is left out of the stage-adjusted gap. */
export const SMALLEST_CELL = 5;

/**
 * Whether the control arm shows selection bias: dominant share, male share and stage-adjusted mortality gap all above
 * their thresholds. Null where the protocol has no such clause. Comparisons are exact.
 * The adjusted gap is a direct standardization of the mortality difference to the stage mix of the control arm
 * (Rothman, Greenland and Lash, Modern Epidemiology, ch. 15).
 */
export function findSelectionBias(dataset: Dataset, rules: Rules): BiasFinding | null {
  const { dominance_threshold_pct, male_threshold_pct, adjusted_gap_threshold_pct } = rules;
  if (dominance_threshold_pct === null || male_threshold_pct === null || adjusted_gap_threshold_pct === null)
    return null;
  const arm = controlArm(dataset);
  const gap = adjustedGap(arm);
  const present =
    arm.dominant >= 0 &&
    arm.dominantCount * 100 > dominance_threshold_pct * arm.size &&
    arm.males * 100 > male_threshold_pct * arm.size &&
    gap !== null &&
    gap.numerator * 100n > BigInt(adjusted_gap_threshold_pct) * gap.denominator;
  return {
    present,
    dominantGroup: ETHNICITIES[arm.dominant] ?? null,
    dominantShare: share(arm.dominantCount, arm.size),
    maleShare: share(arm.males, arm.size),
    crudeGap: crudeGap(arm),
    adjustedGap: gap === null ? null : adjustedGapValue(arm),
  };
}

interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The stage-adjusted gap as an exact fraction with a positive denominator, or null when no stage is kept. */
function adjustedGap(arm: ControlArm): Fraction | null {
  let numerator = 0n;
  let denominator = 1n;
  let weight = 0;
  for (const stage of keptStages(arm)) {
    const [dominant, others, deadDominant, deadOthers] = cell(arm, stage);
    const size = dominant + others;
    weight += size;
    const stratumDenominator = BigInt(dominant * others);
    const stratumNumerator = BigInt(size) * BigInt(deadOthers * dominant - deadDominant * others);
    numerator = numerator * stratumDenominator + stratumNumerator * denominator;
    denominator *= stratumDenominator;
  }
  return weight === 0 ? null : { numerator, denominator: denominator * BigInt(weight) };
}

/** The same gap as a fraction of one, to show: additions in stage order. */
function adjustedGapValue(arm: ControlArm): number {
  let sum = 0;
  let weight = 0;
  for (const stage of keptStages(arm)) {
    const [dominant, others, deadDominant, deadOthers] = cell(arm, stage);
    weight += dominant + others;
    sum += (dominant + others) * (deadOthers / others - deadDominant / dominant);
  }
  return sum / weight;
}

function crudeGap(arm: ControlArm): number {
  let [dominant, others, deadDominant, deadOthers] = [0, 0, 0, 0];
  for (let stage = 0; stage < STAGES.length; stage++) {
    const counts = cell(arm, stage);
    dominant += counts[0];
    others += counts[1];
    deadDominant += counts[2];
    deadOthers += counts[3];
  }
  return share(deadOthers, others) - share(deadDominant, dominant);
}

function keptStages(arm: ControlArm): number[] {
  if (arm.dominant < 0) return [];
  return [0, 1, 2, 3].filter((stage) => {
    const [dominant, others] = cell(arm, stage);
    return dominant >= SMALLEST_CELL && others >= SMALLEST_CELL;
  });
}

/** Patients and deaths of one stage: dominant, others, deaths among the dominant, deaths among the others. */
function cell(arm: ControlArm, stage: number): [number, number, number, number] {
  return [
    arm.dominantByStage[stage] ?? 0,
    arm.othersByStage[stage] ?? 0,
    arm.dominantDeaths[stage] ?? 0,
    arm.othersDeaths[stage] ?? 0,
  ];
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
