import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EpisodeOptions } from '../../core/model/episode.ts';
import {
  RECORD_VERSION,
  type EpisodeRecord,
  type RecordedAgent,
  type RunConfig,
} from '../../core/model/record.ts';
import type { TaskId } from '../../core/model/vocabulary.ts';
import { CANARY, GENERATOR_VERSION } from '../../core/version.ts';
import { episodeLine, type RunLine, type RunList } from '../../dashboard-api/index.ts';
import {
  createRun,
  indexRun,
  readRecordAt,
  RUN_FILES,
  RunFolderError,
  runFolders,
  type IndexedRun,
} from '../../store/runs/index.ts';
import { WireFault } from '../wire/fault.ts';

/** The run folders below one folder: listed, read, and added to. */
export interface RecordShelf {
  list(): Promise<RunList>;
  /** One record by its place in the file. @throws WireFault 'not_found' */
  record(run: string, place: number): Promise<EpisodeRecord>;
  /** Every record of a run, in order. @throws WireFault 'not_found' */
  records(run: string): Promise<EpisodeRecord[]>;
  /** Every run that can be read, the newest first. */
  indexes(): Promise<IndexedRun[]>;
  /** The folder of a run, for its files. @throws WireFault 'not_found' */
  folderOf(run: string): Promise<string>;
  /** Makes a run folder with one record in it and answers with its name. */
  add(name: string, config: RunConfig, record: EpisodeRecord): Promise<string>;
}

/** A shelf over a folder, or over one run in it. An index is made anew only when a file has changed. */
export function recordShelf(root: string, only?: string): RecordShelf {
  const indexes = new Map<string, IndexedRun>();
  const names = async () => (await runFolders(root)).filter((name) => only === undefined || name === only);
  async function indexOf(name: string): Promise<IndexedRun> {
    const folder = join(root, name);
    const held = indexes.get(name);
    const now = await stat(join(folder, RUN_FILES.episodes)).catch(() => null);
    if (held && held.size === (now?.size ?? 0) && held.changed === (now?.mtimeMs ?? 0)) return held;
    const made = await indexRun(folder, name);
    indexes.set(name, made);
    return made;
  }
  async function known(run: string): Promise<IndexedRun> {
    if (!(await names()).includes(run))
      throw new WireFault('not_found', 'run: there is no such run on this server');
    return indexOf(run);
  }
  return {
    async list() {
      const runs: RunLine[] = [];
      const unreadable: { name: string; reason: string }[] = [];
      for (const name of await names()) {
        try {
          runs.push(lineOf(await indexOf(name)));
        } catch (error) {
          unreadable.push({
            name,
            reason: error instanceof Error ? error.message.replaceAll(root, '.') : '',
          });
        }
      }
      return {
        runs: runs.toSorted((a, b) => ((a.created_at ?? '') < (b.created_at ?? '') ? 1 : -1)),
        unreadable,
      };
    },
    async record(run, place) {
      const index = await known(run);
      const at = index.records[place];
      if (!at) throw new WireFault('not_found', 'record: this run has no such record');
      return readRecordAt(index, at);
    },
    async records(run) {
      const index = await known(run);
      const records: EpisodeRecord[] = [];
      for (const at of index.records) records.push(await readRecordAt(index, at));
      return records;
    },
    async indexes() {
      const found: IndexedRun[] = [];
      for (const name of await names()) {
        try {
          found.push(await indexOf(name));
        } catch (error) {
          // The list says of such a folder that it cannot be read.
          if (!(error instanceof RunFolderError)) throw error;
        }
      }
      return found.toSorted((a, b) => ((a.config.created_at ?? '') < (b.config.created_at ?? '') ? 1 : -1));
    },
    async folderOf(run) {
      return (await known(run)).folder;
    },
    async add(name, config, record) {
      const folder = await createRun(join(root, name), config);
      try {
        folder.append(record);
      } finally {
        folder.close();
      }
      return name;
    },
  };
}

/** The configuration of a run of one episode that was started here. */
export function singleRunConfig(parts: {
  readonly agent: RecordedAgent;
  readonly task_id: TaskId;
  readonly seed: number;
  readonly options: EpisodeOptions;
  readonly packageVersion: string;
  readonly now: Date;
}): RunConfig {
  return {
    record_version: RECORD_VERSION,
    canary: CANARY,
    run_id: randomBytes(16).toString('hex'),
    package_version: parts.packageVersion,
    generator_version: GENERATOR_VERSION,
    created_at: parts.now.toISOString(),
    agents: [parts.agent],
    tasks: [parts.task_id],
    seeds: [parts.seed],
    sealed: null,
    trials: 1,
    options: parts.options,
    ranked: false,
  };
}

function lineOf({ name, config, records }: IndexedRun): RunLine {
  return {
    run_id: name,
    created_at: config.created_at,
    ranked: config.ranked,
    episodes: records.map(({ length, summary }, sequence) =>
      episodeLine(summary, { run_id: name, sequence, bytes: length }),
    ),
  };
}
