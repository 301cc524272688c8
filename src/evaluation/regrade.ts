import { z } from 'zod';
import { episodeScore } from '../core/episode/index.ts';
import type { Episode } from '../core/generate/episode.ts';
import { Sha256Schema, type EpisodeRecord } from '../core/model/record.ts';
import { TASK_IDS } from '../core/model/vocabulary.ts';
import { GENERATOR_VERSION } from '../core/version.ts';
import { dataHash, replayOn } from '../records/index.ts';
import { meanOf } from './statistics/mean.ts';
import { groupBy } from './summary/group-by.ts';
import { recordKey } from './summary/record-row.ts';

/** One record under the grader of today. */
export const RegradedSchema = z.strictObject({
  sequence: z.int(),
  agent: z.string(),
  model: z.string().optional(),
  task_id: z.enum(TASK_IDS),
  seed: z.int().nullable(),
  trial: z.int(),
  record: Sha256Schema,
  old: z.number().describe('the score as it was recorded'),
  new: z.number().nullable().describe('the score now; null where the episode is not at hand any more'),
});
export type Regraded = z.infer<typeof RegradedSchema>;

/** The document of `regrade --json`. */
export const RegradeSchema = z.strictObject({
  from: z.array(z.string()).describe('generator versions that made the records'),
  to: z.string().describe('generator version of the grader'),
  records: z.array(RegradedSchema),
  unavailable: z
    .int()
    .describe('records whose data cannot be had: not generated alike any more, and not kept'),
  tasks: z.array(
    z.strictObject({
      agent: z.string(),
      model: z.string().optional(),
      task_id: z.enum(TASK_IDS),
      episodes: z.int(),
      old_mean: z.number(),
      new_mean: z.number(),
      changed: z.int().describe('episodes whose score is another'),
    }),
  ),
});
export type Regrade = z.infer<typeof RegradeSchema>;

/**
 * Scores a record with the grader of this version, on the very data that it was played on. Null for a record without a
 * result. The record itself is not touched.
 * @param candidates where the episode may come from, tried in order: a generator, kept data
 */
export function regrade(
  record: EpisodeRecord,
  candidates: readonly ((record: EpisodeRecord) => Episode | null)[],
): Regraded | null {
  const { score } = record.result;
  if (score === null) return null;
  const { agent, model, task_id, seed, trial } = recordKey(record);
  const episode = sameData(record, candidates);
  return {
    sequence: record.sequence,
    agent,
    ...(model !== undefined && { model }),
    task_id,
    seed,
    trial,
    record: record.hash,
    old: score,
    new: episode === null ? null : episodeScore(replayOn(episode, record).last).score,
  };
}

/** The regraded records of a run with their means, old against new. */
export function regradeDocument(records: readonly Regraded[], from: Iterable<string>): Regrade {
  const graded = records.filter((one): one is Regraded & { new: number } => one.new !== null);
  return {
    from: [...new Set(from)],
    to: GENERATOR_VERSION,
    records: [...records],
    unavailable: records.length - graded.length,
    tasks: groupBy(graded, ({ agent, model, task_id }) => JSON.stringify([agent, model, task_id])).flatMap(
      (group) => {
        const [first] = group;
        if (!first) return [];
        return [
          {
            agent: first.agent,
            ...(first.model !== undefined && { model: first.model }),
            task_id: first.task_id,
            episodes: group.length,
            old_mean: meanOf(group.map((one) => one.old)),
            new_mean: meanOf(group.map((one) => one.new)),
            changed: group.filter((one) => one.old !== one.new).length,
          },
        ];
      },
    ),
  };
}

function sameData(
  record: EpisodeRecord,
  candidates: readonly ((record: EpisodeRecord) => Episode | null)[],
): Episode | null {
  const { data_hash } = record.episode;
  for (const candidate of candidates) {
    const episode = candidate(record);
    if (episode && data_hash !== null && dataHash(episode) === data_hash) return episode;
  }
  return null;
}
