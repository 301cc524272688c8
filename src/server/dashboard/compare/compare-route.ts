import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { EpisodeRecord } from '../../../core/model/record.ts';
import { COMPARED_RUNS, CompareSchema, RunIdSchema, type Compare } from '../../../dashboard-api/index.ts';
import { compare } from '../../../evaluation/index.ts';
import { WireFault } from '../../wire/fault.ts';
import { readWith } from '../read-body.ts';
import type { RecordShelf } from '../record-shelf.ts';
import { contestantOf, placeKey, type PlayedContestant } from './contestant.ts';

const QuerySchema = z.object({
  run: z
    .union([RunIdSchema.transform((run) => [run]), z.array(RunIdSchema)])
    .refine((runs) => runs.length <= COMPARED_RUNS, `at most ${COMPARED_RUNS} runs`),
});

/** Most records that one comparison replays. */
const MOST_RECORDS = 1_200;

/** Adds GET /api/compare: runs paired by task and seed, with what went wrong in each. */
export function addCompareRoute(app: FastifyInstance, shelf: RecordShelf): void {
  app.get('/api/compare', { schema: { hide: true } }, async (request) =>
    CompareSchema.parse(await compareRuns(shelf, readWith(QuerySchema, request.query).run)),
  );
}

async function compareRuns(shelf: RecordShelf, runs: readonly string[]): Promise<Compare> {
  const played: PlayedContestant[] = [];
  let count = 0;
  for (const run of runs) {
    const groups = new Map<string, { record: EpisodeRecord; sequence: number }[]>();
    for (const [sequence, record] of (await shelf.records(run)).entries()) {
      if (++count > MOST_RECORDS)
        throw new WireFault('too_large', `run: at most ${MOST_RECORDS} records are compared at once`);
      const key = [record.agent.name, record.agent.model?.id].filter(Boolean).join(' · ');
      const group = groups.get(key) ?? [];
      group.push({ record, sequence });
      groups.set(key, group);
    }
    for (const [key, group] of groups) played.push(contestantOf(nameOf(key, played), run, group));
  }
  const compared = compare(
    played.map(({ figures, rows }) => ({
      name: figures.name,
      agent: figures.agent,
      model: figures.model ?? undefined,
      rows,
    })),
  );
  return {
    contestants: played.map(({ figures }) => figures),
    tasks: compared.tasks.map(({ task_id, pairs, episodes }) => ({
      task_id,
      pairs: pairs.map(
        ({
          first,
          second,
          episodes: paired,
          difference,
          interval,
          p,
          smallest_detectable,
          more_episodes,
        }) => ({
          first,
          second,
          episodes: paired,
          difference,
          interval,
          p,
          smallest_detectable,
          more_episodes,
        }),
      ),
      episodes: episodes.map(({ place, scores }) => ({
        place,
        scores,
        records: played.map(({ places }) => places.get(placeKey(task_id, place)) ?? null),
      })),
    })),
  };
}

/** Two runs of one agent need names that tell them apart. */
function nameOf(key: string, played: readonly PlayedContestant[]): string {
  const same = played.filter(({ figures }) => figures.name.replace(/ #\d+$/, '') === key).length;
  return same === 0 ? key : `${key} #${same + 1}`;
}
