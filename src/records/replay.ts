import { ClinicalBenchError } from '../core/errors.ts';
import { startEpisode, step, type EpisodeState } from '../core/episode/index.ts';
import { generateEpisode, type Episode, type EpisodeSource } from '../core/generate/episode.ts';
import type { EpisodeRecord, RecordedEpisode } from '../core/model/record.ts';
import { GENERATOR_VERSION } from '../core/version.ts';

/** What a replay may be given beside the record. */
export interface ReplayParts {
  /** Where episodes come from; generated anew unless given, for instance by a cache. */
  readonly episodeOf?: (recorded: RecordedEpisode) => Episode;
  /** The key of sealed episodes. */
  readonly sealedKey?: Uint8Array;
}

/** A record played again. States are plain data over one shared episode: keeping all of them costs little. */
export interface Replay {
  readonly episode: Episode;
  /** After the reset. */
  readonly first: EpisodeState;
  /** For each entry the state after it; an entry that is no action changes nothing. */
  readonly states: readonly EpisodeState[];
  readonly last: EpisodeState;
}

/**
 * Plays a record again from its seed, action by action: the states are what they were. Nothing of what the record
 * claims is looked at; verifyRecord does that.
 * @throws ClinicalBenchError 'invalid_request' for a record of another generator version, or of a sealed episode
 * without its key
 */
export function replayRecord(record: EpisodeRecord, parts: ReplayParts = {}): Replay {
  const { episode: recorded } = record;
  const episode = parts.episodeOf ? parts.episodeOf(recorded) : episodeOf(recorded, parts.sealedKey);
  return replayOn(episode, record);
}

/** Plays the actions of a record on an episode, whichever it is. */
export function replayOn(episode: Episode, { episode: recorded, entries }: EpisodeRecord): Replay {
  const first = startEpisode(episode, recorded.options, recorded.episode_id);
  let state = first;
  const states = entries.map((entry) => {
    if (entry.type === 'action') state = step(state, entry.action).state;
    return state;
  });
  return { episode, first, states, last: state };
}

/** Generates the episode that a record is about. Throws what replayRecord throws. */
export function episodeOf(recorded: RecordedEpisode, key?: Uint8Array): Episode {
  return generateEpisode(sourceOf(recorded, key));
}

/**
 * Where the episode of a record comes from.
 * @throws ClinicalBenchError 'invalid_request' for a record of another generator version
 */
export function sourceOf(recorded: RecordedEpisode, key?: Uint8Array): EpisodeSource {
  const { generator_version, task_id, seed, sealed, task_overrides } = recorded;
  if (generator_version !== GENERATOR_VERSION)
    throw new ClinicalBenchError(
      'invalid_request',
      `generator_version: the record was made by ${generator_version}, this engine is ${GENERATOR_VERSION}`,
    );
  return {
    task_id,
    task_overrides: task_overrides ?? undefined,
    ...(sealed === null ? { seed: seed ?? undefined } : { sealed, key }),
  };
}
