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

/** Fewest and most deaths that each stage may have, alone and together with all later stages. */
export interface DeathRanges {
  readonly least: readonly number[];
  readonly most: readonly number[];
  readonly leastLater: readonly number[];
  readonly mostLater: readonly number[];
}

/** The ranges of strata of these sizes under mortality bands; null when a band holds no whole number of deaths. */
export function deathRanges(sizes: readonly number[], bands: readonly Band[]): DeathRanges | null {
  const least = sizes.map((size, stage) => Math.ceil(((bands[stage]?.[0] ?? 0) * size) / 100));
  const most = sizes.map((size, stage) => Math.floor(((bands[stage]?.[1] ?? 100) * size) / 100));
  if (least.some((low, stage) => low > (most[stage] ?? 0))) return null;
  return { least, most, leastLater: sumsOfLater(least), mostLater: sumsOfLater(most) };
}

/**
 * Draws deaths by stage with a given total: each stage within its range, mortality rising with stage.
 * @param early whether more of the deaths lie in stages I to III, or fewer: of two draws, the larger or the smaller
 * @returns null when the draw does not fit; the caller draws again
 */
export function drawAllocation(
  rng: Rng,
  sizes: readonly number[],
  ranges: DeathRanges,
  total: number,
  early: boolean,
): number[] | null {
  const deaths: number[] = [];
  let left = total;
  let previousDeaths = 0;
  let previousSize = 1;
  for (let stage = 0; stage < sizes.length; stage++) {
    const size = sizes[stage] ?? 0;
    const least = Math.max(ranges.least[stage] ?? 0, left - (ranges.mostLater[stage] ?? 0));
    const most = Math.min(ranges.most[stage] ?? 0, left - (ranges.leastLater[stage] ?? 0));
    if (most < least) return null;
    const drawn = least === most ? least : tilted(rng, least, most, early);
    if (drawn * previousSize <= previousDeaths * size) return null;
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

/** For each stage, the sum over those after it. */
function sumsOfLater(byStage: readonly number[]): number[] {
  let later = 0;
  return byStage
    .toReversed()
    .map((value) => {
      later += value;
      return later - value;
    })
    .toReversed();
}
