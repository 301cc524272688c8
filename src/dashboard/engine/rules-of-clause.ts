import { CONTROL, STAGE_IV } from '../../core/dataset/codes.ts';
import { MISSING_AGE, NO_DEATH } from '../../core/dataset/dataset.ts';
import { SITES } from '../../core/dataset/sites.ts';
import type { ClauseName } from '../../core/generate/excerpt/clauses.ts';
import type { Episode } from '../../core/generate/episode.ts';
import { violatesTimeline } from '../../core/rules/timeline.ts';

/** The clauses that say something about single records or about the control arm, with a short name of each. */
export const RULE_NAMES: Readonly<Partial<Record<ClauseName, string>>> = {
  age: 'Age range',
  missingAge: 'Missing age',
  treatmentWindow: 'Standard window',
  stageIvWindow: 'Stage IV window',
  comorbidityOverride: 'Comorbidity override',
  timeline: 'Death before treatment',
  outreachSites: 'Outreach sites',
  biasPopulation: 'Control arm only',
  biasCriteria: 'Bias thresholds',
  adjustedGap: 'Stage-adjusted gap',
  smallStages: 'Smallest cell',
  undecidedBias: 'Ties and empty strata',
  crudeGap: 'Crude gap',
};

/**
 * The rows that a clause applies to, whatever the verdict: every record for the age range, Stage IV records for the
 * Stage IV window, and so on. It follows from the excerpt and the data alone.
 */
export function appliesTo(episode: Episode, clause: ClauseName): number[] {
  const { columns } = episode.dataset;
  switch (clause) {
    case 'age':
      return rows(episode, (row) => columns.age[row] !== MISSING_AGE);
    case 'missingAge':
      return rows(episode, (row) => columns.age[row] === MISSING_AGE);
    case 'timeline':
      return rows(episode, (row) => columns.death[row] !== NO_DEATH);
    case 'treatmentWindow':
      return rows(episode, () => true);
    case 'stageIvWindow':
      return rows(episode, (row) => columns.stage[row] === STAGE_IV);
    case 'comorbidityOverride': {
      const threshold = episode.protocol.rules.comorbidity_threshold ?? Infinity;
      return rows(
        episode,
        (row) => columns.stage[row] === STAGE_IV && (columns.comorbidity[row] ?? 0) > threshold,
      );
    }
    case 'outreachSites': {
      const sites = episode.protocol.rules.high_risk_sites ?? [];
      return rows(episode, (row) => sites.includes(SITES[columns.site[row] ?? 0]?.name ?? ''));
    }
    case 'biasPopulation':
    case 'biasCriteria':
    case 'adjustedGap':
    case 'smallStages':
    case 'undecidedBias':
    case 'crudeGap':
      return rows(episode, (row) => columns.arm[row] === CONTROL);
    case 'setting':
    case 'conventions':
    case 'scope':
    case 'counting':
      return [];
  }
}

/**
 * The rows whose verdict would change without the clause: violations that it makes, and long delays that it excuses.
 * This is the answer key, by clause.
 */
export function decides(episode: Episode, clause: ClauseName): number[] {
  const { columns } = episode.dataset;
  const { rules } = episode.protocol;
  const window = rules.treatment_window_days ?? Infinity;
  const longer = rules.stage_iv_window_days ?? window;
  const threshold = rules.comorbidity_threshold ?? Infinity;
  const delay = (row: number) => (columns.treatmentStart[row] ?? 0) - (columns.enrollment[row] ?? 0);
  const isFour = (row: number) => columns.stage[row] === STAGE_IV;
  const isRevoked = (row: number) => (columns.comorbidity[row] ?? 0) > threshold;
  switch (clause) {
    case 'age':
      return rows(episode, (row) => {
        const age = columns.age[row] ?? 0;
        return age !== MISSING_AGE && (age < rules.age_min || age > rules.age_max);
      });
    case 'missingAge':
      return appliesTo(episode, clause);
    case 'timeline':
      return rows(episode, (row) =>
        violatesTimeline(columns.death[row] ?? 0, columns.treatmentStart[row] ?? 0),
      );
    case 'treatmentWindow':
      return rows(episode, (row) => delay(row) > window && (!isFour(row) || isRevoked(row)));
    case 'stageIvWindow':
      return rows(episode, (row) => isFour(row) && !isRevoked(row) && delay(row) > window);
    case 'comorbidityOverride':
      return rows(
        episode,
        (row) => isFour(row) && isRevoked(row) && delay(row) > window && delay(row) <= longer,
      );
    case 'outreachSites':
    case 'biasPopulation':
    case 'biasCriteria':
    case 'adjustedGap':
    case 'smallStages':
    case 'undecidedBias':
    case 'crudeGap':
    case 'setting':
    case 'conventions':
    case 'scope':
    case 'counting':
      return appliesTo(episode, clause);
  }
}

/** The rule clauses that bear on one row, for lighting them in the text. */
export function clausesOfRow(episode: Episode, row: number, clauses: readonly ClauseName[]): ClauseName[] {
  const equity: readonly ClauseName[] = [
    'smallStages',
    'undecidedBias',
    'crudeGap',
    'adjustedGap',
    'biasCriteria',
  ];
  return clauses.filter((clause) => !equity.includes(clause) && appliesTo(episode, clause).includes(row));
}

function rows({ dataset }: Episode, isMeant: (row: number) => boolean): number[] {
  const found: number[] = [];
  for (let row = 0; row < dataset.size; row++) if (isMeant(row)) found.push(row);
  return found;
}
