import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  LeaderboardSchema,
  type Band,
  type Leaderboard,
  type LeaderboardRow,
} from '../../../core/model/leaderboard.ts';
import { GENERATOR_VERSION } from '../../../core/version.ts';
import { baselineEntries, leaderboardRows, type LeaderboardEntry } from '../../../evaluation/index.ts';
import { checkSubmission } from '../../../store/submissions/index.ts';

/** What was published of the leaderboard, apart from any server. */
export interface Published {
  readonly submissions: readonly LeaderboardEntry[];
  /** Rows of submissions that do not lie here themselves: without a rank, since they cannot be compared with others. */
  readonly rows: Readonly<Partial<Record<Band, readonly LeaderboardRow[]>>>;
  readonly refused: readonly { readonly name: string; readonly reason: string }[];
}

/**
 * Submissions below a folder, each played again, and what else its leaderboard.json has, baselines above all. Where that file is missing,
 * or of another generator, the baselines are played.
 * @param seeds what they are played on: the ranked seeds unless told
 */
export async function readPublished(
  folder: string | undefined,
  packageVersion: string,
  seeds?: readonly number[],
): Promise<Published> {
  const submissions: LeaderboardEntry[] = [];
  const refused: { name: string; reason: string }[] = [];
  for (const name of folder === undefined ? [] : await foldersIn(join(folder, 'submissions'))) {
    const { entry, faults } = await checkSubmission(join(folder ?? '', 'submissions', name));
    if (entry) submissions.push(entry);
    else refused.push({ name, reason: faults[0] ?? '' });
  }
  const kept = folder === undefined ? null : await keptBoard(join(folder, 'leaderboard.json'));
  const here = new Set(submissions.map(({ submission }) => submission.name));
  const rows: Partial<Record<Band, LeaderboardRow[]>> = {};
  for (const band of kept?.bands ?? [])
    rows[band.band] = band.rows.filter(({ name }) => !here.has(name)).map((row) => ({ ...row, rank: null }));
  rows.baselines ??= leaderboardRows(await baselineEntries(packageVersion, seeds), false);
  return { submissions, rows, refused };
}

/** The leaderboard as it was built last, of the generator of now; null where there is none. */
async function keptBoard(path: string): Promise<Leaderboard | null> {
  const text = await orIfMissing(readFile(path, 'utf8'), null);
  if (text === null) return null;
  const board = LeaderboardSchema.parse(JSON.parse(text));
  return board.generator_version === GENERATOR_VERSION ? board : null;
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await orIfMissing(readdir(folder, { withFileTypes: true }), []);
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).toSorted();
}

async function orIfMissing<Found, Missing>(
  found: Promise<Found>,
  missing: Missing,
): Promise<Found | Missing> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return missing;
    throw error;
  }
}
