import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { fromRows } from '../../core/dataset/from-rows.ts';
import { toRows } from '../../core/dataset/rows.ts';
import type { Episode } from '../../core/generate/episode.ts';
import { PatientSchema } from '../../core/model/patient.ts';
import { RulesSchema } from '../../core/model/protocol.ts';
import type { RecordedEpisode } from '../../core/model/record.ts';
import { audit } from '../../core/rules/audit.ts';
import { resolveTask } from '../../core/tasks/overrides.ts';
import { dataHash } from '../../records/index.ts';
import { RunFolderError } from './files.ts';

/** What an agent could read of an episode, and the rules that it is graded by. */
const KeptSchema = z.strictObject({
  protocol: z.strictObject({ title: z.string(), excerpt: z.string(), rules: RulesSchema }),
  dataset: z.array(PatientSchema),
});

/**
 * Keeps the data of an episode beside the records of a run, once, so that a grader of any later version can score them
 * again: later generators make other episodes of the same seed.
 */
export function keepData(folder: string, episode: Episode): void {
  const path = pathOf(folder, dataHash(episode));
  if (existsSync(path)) return;
  mkdirSync(join(folder, 'data'), { recursive: true });
  const { title, excerpt, rules } = episode.protocol;
  const text = JSON.stringify({ protocol: { title, excerpt, rules }, dataset: toRows(episode.dataset) });
  writeFileSync(`${path}.part`, gzipSync(text));
  renameSync(`${path}.part`, path);
}

/**
 * The episode of a record from kept data, audited by the rules of today; null where none was kept. Traps and the bias
 * label are not part of it: scores do not depend on them.
 * @throws RunFolderError for a file that does not hold what its name says
 */
export function keptEpisode(folder: string, recorded: RecordedEpisode): Episode | null {
  const { data_hash, task_id, task_overrides, seed, sealed } = recorded;
  const path = data_hash === null ? null : pathOf(folder, data_hash);
  if (path === null || !existsSync(path)) return null;
  const parsed = KeptSchema.safeParse(JSON.parse(gunzipSync(readFileSync(path)).toString()));
  if (!parsed.success)
    throw new RunFolderError(`${path} holds no data of an episode`, { cause: parsed.error });
  const { protocol, dataset: rows } = parsed.data;
  const dataset = fromRows(rows);
  const task = resolveTask(task_id, task_overrides ?? undefined);
  const episode: Episode = {
    task,
    seed,
    sealed,
    overrides: task_overrides,
    protocol,
    dataset,
    truth: {
      audit: audit(dataset, protocol.rules, task.errorTypes),
      traps: new Uint8Array(dataset.size),
      biasMode: null,
    },
  };
  if (dataHash(episode) !== data_hash) throw new RunFolderError(`${path} was altered: its hash is another`);
  return episode;
}

function pathOf(folder: string, hash: string): string {
  return join(folder, 'data', `${hash}.json.gz`);
}
