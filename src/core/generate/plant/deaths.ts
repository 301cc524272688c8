import { setSurvival } from '../cohort/timeline.ts';
import { cellOr, isDeceased, tag, type Ground } from './ground.ts';

/** Deaths the day before treatment first, then up to a month before. */
export function plantTemporalInconsistencies(ground: Ground, count: number): void {
  plantDeaths(ground, 'temporal_inconsistency', count, (i) => cellOr([-1], i, () => -drawDaysEarly(ground)));
}

/** Deaths on the day of the first dose and 1, 2 and 3 days after it: valid. */
export function plantNearImmediateDeaths(ground: Ground, count: number): void {
  const rows = plantDeaths(ground, 'near_immediate_death', count, (i) =>
    cellOr([0, 1, 2, 3], i, () => ground.rng.below(4)),
  );
  for (const row of rows) tag(ground, row, 'near_immediate_death');
}

/** Deaths 4 to 20 days after the first dose: sad, and in order. */
export function plantValidDeceased(ground: Ground, count: number): void {
  const rows = plantDeaths(ground, 'valid_deceased', count, () => ground.rng.between(4, 20));
  for (const row of rows) tag(ground, row, 'valid_deceased');
}

/** Puts the deaths of `count` patients so many days after the first dose. */
function plantDeaths(
  ground: Ground,
  what: string,
  count: number,
  daysOf: (index: number) => number,
): number[] {
  return Array.from({ length: count }, (_, index) => {
    const row = ground.pool.take(what, (candidate) => isDeceased(ground, candidate));
    setSurvival(ground.columns, row, daysOf(index));
    return row;
  });
}

function drawDaysEarly({ rng }: Ground): number {
  const kind = rng.below(10);
  if (kind < 3) return 1;
  return kind < 7 ? rng.between(2, 7) : rng.between(8, 30);
}
