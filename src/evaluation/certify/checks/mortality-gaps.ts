import type { ControlArm, Group, Stratum } from '../../../agents/equity/control-arm.ts';

/** How much a stage weighs in an adjusted gap. */
export type StageWeight = (stratum: Stratum) => number;

/** A stage with fewer patients than this on a side is left out of every adjustment. */
const SMALLEST_CELL = 5;

/** Mortality of the others minus that of the dominant group, over all stages. */
export function crudeGap({ strata }: ControlArm): number {
  return mortality(pooled(strata, 'others')) - mortality(pooled(strata, 'dominant'));
}

/** The same within stages, averaged with weights; stages with fewer than 5 patients on a side are left out. */
export function standardizedGap({ strata }: ControlArm, weight: StageWeight): number {
  const kept = strata.filter(
    ({ dominant, others }) => dominant.patients >= SMALLEST_CELL && others.patients >= SMALLEST_CELL,
  );
  const total = kept.reduce((sum, stratum) => sum + weight(stratum), 0);
  return kept.reduce((sum, stratum) => {
    const gap = mortality(stratum.others) - mortality(stratum.dominant);
    return sum + (weight(stratum) / total) * gap;
  }, 0);
}

/** Patients and deaths of one side over all stages. */
export function pooled(strata: readonly Stratum[], side: 'dominant' | 'others'): Group {
  return {
    patients: strata.reduce((sum, stratum) => sum + stratum[side].patients, 0),
    deaths: strata.reduce((sum, stratum) => sum + stratum[side].deaths, 0),
  };
}

/** Deaths as a share of patients. */
export function mortality({ patients, deaths }: Group): number {
  return deaths / patients;
}
