import type { Episode } from '../../core/generate/episode.ts';
import type { TaskId } from '../../core/model/vocabulary.ts';
import { countMarginals, emptyMarginals, type MarginalCounts } from '../../core/statistics/marginals.ts';
import { countEpisode, mergeEpisodeCounts, type EpisodeCounts } from './shortcuts/episode-counts.ts';
import { countRecords, emptyRecordCounts, type RecordCounts } from './shortcuts/record-counts.ts';

/** Something that is wrong with one episode. */
export interface Fault {
  readonly task_id: TaskId;
  readonly seed: number;
  readonly what: string;
}

/**
 * What certification keeps of the episodes of one task: counts only, so that tallies of any two sets of seeds add up to
 * the tally of both, in any order, and memory does not grow with the number of episodes.
 */
export interface Tally {
  episodes: number;
  /** Number of faults found; `faults` lists the first of them. */
  faultCount: number;
  faults: Fault[];
  readonly marginals: MarginalCounts;
  readonly records: RecordCounts;
  readonly byMode: EpisodeCounts;
}

/** To be raised with every change of features, bins or strata: tallies of two versions do not add up. */
export const AUDIT_VERSION = 2;

/** Faults that a tally lists; the rest is only counted. */
const LISTED_FAULTS = 200;

/** The tally of no episode. */
export function emptyTally(): Tally {
  return {
    episodes: 0,
    faultCount: 0,
    faults: [],
    marginals: emptyMarginals(),
    records: emptyRecordCounts(),
    byMode: new Map(),
  };
}

/** Adds what was found wrong with one episode. */
export function countFaults(tally: Tally, taskId: TaskId, seed: number, faults: readonly string[]): void {
  const named = faults.map((what) => ({ task_id: taskId, seed, what }));
  list(tally, faults.length, named);
}

/** Adds the records and features of one episode. */
export function tallyEpisode(tally: Tally, episode: Episode): void {
  countMarginals(tally.marginals, episode);
  countRecords(tally.records, episode);
  countEpisode(tally.byMode, episode);
}

/** Adds the tally `from` to the tally `into`. */
export function mergeTally(into: Tally, from: Tally): void {
  into.episodes += from.episodes;
  list(into, from.faultCount, from.faults);
  addAll(into.marginals, from.marginals);
  addAll(into.records, from.records);
  mergeEpisodeCounts(into.byMode, from.byMode);
}

function list(tally: Tally, count: number, faults: readonly Fault[]): void {
  tally.faultCount += count;
  if (faults.length === 0) return;
  tally.faults = [...tally.faults, ...faults].toSorted((a, b) => a.seed - b.seed).slice(0, LISTED_FAULTS);
}

function addAll(into: Uint32Array | Float64Array, from: Uint32Array | Float64Array): void {
  for (let i = 0; i < into.length; i++) {
    const value = from[i] ?? 0;
    if (value !== 0) into[i] = (into[i] ?? 0) + value;
  }
}
