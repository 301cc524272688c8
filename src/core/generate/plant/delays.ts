import { setDelay } from '../cohort/timeline.ts';
import { NEAR_DAYS, type DelayTails } from '../limits/delays.ts';
import { cellOr, isStageIv, tag, type Ground } from './ground.ts';
import { plantTail, tagNearest } from './tails.ts';

/**
 * Plants the ends of the delays and the Stage IV patients on whom the comorbidity threshold decides: first Stage IV,
 * which is scarce, then the others.
 */
export function plantDelays(
  ground: Ground,
  tails: DelayTails,
  counts: { readonly nearWindow: number; readonly exceptions: number },
): void {
  const { rng, columns, rules, pool } = ground;
  const window = rules.treatment_window_days ?? 0;
  const set = (row: number, delay: number) => setDelay(columns, row, delay);
  plantTail(tails.stageIv, rules.stage_iv_window_days ?? 0, () => takeExcepted(ground, tails), set);
  const atThreshold = plantGroups(ground, tails);
  plantExceptions(ground, tails, counts.exceptions, atThreshold);
  const take = () => pool.take('late starts in stages I to III', (row) => !isStageIv(ground, row));
  const planted = plantTail(tails.standard, window, take, set);
  tagNearest(ground, 'near_window_delay', counts.nearWindow, NEAR_DAYS, planted, () => {
    const row = take();
    set(row, window - rng.below(NEAR_DAYS));
    return row;
  });
}

/**
 * Delays that only the Stage IV exception allows. One of them has its comorbidity exactly at the threshold.
 * @param atThreshold a record that is one already, with its comorbidity at the threshold
 */
function plantExceptions(ground: Ground, tails: DelayTails, count: number, atThreshold: number | null): void {
  const { rng, columns } = ground;
  for (let i = 0; i < count; i++) {
    const row = takeExcepted(ground, tails);
    setDelay(columns, row, rng.between(tails.standard.edge, tails.usualStageIv));
    if (i === 0 && tails.comorbidity) columns.comorbidity[row] = tails.comorbidity.low;
    tag(ground, i === 0 && atThreshold !== null ? atThreshold : row, 'stage_iv_exception');
  }
}

/**
 * The two groups on whom the comorbidity threshold decides, just above either threshold first. The one that it cuts off
 * are overrides: the exception seems to cover them, and is revoked.
 * @returns a record that keeps the exception with its comorbidity exactly at the threshold, if the groups have one
 */
function plantGroups(ground: Ground, tails: DelayTails): number | null {
  const groups = tails.comorbidity;
  if (!groups) return null;
  const { rng, columns, rules } = ground;
  const { low, high } = groups;
  const threshold = rules.comorbidity_threshold ?? 0;
  let atThreshold: number | null = null;
  const plant = (comorbidity: number, shortest: number, longest: number) => {
    const row = ground.pool.take('late starts in Stage IV', (candidate) => isStageIv(ground, candidate));
    columns.comorbidity[row] = comorbidity;
    setDelay(columns, row, rng.between(shortest, longest));
    const isLate = (rules.treatment_window_days ?? Infinity) < delayOf(ground, row);
    if (isLate && comorbidity > threshold) tag(ground, row, 'comorbidity_override');
    if (isLate && comorbidity === threshold) atThreshold ??= row;
  };
  for (let i = 0; i < groups.middle; i++) {
    const comorbidity = cellOr([low + 1, high], i, () => rng.between(low + 1, high));
    plant(comorbidity, tails.standard.edge, tails.usualStageIv);
  }
  for (let i = 0; i < groups.upper; i++) {
    const comorbidity = cellOr([high + 1], i, () => rng.between(high + 1, high + 3));
    plant(comorbidity, ...groups.upperDelays);
  }
  return atThreshold;
}

/** A Stage IV patient who keeps the exception under either comorbidity threshold. */
function takeExcepted(ground: Ground, { comorbidity }: DelayTails): number {
  const { columns, pool, rng } = ground;
  const row = pool.take('late starts in Stage IV', (candidate) => isStageIv(ground, candidate));
  if (comorbidity && (columns.comorbidity[row] ?? 0) > comorbidity.low) {
    columns.comorbidity[row] = rng.below(comorbidity.low + 1);
  }
  return row;
}

function delayOf({ columns }: Ground, row: number): number {
  return (columns.treatmentStart[row] ?? 0) - (columns.enrollment[row] ?? 0);
}
