import type { Patient, Rules } from '../../src/core/index.ts';

/** Equity of the control arm, counted from records with code that shares nothing with the engine. */
export interface ControlArm {
  readonly dominantShare: number;
  readonly maleShare: number;
  readonly crudeGap: number;
  /** Gap between others and dominant in each stage, with its patients on both sides. */
  readonly strata: readonly { readonly dominant: number; readonly others: number; readonly gap: number }[];
}

/** Counts the control arm. */
export function controlArm(rows: readonly Patient[]): ControlArm {
  const control = rows.filter(({ group }) => group === 'control');
  const sizes = ['White', 'Black', 'Asian', 'Hispanic', 'Other'].map((name) =>
    control.filter(({ ethnicity }) => ethnicity === name),
  );
  const [largest = []] = sizes.toSorted((a, b) => b.length - a.length);
  const dominant = largest[0]?.ethnicity;
  const gapOf = (some: readonly Patient[]) =>
    mortality(some.filter(({ ethnicity }) => ethnicity !== dominant)) -
    mortality(some.filter(({ ethnicity }) => ethnicity === dominant));
  return {
    dominantShare: largest.length / control.length,
    maleShare: control.filter(({ gender }) => gender === 'M').length / control.length,
    crudeGap: gapOf(control),
    strata: ['I', 'II', 'III', 'IV'].map((stage) => {
      const here = control.filter((patient) => patient.stage === stage);
      const own = here.filter(({ ethnicity }) => ethnicity === dominant).length;
      return { dominant: own, others: here.length - own, gap: gapOf(here) };
    }),
  };
}

/** How strata are weighted. */
export type Weight = (stratum: { readonly dominant: number; readonly others: number }) => number;

export const BY_SIZE: Weight = ({ dominant, others }) => dominant + others;
export const EQUAL: Weight = () => 1;
export const BY_OTHERS: Weight = ({ others }) => others;
export const MANTEL_HAENSZEL: Weight = ({ dominant, others }) => (dominant * others) / (dominant + others);

/** The gap standardized with these weights over stages with at least 5 patients on either side. */
export function adjustedGap({ strata }: ControlArm, weight: Weight = BY_SIZE): number {
  const kept = strata.filter(({ dominant, others }) => dominant >= 5 && others >= 5);
  const whole = kept.reduce((sum, stratum) => sum + weight(stratum), 0);
  return kept.reduce((sum, stratum) => sum + (weight(stratum) * stratum.gap) / whole, 0);
}

/** The thresholds of the bias clause as fractions. */
export function thresholds(rules: Rules): { dominance: number; male: number; gap: number } {
  return {
    dominance: (rules.dominance_threshold_pct ?? Number.NaN) / 100,
    male: (rules.male_threshold_pct ?? Number.NaN) / 100,
    gap: (rules.adjusted_gap_threshold_pct ?? Number.NaN) / 100,
  };
}

function mortality(patients: readonly Patient[]): number {
  return patients.filter(({ outcome }) => outcome === 'deceased').length / patients.length;
}
