import { MISSING_AGE } from '../../dataset/dataset.ts';
import { setDelay, setSurvival } from '../cohort/timeline.ts';
import { cellOr, isDeceased, isExcepted, isStageIv, windowsOf, type Ground } from './ground.ts';

/** Of the age violations, at most this percentage is a missing value or a sentinel, so that no constant finds them. */
const SENTINEL_PERCENT = 15;
const SENTINELS = [MISSING_AGE, -1, 999];

/** Ages just outside the bounds on both sides first, then near them, then further out. */
export function plantInvalidAges(ground: Ground, count: number): void {
  const { rng, columns, rules } = ground;
  const sentinels = rng.below(Math.floor((count * SENTINEL_PERCENT) / 100) + 1);
  for (let i = 0; i < count; i++) {
    const row = ground.pool.take('invalid_age', () => true);
    const age =
      i >= count - sentinels
        ? (SENTINELS[rng.below(SENTINELS.length)] ?? MISSING_AGE)
        : cellOr([rules.age_min - 1, rules.age_max + 1], i, () =>
            rng.below(2) === 0 ? rules.age_min - distance(ground) : rules.age_max + distance(ground),
          );
    columns.age[row] = age;
  }
}

/** Deaths the day before treatment first, then up to a month before. */
export function plantTemporalInconsistencies(ground: Ground, count: number): void {
  for (let i = 0; i < count; i++) {
    const row = ground.pool.take('temporal_inconsistency', (candidate) => isDeceased(ground, candidate));
    setSurvival(
      ground.columns,
      row,
      cellOr([-1], i, () => -drawDaysEarly(ground)),
    );
  }
}

/**
 * Delays one day over each window first: the standard window, then that of Stage IV. One violation in four is of a
 * Stage IV patient who keeps the exception; overrides are planted apart.
 */
export function plantWindowViolations(ground: Ground, count: number): void {
  const { window, stageIv } = windowsOf(ground.rules);
  const { rng } = ground;
  for (let i = 0; i < count; i++) {
    const overStageIv = i === 1 || (i > 1 && rng.below(4) === 0);
    const row = overStageIv
      ? ground.pool.take('protocol_window_violation in Stage IV', (candidate) =>
          isExcepted(ground, candidate),
        )
      : ground.pool.take('protocol_window_violation', (candidate) => !isStageIv(ground, candidate));
    const limit = overStageIv ? stageIv : window;
    setDelay(ground.columns, row, limit + (i < 2 ? 1 : drawDaysOver(ground)));
  }
}

/** Years outside an age bound: often one, seldom more than five. */
function distance({ rng }: Ground): number {
  const kind = rng.below(10);
  if (kind < 3) return 1;
  return kind < 6 ? rng.between(2, 3) : rng.between(4, 9);
}

function drawDaysEarly({ rng }: Ground): number {
  const kind = rng.below(10);
  if (kind < 3) return 1;
  return kind < 7 ? rng.between(2, 7) : rng.between(8, 30);
}

function drawDaysOver({ rng }: Ground): number {
  const kind = rng.below(10);
  if (kind < 3) return 1;
  return kind < 7 ? rng.between(2, 5) : rng.between(6, 14);
}
