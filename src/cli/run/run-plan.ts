import type { Agent } from '../../agents/index.ts';
import type { EpisodeOptions, Sealed } from '../../core/model/episode.ts';
import type { RunConfig } from '../../core/model/record.ts';
import type { TaskId } from '../../core/model/vocabulary.ts';
import { RANKED } from '../../evaluation/index.ts';
import type { SealedRange } from '../parse/sealed.ts';
import { seedsOf, seedText, type SeedRange } from '../parse/seeds.ts';

/** Everything that decides what a run plays: what its configuration says, with agents that can play. */
export interface RunPlan {
  readonly agents: readonly Agent[];
  readonly tasks: readonly TaskId[];
  readonly seeds: readonly number[];
  readonly sealed: RunConfig['sealed'];
  readonly trials: number;
  readonly options: EpisodeOptions;
  readonly ranked: boolean;
  /** What the model may be asked for, where it is limited. */
  readonly limits?: RunConfig['limits'];
}

/** Which episodes of each task a plan plays. */
export function episodesOf(
  ranked: boolean,
  sealed: SealedRange | undefined,
  seeds: SeedRange,
): Pick<RunPlan, 'seeds' | 'sealed'> {
  if (sealed) return { seeds: [], sealed: { split: sealed.split, indices: seedsOf(sealed) } };
  return { seeds: ranked ? RANKED.seeds : seedsOf(seeds), sealed: null };
}

/** The places of a sealed split that a plan plays. */
export function sealedPlaces({ sealed }: Pick<RunPlan, 'sealed'>): Sealed[] {
  return sealed === null ? [] : sealed.indices.map((index) => ({ split: sealed.split, index }));
}

/** How many episodes of each task are played. */
export function placeCount({
  seeds,
  sealed,
}: {
  readonly seeds: readonly number[];
  readonly sealed?: RunConfig['sealed'] | undefined;
}): number {
  return seeds.length + (sealed?.indices.length ?? 0);
}

/** The episodes of a plan in words. */
export function placesText({ seeds, sealed, ranked }: RunPlan): string {
  if (sealed) return `Sealed split ${sealed.split}, ${placeCount({ seeds, sealed })} places`;
  if (ranked) return `The ${seeds.length} ranked seeds`;
  const [first = 0] = seeds;
  const last = seeds.at(-1) ?? first;
  const consecutive = last - first === seeds.length - 1;
  return `${seeds.length === 1 ? 'Seed' : 'Seeds'} ${consecutive ? seedText({ first, last }) : seeds.join(', ')}`;
}
