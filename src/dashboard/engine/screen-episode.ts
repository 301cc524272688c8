import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Episode } from '../../core/generate/episode.ts';
import type { EpisodeRecord } from '../../core/model/record.ts';
import type { TaskId } from '../../core/model/vocabulary.ts';
import { GENERATOR_VERSION } from '../../core/version.ts';
import { replayRecord, type Replay } from '../../records/replay.ts';
import { recordQuery } from '../api/records.ts';
import type { EpisodeSearch } from '../app/search.ts';
import { episodeOf } from './episodes.ts';

/** Where a record stands: the name of its run on this server, and its place in it. */
export interface RecordAddress {
  readonly run: string;
  readonly episode: number;
}

/** A record played again. */
export interface Played {
  readonly address: RecordAddress;
  readonly record: EpisodeRecord;
  readonly replay: Replay;
}

/** What an episode screen shows: a record, whose truth is out, or a preview, whose truth waits until it is asked for. */
export type ScreenEpisode =
  | { readonly state: 'loading' }
  | { readonly state: 'fault'; readonly message: string }
  /** A record of a sealed episode: only who has the key can make its data. */
  | { readonly state: 'sealed'; readonly address: RecordAddress; readonly record: EpisodeRecord }
  | {
      readonly state: 'ready';
      readonly episode: Episode;
      readonly played: Played | null;
      /** Whether the answer key may be shown. */
      readonly truth: boolean;
    };

export const DEFAULT_TASK: TaskId = 'task_hard';
export const DEFAULT_SEED = 42;

/** The episode that the address names. */
export function useScreenEpisode(search: EpisodeSearch): ScreenEpisode {
  const { run, episode: sequence = 0, task, seed, patients, prevalence, reveal } = search;
  const record = useQuery({ ...recordQuery(run ?? '', sequence), enabled: run !== undefined });
  const made = useMemo(() => {
    if (run !== undefined) return null;
    return attempt(() => ({
      episode: episodeOf({
        task_id: task ?? DEFAULT_TASK,
        seed: seed ?? DEFAULT_SEED,
        task_overrides:
          patients === undefined && prevalence === undefined ? undefined : { patients, prevalence },
      }),
      played: null,
    }));
  }, [run, task, seed, patients, prevalence]);
  const replayed = useMemo(() => {
    const data = record.data;
    if (!data || run === undefined || data.episode.sealed !== null) return null;
    return attempt(() => {
      const replay = replayOf(data);
      return {
        episode: replay.episode,
        played: { address: { run, episode: sequence }, record: data, replay },
      };
    });
  }, [record.data, run, sequence]);

  const shown = run === undefined ? made : replayed;
  return useMemo((): ScreenEpisode => {
    if (run !== undefined && record.error) return { state: 'fault', message: record.error.message };
    if (run !== undefined && record.data && record.data.episode.sealed !== null)
      return { state: 'sealed', address: { run, episode: sequence }, record: record.data };
    if (!shown) return { state: 'loading' };
    if ('message' in shown) return { state: 'fault', message: shown.message };
    return { state: 'ready', ...shown, truth: run !== undefined || reveal === true };
  }, [run, sequence, record.error, record.data, shown, reveal]);
}

/** A record played again on an episode from the cache. Throws what replayRecord throws. */
export function replayOf(record: EpisodeRecord): Replay {
  const { seed, sealed, task_id, task_overrides, generator_version } = record.episode;
  if (seed === null || sealed !== null || generator_version !== GENERATOR_VERSION)
    return replayRecord(record);
  return replayRecord(record, {
    episodeOf: () => episodeOf({ task_id, seed, task_overrides: task_overrides ?? undefined }),
  });
}

function attempt<Value>(make: () => Value): Value | { readonly message: string } {
  try {
    return make();
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) };
  }
}
