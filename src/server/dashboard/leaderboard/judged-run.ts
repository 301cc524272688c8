import type { EpisodeRecord, RecordedAgent, RunConfig } from '../../../core/model/record.ts';
import { hasResult, playedRow, type CheckedRecords, type EpisodeRow } from '../../../evaluation/index.ts';
import { sourceOf } from '../../../records/index.ts';
import { episodeCache } from '../../../runner/index.ts';
import { verifyFolder, type IndexedRun } from '../../../store/runs/index.ts';

/** A run that was played again, as far as it held. */
export interface JudgedRun {
  readonly name: string;
  readonly config: RunConfig;
  readonly checked: CheckedRecords;
  readonly played: readonly PlayedRecord[];
}

/** A record that replays. */
export interface PlayedRecord {
  readonly agent: RecordedAgent;
  readonly trial: number;
  /** Null where it came to no result. */
  readonly row: EpisodeRow | null;
  /** In US dollars; null where a price is unknown or no model was asked. */
  readonly cost: number | null;
}

/** How many faults of a run are told. */
const MOST_TOLD = 3;

/** Plays runs again, each once until its file of records changes. */
export function runJudge(): (run: IndexedRun) => Promise<JudgedRun> {
  const judged = new Map<string, { readonly at: string; readonly run: Promise<JudgedRun> }>();
  return (run) => {
    const at = `${run.size} ${run.changed} ${run.config.run_id}`;
    const held = judged.get(run.name);
    if (held?.at === at) return held.run;
    const made = judge(run);
    judged.set(run.name, { at, run: made });
    made.catch(() => judged.delete(run.name));
    return made;
  };
}

async function judge({ name, folder, config }: IndexedRun): Promise<JudgedRun> {
  const episodes = episodeCache();
  const records: EpisodeRecord[] = [];
  const played: PlayedRecord[] = [];
  const { faults, fault_count, missing } = await verifyFolder(folder, {
    episodeOf: (recorded) => episodes.get(sourceOf(recorded)),
    onLine: ({ record, replay, faults: found }) => {
      if (!record) return;
      // Prompts have been checked by now and are not needed any more.
      records.push({ ...record, entries: [] });
      if (!replay || found.length > 0) return;
      played.push({
        agent: record.agent,
        trial: record.trial,
        row: hasResult(record) ? playedRow(record, replay) : null,
        cost: record.result.usage?.cost_usd ?? null,
      });
    },
  });
  const told = faults.slice(0, MOST_TOLD).map(({ line, message }) => `line ${line ?? 0}: ${message}`);
  const more = fault_count - told.length;
  return {
    name,
    config,
    checked: { records, missing, faults: more > 0 ? [...told, `and ${more} faults more`] : told },
    played,
  };
}
