import { DECEASED } from '../../dataset/codes.ts';
import { NO_DEATH, type Columns } from '../../dataset/dataset.ts';
import type { Rules } from '../../model/protocol.ts';
import type { Rng } from '../../random/rng.ts';
import { allowedDelay } from '../../rules/treatment-window.ts';

/** Longest enrollment-to-start delay in days where a protocol has no window. */
const USUAL_WINDOW = 28;
/** Of the Stage IV patients that may, the percentage that starts after the standard window. */
const LONG_DELAY_PERCENT = 30;
/** Longest survival in days among those who died. */
const LONGEST_SURVIVAL = 700;

/**
 * Fills enrollment, start of treatment and death of every row, all within the protocol. Survival does not depend on
 * stage. Valid long delays of Stage IV patients are common, so that a long delay is no sign of a violation.
 */
export function fillTimeline(
  rng: Rng,
  columns: Columns,
  size: number,
  rules: Rules,
  enrollmentStart: number,
  enrollmentEnd: number,
): void {
  const window = rules.treatment_window_days ?? USUAL_WINDOW;
  const period = enrollmentEnd - enrollmentStart + 1;
  for (let row = 0; row < size; row++) {
    const allowed = allowedDelay(columns.stage[row] ?? 0, columns.comorbidity[row] ?? 0, rules);
    const isLong = allowed > window && allowed !== Infinity && rng.chance(LONG_DELAY_PERCENT);
    const delay = isLong
      ? rng.between(window + 1, allowed)
      : (rng.below(window + 1) + rng.below(window + 1)) >> 1;
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
