import { SITES } from '../../../core/dataset/sites.ts';
import { ARMS, ETHNICITIES, GENDERS, OUTCOMES, STAGES } from '../../../core/model/patient.ts';
import type { Episode } from '../../../core/generate/episode.ts';
import { at, rowsOf, type Check } from './check.ts';

/** Patients and deaths of the dominant ethnicity and of all others in one stage. */
export interface StageCell {
  readonly dominant: number;
  readonly others: number;
  readonly dominantDeaths: number;
  readonly othersDeaths: number;
}

/** The control arm as certification counts it, with code of its own. */
export interface Equity {
  readonly patients: number;
  readonly males: number;
  readonly dominant: number;
  readonly tied: boolean;
  readonly dominantPatients: number;
  /** In stage order. */
  readonly cells: readonly StageCell[];
  /** Patients and deaths of the control arm at the outreach sites. */
  readonly outreach: { readonly patients: number; readonly deaths: number };
}

/** Counts the control arm of an episode. */
export function countEquity(episode: Episode): Equity {
  const { columns } = episode.dataset;
  const control = rowsOf(episode).filter((row) => at(columns.arm, row) === ARMS.indexOf('control'));
  const isDead = (row: number) => at(columns.outcome, row) === OUTCOMES.indexOf('deceased');
  const sizes = ETHNICITIES.map(
    (_, ethnicity) => control.filter((row) => at(columns.ethnicity, row) === ethnicity).length,
  );
  const dominantPatients = Math.max(...sizes);
  const dominant = sizes.indexOf(dominantPatients);
  const cells = STAGES.map((_, stage) => {
    const here = control.filter((row) => at(columns.stage, row) === stage);
    const own = here.filter((row) => at(columns.ethnicity, row) === dominant);
    const deaths = here.filter(isDead).length;
    const ownDeaths = own.filter(isDead).length;
    return {
      dominant: own.length,
      others: here.length - own.length,
      dominantDeaths: ownDeaths,
      othersDeaths: deaths - ownDeaths,
    };
  });
  const sites = new Set(episode.protocol.rules.high_risk_sites);
  const outreach = control.filter((row) => sites.has(SITES[at(columns.site, row)]?.name ?? ''));
  return {
    patients: control.length,
    males: control.filter((row) => at(columns.gender, row) === GENDERS.indexOf('M')).length,
    dominant,
    tied: sizes.lastIndexOf(dominantPatients) !== dominant,
    dominantPatients,
    cells,
    outreach: { patients: outreach.length, deaths: outreach.filter(isDead).length },
  };
}

/** Mortality of the others minus that of the dominant group, over all stages. */
export function crudeGap(equity: Equity): number {
  const sum = (of: keyof StageCell) => equity.cells.reduce((total, cell) => total + cell[of], 0);
  return sum('othersDeaths') / sum('others') - sum('dominantDeaths') / sum('dominant');
}

/** The same within stages, averaged with weights; stages with fewer than 5 patients on a side are left out. */
export function standardizedGap(equity: Equity, weight: (cell: StageCell) => number): number {
  const kept = equity.cells.filter((cell) => cell.dominant >= 5 && cell.others >= 5);
  const total = kept.reduce((sum, cell) => sum + weight(cell), 0);
  return kept.reduce((sum, cell) => {
    const gap = cell.othersDeaths / cell.others - cell.dominantDeaths / cell.dominant;
    return sum + (weight(cell) / total) * gap;
  }, 0);
}

/** Adjustments under which the label may not flip. The first is the protocol's own. */
const WEIGHTS: readonly {
  readonly name: string;
  readonly points: number;
  readonly weight: (cell: StageCell) => number;
}[] = [
  { name: 'stage-adjusted', points: 2, weight: (cell) => cell.dominant + cell.others },
  { name: 'equal-weight', points: 1, weight: () => 1 },
  { name: 'minority-weight', points: 1, weight: (cell) => cell.others },
  {
    name: 'Mantel-Haenszel',
    points: 1,
    weight: (cell) => (cell.dominant * cell.others) / (cell.dominant + cell.others),
  },
];
const CRUDE_POINTS = 2;
/** Rounding of a double, far below the smallest step that a gap can make. */
const ROUNDING = 1e-9;

/** The bias label holds by a margin, under any sensible adjustment, and dominance and male share never tell it. */
export const checkBias: Check = (episode) => {
  const { rules } = episode.protocol;
  const { audit, biasMode } = episode.truth;
  const threshold = rules.adjusted_gap_threshold_pct;
  if (!episode.task.errorTypes.includes('selection_bias')) {
    return audit.bias === null && biasMode === null
      ? []
      : ['a bias label although the clause is not in force'];
  }
  if (threshold === null || rules.dominance_threshold_pct === null || rules.male_threshold_pct === null) {
    return ['the clause is in force without its thresholds'];
  }
  const faults: string[] = [];
  const isBiased = biasMode === 'true_bias';
  const equity = countEquity(episode);
  if (audit.bias?.present !== isBiased) faults.push(`the audit does not say what the mode ${biasMode} says`);
  if (equity.tied) faults.push('two ethnicities tie for the largest');
  if (equity.dominantPatients * 100 <= rules.dominance_threshold_pct * equity.patients) {
    faults.push('the dominant share does not exceed its threshold');
  }
  if (equity.males * 100 <= rules.male_threshold_pct * equity.patients) {
    faults.push('the male share does not exceed its threshold');
  }
  for (const { name, points, weight } of WEIGHTS) {
    const above = standardizedGap(equity, weight) * 100 - threshold;
    if ((isBiased ? above : -above) < points - ROUNDING) {
      faults.push(`${biasMode} with a ${name} gap of ${above.toFixed(3)} points above the threshold`);
    }
  }
  if (Math.abs(crudeGap(equity) * 100 - threshold) < CRUDE_POINTS - ROUNDING) {
    faults.push('the crude gap is within 2 points of the threshold');
  }
  if (equity.outreach.patients === 0) faults.push('no control patient is at an outreach site');
  return faults;
};
