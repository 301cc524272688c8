import { DECEASED, STAGE_IV } from '../../dataset/codes.ts';
import { NO_DEATH, type Columns } from '../../dataset/dataset.ts';
import type { Rng } from '../../random/rng.ts';
import type { DelayTails } from '../limits/delays.ts';

/** Longest enrollment-to-start delay in days where a protocol has no window. */
const USUAL_DELAY = 28;
/** Of the Stage IV patients who may under either comorbidity threshold, the percentage that starts late. */
const LONG_DELAY_PERCENT = 30;
/** Longest survival in days among those who died. */
const LONGEST_SURVIVAL = 700;

/**
 * Fills enrollment, start of treatment and death of every row, all within any protocol that the tails allow. Survival
 * does not depend on stage. Valid long delays of Stage IV patients are common, so that a long delay is no sign of a
 * violation.
 */
export function fillTimeline(
  rng: Rng,
  columns: Columns,
  size: number,
  tails: DelayTails | null,
  enrollmentStart: number,
  enrollmentEnd: number,
): void {
  const usual = tails?.usual ?? USUAL_DELAY;
  const longest = tails?.usualStageIv ?? usual;
  const excepted = tails?.comorbidity?.low ?? Infinity;
  const period = enrollmentEnd - enrollmentStart + 1;
  for (let row = 0; row < size; row++) {
    const mayBeLong =
      longest > usual && columns.stage[row] === STAGE_IV && (columns.comorbidity[row] ?? 0) <= excepted;
    const delay =
      mayBeLong && rng.chance(LONG_DELAY_PERCENT)
        ? rng.between(usual + 1, longest)
        : (rng.below(usual + 1) + rng.below(usual + 1)) >> 1;
    const enrolled = enrollmentStart + rng.below(period);
    columns.enrollment[row] = enrolled;
    columns.treatmentStart[row] = enrolled + delay;
    if (columns.outcome[row] === DECEASED) setSurvival(columns, row, drawSurvival(rng));
  }
}

/** Moves the start of treatment to `delay` days after enrollment; a death keeps its distance from the start. */
export function setDelay(columns: Columns, row: number, delay: number): void {
  const before = columns.treatmentStart[row] ?? 0;
  const after = (columns.enrollment[row] ?? 0) + delay;
  columns.treatmentStart[row] = after;
  const death = columns.death[row] ?? NO_DEATH;
  if (death !== NO_DEATH) columns.death[row] = death + after - before;
}

/** Puts the death of a patient `days` after the start of treatment; negative is before it. */
export function setSurvival(columns: Columns, row: number, days: number): void {
  columns.death[row] = (columns.treatmentStart[row] ?? 0) + days;
}

/** Days from start of treatment to death, falling in frequency over 1..LONGEST_SURVIVAL: the smaller of two uniform draws. */
function drawSurvival(rng: Rng): number {
  return 1 + Math.min(rng.below(LONGEST_SURVIVAL), rng.below(LONGEST_SURVIVAL));
}
