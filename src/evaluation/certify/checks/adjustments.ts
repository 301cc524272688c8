import type { StageWeight } from './mortality-gaps.ts';

/** A way to weigh the gaps of the stages, with the points by which the label must hold under it. */
export interface Adjustment {
  readonly name: string;
  readonly points: number;
  readonly weight: StageWeight;
}

/** Adjustments under which the label may not flip. The first is the protocol's own. */
export const ADJUSTMENTS: readonly Adjustment[] = [
  {
    name: 'stage-adjusted',
    points: 2,
    weight: ({ dominant, others }) => dominant.patients + others.patients,
  },
  { name: 'equal-weight', points: 1, weight: () => 1 },
  { name: 'minority-weight', points: 1, weight: ({ others }) => others.patients },
  {
    name: 'Mantel-Haenszel',
    points: 1,
    weight: ({ dominant, others }) =>
      (dominant.patients * others.patients) / (dominant.patients + others.patients),
  },
];
