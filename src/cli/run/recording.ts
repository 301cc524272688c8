import { randomUUID } from 'node:crypto';
import { recordedAgent } from '../../agents/index.ts';
import { RECORD_VERSION, type EpisodeRecord, type RunConfig } from '../../core/model/record.ts';
import { CANARY, GENERATOR_VERSION } from '../../core/version.ts';
import {
  hasResult,
  keyText,
  recordKey,
  recordRow,
  type EpisodeRow,
  type FailedRow,
} from '../../evaluation/index.ts';
import { recorder, type ReplayParts } from '../../records/index.ts';
import type { OnEvent, RunEvent } from '../../runner/index.ts';
import { createRun, type RunFolder } from '../../store/runs/index.ts';
import { PACKAGE_VERSION } from '../package-version.ts';

import type { RunPlan } from './run-plan.ts';

/** A run that is written to a folder while it goes on. */
export interface Recording {
  readonly folder: RunFolder;
  readonly onEvent: OnEvent;
  /** Whether a run stands with a result already. Runs that came to none are made again, as new lines. */
  readonly isMade: (run: Parameters<typeof keyText>[0]) => boolean;
  /** Rows of the runs that stand already. */
  readonly earlier: readonly (EpisodeRow | FailedRow)[];
  /** What their agents told, for counts over the whole run. */
  readonly earlierEvents: readonly RunEvent[];
}

/** Begins a run folder for a plan. */
export function beginRun(folder: string, plan: RunPlan): Promise<RunFolder> {
  return createRun(folder, configOf(plan));
}

/** Records into a run folder, whether new or gone on with. @param parts what a replay of earlier records needs */
export function recordInto(folder: RunFolder, parts: ReplayParts): Recording {
  const { config, records } = folder;
  const made = new Map(records.filter(hasResult).map((record) => [keyText(recordKey(record)), record]));
  return {
    folder,
    onEvent: recorder({
      config,
      onRecord: (record) => folder.append(record),
      after: records.at(-1) ?? null,
      now: () => new Date().toISOString(),
    }),
    isMade: (run) => made.has(keyText(run)),
    earlier: standing(records).map((record) => recordRow(record, parts)),
    earlierEvents: [...made.values()].flatMap(toldIn),
  };
}

function toldIn(record: EpisodeRecord): RunEvent[] {
  const run = recordKey(record);
  return record.entries.flatMap((entry, number): RunEvent[] =>
    entry.type === 'agent' ? [{ type: 'agent_event', run, number, event: entry.event }] : [],
  );
}

/** The last record of each run: one with a result where there is one. */
function standing(records: readonly EpisodeRecord[]): EpisodeRecord[] {
  const last = new Map<string, EpisodeRecord>();
  for (const record of records) {
    const key = keyText(recordKey(record));
    const held = last.get(key);
    if (!held || !hasResult(held)) last.set(key, record);
  }
  return [...last.values()];
}

function configOf({ agents, tasks, seeds, sealed, trials, options, ranked, limits }: RunPlan): RunConfig {
  return {
    record_version: RECORD_VERSION,
    canary: CANARY,
    run_id: randomUUID(),
    package_version: PACKAGE_VERSION,
    generator_version: GENERATOR_VERSION,
    created_at: new Date().toISOString(),
    agents: agents.map(recordedAgent),
    tasks: [...tasks],
    seeds: [...seeds],
    sealed,
    trials,
    options,
    ranked,
    ...(limits && { limits }),
  };
}
