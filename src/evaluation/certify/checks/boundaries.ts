import { STAGE_IV } from '../../../core/dataset/codes.ts';
import { MISSING_AGE, NO_DEATH } from '../../../core/dataset/dataset.ts';
import { at, rowsOf } from '../../rows.ts';
import type { Check } from './check.ts';

/** Days from the first dose to death around which the temporal rule turns. */
const DEATH_CELLS = [-1, 0, 1, 2, 3];

/** Planted values stand on both sides of every boundary in force: no constant threshold can be read off the data. */
export const checkBoundaries: Check = (episode) => {
  const { rules } = episode.protocol;
  const { columns } = episode.dataset;
  const rows = rowsOf(episode);
  const inForce = new Set<string>(episode.task.errorTypes);
  const missing: string[] = [];
  const need = (cell: string, isThere: (row: number) => boolean) => {
    if (!rows.some(isThere)) missing.push(`no record stands at the boundary cell ${cell}`);
  };
  const delay = (row: number) => at(columns.treatmentStart, row) - at(columns.enrollment, row);
  const isStageIv = (row: number) => at(columns.stage, row) === STAGE_IV;

  if (inForce.has('invalid_age')) {
    const cells = { min: rules.age_min, max: rules.age_max };
    for (const [cell, age] of Object.entries({ 'min-1': cells.min - 1, ...cells, 'max+1': cells.max + 1 })) {
      need(`age ${cell}`, (row) => at(columns.age, row) === age);
    }
  }
  if (inForce.has('temporal_inconsistency')) {
    for (const day of DEATH_CELLS) {
      need(`death at start${day < 0 ? day : `+${day}`}`, (row) => {
        const death = at(columns.death, row);
        return death !== NO_DEATH && death - at(columns.treatmentStart, row) === day;
      });
    }
  }
  const {
    treatment_window_days: window,
    stage_iv_window_days: longer,
    comorbidity_threshold: threshold,
  } = rules;
  if (window === null || longer === null) return missing;
  const isExcepted = (row: number) =>
    isStageIv(row) && (threshold === null || at(columns.comorbidity, row) <= threshold);
  for (const past of [0, 1]) {
    const suffix = past === 0 ? '' : '+1';
    need(`delay window${suffix}, stages I-III`, (row) => !isStageIv(row) && delay(row) === window + past);
    need(`delay Stage IV window${suffix}`, (row) => isExcepted(row) && delay(row) === longer + past);
    if (threshold === null) continue;
    need(`comorbidity threshold${suffix} between the windows`, (row) => {
      const between = delay(row) > window && delay(row) <= longer;
      return isStageIv(row) && between && at(columns.comorbidity, row) === threshold + past;
    });
  }
  return missing;
};

/** Ages that no eligible patient could have by mistake of a few years: they would give age errors away. */
const SENTINELS = [MISSING_AGE, -1, 999];
const SENTINEL_LIMIT = 0.15;

/** At most 15 % of age errors look like placeholders. */
export const checkSentinels: Check = (episode) => {
  const ages = episode.dataset.columns.age;
  const { age_min, age_max } = episode.protocol.rules;
  const errors = rowsOf(episode).filter((row) => at(ages, row) < age_min || at(ages, row) > age_max);
  const sentinels = errors.filter((row) => SENTINELS.includes(at(ages, row)) || at(ages, row) < 0).length;
  return sentinels <= SENTINEL_LIMIT * errors.length
    ? []
    : [`${sentinels} of ${errors.length} age errors look like placeholders`];
};
