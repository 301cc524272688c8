import type { Episode } from '../../src/core/generate/episode.ts';
import { ETHNICITIES, STAGES } from '../../src/core/model/patient.ts';
import { controlArm } from '../../src/core/statistics/control-arm.ts';

/** Patients and deaths of one side of the comparison. */
export interface Side {
  readonly patients: number;
  readonly deaths: number;
}

/** One stage of the control arm: the dominant ethnicity against all others. */
export interface StageFigures {
  readonly stage: string;
  readonly dominant: Side;
  readonly others: Side;
}

/** The control arm of an episode as the bias clause reads it. Shares and gaps are fractions. */
export interface EquityFigures {
  readonly dominantGroup: string;
  readonly size: number;
  readonly stages: readonly StageFigures[];
  readonly dominant: Side;
  readonly others: Side;
  readonly crudeGap: number;
  /** Mortality of either side, standardized to the stage mix of the control arm; their difference is the adjusted gap. */
  readonly standardized: { readonly dominant: number; readonly others: number };
  readonly adjustedGap: number;
  /** The protocol's threshold. */
  readonly threshold: number;
}

/** Counts the control arm of a hard episode. Throws where the episode has no bias clause. */
export function equityFigures({ dataset, protocol, truth }: Episode): EquityFigures {
  const bias = truth.audit.bias;
  const threshold = protocol.rules.adjusted_gap_threshold_pct;
  if (bias?.adjustedGap == null || threshold === null)
    throw new RangeError('the episode has no adjusted gap');
  const arm = controlArm(dataset);
  const stages = STAGES.map((stage, code) => ({
    stage,
    dominant: { patients: arm.dominantByStage[code] ?? 0, deaths: arm.dominantDeaths[code] ?? 0 },
    others: { patients: arm.othersByStage[code] ?? 0, deaths: arm.othersDeaths[code] ?? 0 },
  }));
  const standardize = (side: 'dominant' | 'others') =>
    stages.reduce((sum, row) => sum + (sizeOf(row) / arm.size) * mortality(row[side]), 0);
  return {
    dominantGroup: ETHNICITIES[arm.dominant] ?? '',
    size: arm.size,
    stages,
    dominant: pooled(stages.map((row) => row.dominant)),
    others: pooled(stages.map((row) => row.others)),
    crudeGap: bias.crudeGap,
    standardized: { dominant: standardize('dominant'), others: standardize('others') },
    adjustedGap: bias.adjustedGap,
    threshold: threshold / 100,
  };
}

/** Deaths as a share of patients. */
export function mortality({ patients, deaths }: Side): number {
  return patients === 0 ? 0 : deaths / patients;
}

/** Patients of a stage on both sides. */
export function sizeOf({ dominant, others }: Pick<StageFigures, 'dominant' | 'others'>): number {
  return dominant.patients + others.patients;
}

function pooled(sides: readonly Side[]): Side {
  return sides.reduce((sum, side) => ({
    patients: sum.patients + side.patients,
    deaths: sum.deaths + side.deaths,
  }));
}
