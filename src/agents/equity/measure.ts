import type { Patient } from '../../core/model/patient.ts';
import { countControlArm, type ControlArm, type Group, type Stratum } from './control-arm.ts';
import { minus, plus, ratio, times, type Ratio } from './ratio.ts';

/** A stage with fewer patients than this on either side does not count: the protocol's smallest cell. */
const SMALLEST_CELL = 5;

/** The control arm's equity figures, exact. */
export interface Equity {
  readonly patients: number;
  /** Null when two ethnicities tie for the largest. */
  readonly dominantGroup: string | null;
  readonly dominantShare: Ratio;
  readonly maleShare: Ratio;
  /** Mortality of all other ethnicities minus that of the dominant one; null when a side is empty. */
  readonly crudeGap: Ratio | null;
  /** The same within each kept stage, averaged by stage size; null when no stage is kept. */
  readonly adjustedGap: Ratio | null;
}

/** Works out the equity figures of a dataset from its rows. */
export function measureEquity(rows: readonly Patient[]): Equity {
  return equityOf(countControlArm(rows));
}

/** The same from the counts of a control arm. */
export function equityOf(arm: ControlArm): Equity {
  const whole = Math.max(arm.patients, 1);
  return {
    patients: arm.patients,
    dominantGroup: arm.dominantGroup,
    dominantShare: ratio(arm.dominantPatients, whole),
    maleShare: ratio(arm.males, whole),
    crudeGap: gapOf(
      pool(arm.strata.map((stratum) => stratum.dominant)),
      pool(arm.strata.map((stratum) => stratum.others)),
    ),
    adjustedGap: stageAdjusted(arm.strata),
  };
}

function stageAdjusted(strata: readonly Stratum[]): Ratio | null {
  const kept = strata.filter(
    ({ dominant, others }) => dominant.patients >= SMALLEST_CELL && others.patients >= SMALLEST_CELL,
  );
  const total = kept.reduce((sum, { dominant, others }) => sum + dominant.patients + others.patients, 0);
  if (total === 0) return null;
  return kept.reduce(
    (sum: Ratio, { dominant, others }) => {
      const gap = gapOf(dominant, others);
      return gap ? plus(sum, times(ratio(dominant.patients + others.patients, total), gap)) : sum;
    },
    ratio(0, 1),
  );
}

function gapOf(dominant: Group, others: Group): Ratio | null {
  if (dominant.patients === 0 || others.patients === 0) return null;
  return minus(ratio(others.deaths, others.patients), ratio(dominant.deaths, dominant.patients));
}

function pool(groups: readonly Group[]): Group {
  return groups.reduce(
    (sum, group) => ({ patients: sum.patients + group.patients, deaths: sum.deaths + group.deaths }),
    { patients: 0, deaths: 0 },
  );
}
