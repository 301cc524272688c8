import { ageClause, missingAgeClause } from './age.ts';
import { biasCriteriaClause, biasPopulationClause, crudeGapClause } from './bias-finding.ts';
import type { Clause } from './clause.ts';
import { comorbidityOverrideClause } from './comorbidity-override.ts';
import { conventionsClause, countingClause } from './conventions.ts';
import { outreachSitesClause } from './outreach-sites.ts';
import { scopeClause } from './scope.ts';
import { settingClause } from './setting.ts';
import { adjustedGapClause, smallStageClause, undecidedBiasClause } from './stage-adjusted-gap.ts';
import { stageIvWindowClause } from './stage-iv-window.ts';
import { timelineClause } from './timeline.ts';
import { treatmentWindowClause } from './treatment-window.ts';

/** Every clause that an excerpt may state, with its phrasings. */
export const CLAUSES = {
  setting: settingClause,
  conventions: conventionsClause,
  scope: scopeClause,
  age: ageClause,
  missingAge: missingAgeClause,
  treatmentWindow: treatmentWindowClause,
  counting: countingClause,
  stageIvWindow: stageIvWindowClause,
  comorbidityOverride: comorbidityOverrideClause,
  timeline: timelineClause,
  outreachSites: outreachSitesClause,
  biasPopulation: biasPopulationClause,
  biasCriteria: biasCriteriaClause,
  adjustedGap: adjustedGapClause,
  smallStages: smallStageClause,
  undecidedBias: undecidedBiasClause,
  crudeGap: crudeGapClause,
} as const satisfies Readonly<Record<string, Clause>>;
export type ClauseName = keyof typeof CLAUSES;
