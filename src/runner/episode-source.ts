import type { EpisodeSource } from '../core/generate/episode.ts';
import type { ResetRequest } from '../core/model/episode.ts';
import { drawSeed } from './draw-seed.ts';

/** What a reset request needs from whoever plays it. */
export interface SourceParts {
  /** The key of sealed episodes; without it a sealed reset is refused when the episode is generated. */
  readonly sealedKey?: Uint8Array | undefined;
  /** Draws a seed (0 to 2^32-1) for a request that names none; by default the platform's random source does. */
  readonly drawSeed?: (() => number) | undefined;
}

/** The episode that a reset request names. A request without a seed gets one drawn. */
export function episodeSourceOf(request: ResetRequest, parts: SourceParts): EpisodeSource {
  const { task_id, seed, sealed, task_overrides } = request;
  return {
    task_id,
    task_overrides,
    ...(sealed === undefined
      ? { seed: seed ?? (parts.drawSeed ?? drawSeed)() }
      : { seed, sealed, key: parts.sealedKey }),
  };
}

/** The name of a run that was given none: it follows from the episode, so that equal runs have equal bytes. */
export function episodeIdOf({ task_id, seed, sealed }: EpisodeSource): string {
  return sealed ? `${task_id}-${sealed.split}-${sealed.index}` : `${task_id}-${seed}`;
}
