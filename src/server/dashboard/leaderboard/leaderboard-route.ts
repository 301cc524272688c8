import type { FastifyInstance } from 'fastify';
import { LeaderboardReplySchema, type LeaderboardReply } from '../../../dashboard-api/index.ts';
import { leaderboard, type LeaderboardEntry } from '../../../evaluation/index.ts';
import type { DashboardOptions } from '../options.ts';
import type { RecordShelf } from '../record-shelf.ts';
import { runJudge, type JudgedRun } from './judged-run.ts';
import { hereRows, rankedEntry } from './own-rows.ts';
import { readPublished, type Published } from './published.ts';

/** Most records that are played again for the leaderboard, besides those of ranked runs. */
const MOST_RECORDS = 1_200;

/** Why a run on sealed episodes does not count here. */
const SEALED =
  'its episodes are sealed and cannot be played again here without their key; whoever has it checks the run on the command line: CLINICALBENCH_SEALED_KEY=... clinicalbench verify';

/**
 * Adds GET /api/leaderboard: what was published, the ranked runs of this server beside it, and its other records apart.
 * Every record is played again before it counts.
 */
export function addLeaderboardRoute(
  app: FastifyInstance,
  shelf: RecordShelf,
  { leaderboard: folder, packageVersion, baselineSeeds }: DashboardOptions,
): void {
  const judge = runJudge();
  let published: Promise<Published> | null = null;
  app.get('/api/leaderboard', { schema: { hide: true } }, async () => {
    published ??= readPublished(folder, packageVersion, baselineSeeds).catch((error: unknown) => {
      published = null;
      throw error;
    });
    const { submissions, rows, refused } = await published;
    const entries: LeaderboardEntry[] = [...submissions];
    const free: { run: JudgedRun; faults: readonly string[] }[] = [];
    const broken: LeaderboardReply['refused'] = [];
    let [count, left_out] = [0, 0];
    for (const index of await shelf.indexes()) {
      if (index.config.sealed !== null) {
        broken.push({ name: index.name, reason: SEALED });
        continue;
      }
      count += index.config.ranked ? 0 : index.records.length;
      if (count > MOST_RECORDS && !index.config.ranked) {
        left_out++;
        continue;
      }
      const run = await judge(index);
      const [fault] = run.checked.faults;
      if (fault !== undefined) broken.push({ name: run.name, reason: fault });
      const ranked = run.config.ranked ? rankedEntry(run) : [];
      if ('rows' in ranked) entries.push(ranked);
      else free.push({ run, faults: ranked });
    }
    const board = leaderboard(entries);
    return LeaderboardReplySchema.parse({
      board: {
        ...board,
        bands: board.bands.map((band) => ({ ...band, rows: [...band.rows, ...(rows[band.band] ?? [])] })),
      },
      here: hereRows(free),
      refused: [...refused, ...broken],
      left_out,
    } satisfies LeaderboardReply);
  });
}
