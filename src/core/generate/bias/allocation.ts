import type { Rng } from '../../random/rng.ts';

/** Lowest and highest mortality in percent that a stage may have. */
export type Band = readonly [low: number, high: number];

/** Mortality bands by stage of the dominant ethnicity. */
export const DOMINANT_BANDS: readonly Band[] = [
  [2, 10],
  [5, 15],
  [10, 30],
  [25, 60],
];

/** The other ethnicities may exceed them: without that slack high gap thresholds cannot be reached. */
export const OTHERS_BANDS: readonly Band[] = [
  [2, 20],
  [5, 30],
  [10, 45],
  [25, 75],
];

/**
 * Draws deaths by stage with a given total: each stage within its band, mortality rising with stage.
 * @param early whether more of the deaths lie in stages I to III, or fewer: of two draws, the larger or the smaller
 * @returns null when the draw does not fit; the caller draws again
 */
export function drawAllocation(
  rng: Rng,
  sizes: readonly number[],
  total: number,
  bands: readonly Band[],
  early: boolean,
): number[] | null {
  const deaths: number[] = [];
  let left = total;
  let previousDeaths = 0;
  let previousSize = 1;
  for (let stage = 0; stage < sizes.length; stage++) {
    const size = sizes[stage] ?? 0;
    const [low, high] = bands[stage] ?? [0, 100];
    const least = Math.ceil((low * size) / 100);
    const most = Math.floor((high * size) / 100);
    if (most < least) return null;
    const last = stage === sizes.length - 1;
    const drawn = last ? left : tilted(rng, least, most, early);
    if (drawn < least || drawn > most || drawn * previousSize <= previousDeaths * size) return null;
    deaths.push(drawn);
    left -= drawn;
    previousDeaths = drawn;
    previousSize = size;
  }
  return deaths;
}

function tilted(rng: Rng, least: number, most: number, up: boolean): number {
  const [one, other] = [rng.between(least, most), rng.between(least, most)];
  return up ? Math.max(one, other) : Math.min(one, other);
}
