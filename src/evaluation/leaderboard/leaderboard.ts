import { BANDS, type Band, type Leaderboard, type LeaderboardRow } from '../../core/model/leaderboard.ts';
import { GENERATOR_VERSION } from '../../core/version.ts';
import { RANKED } from '../ranked/ranked-rules.ts';
import { holmAdjusted } from '../statistics/holm.ts';
import { estimateMean, meanOf } from '../statistics/mean.ts';
import { permutationP } from '../statistics/permutation.ts';
import { rankIntervals } from '../statistics/ranks.ts';
import { groupBy, placeOf } from '../summary/group-by.ts';
import type { EpisodeRow } from '../summary/run-document.ts';
import { summarize } from '../summary/summarize.ts';
import type { LeaderboardEntry } from './entry.ts';
import { HISTORY, HISTORY_NOTE } from './history.ts';

/** Below this adjusted p a difference is called clear. */
const CLEAR = 0.05;

/**
 * The leaderboard: a band for each track, ranked within; people and baselines stand apart and are not ranked. Rows whose
 * difference is not clear (permutation p over common seeds, adjusted by Holm, below 0.05) share ranks.
 */
export function leaderboard(entries: readonly LeaderboardEntry[]): Leaderboard {
  return {
    version: RANKED.version,
    generator_version: GENERATOR_VERSION,
    seeds: RANKED.seeds.length,
    trials: RANKED.trials,
    bands: BANDS.map((band) => {
      const own = entries.filter((entry) => bandOf(entry) === band);
      const ranked = band === 'in-context' || band === 'tools';
      return { band, ranked, rows: leaderboardRows(own, ranked) };
    }),
    history: { note: HISTORY_NOTE, rows: [...HISTORY] },
  };
}

function bandOf({ submission, kind }: LeaderboardEntry): Band {
  if (kind === 'human') return 'human';
  return submission.track ?? 'baselines';
}

/**
 * Entries as rows, the best first.
 * @param ranked whether they are compared with each other; otherwise no row has a rank
 */
export function leaderboardRows(entries: readonly LeaderboardEntry[], ranked: boolean): LeaderboardRow[] {
  const bySeed = entries.map((entry) => seedMeans(entry.rows));
  const better = ranked ? clearlyBetter(bySeed) : () => false;
  const intervals = rankIntervals(entries.length, better);
  return entries
    .map((entry, index): LeaderboardRow => {
      const { submission, config, badge, rows, incomplete, cost } = entry;
      const { mean, interval, count } = estimateMean([...(bySeed[index]?.values() ?? [])]);
      return {
        name: submission.name,
        author: submission.author,
        url: submission.url ?? null,
        submitted_at: submission.submitted_at,
        agent: submission.agent,
        model: submission.model,
        badge,
        rank: ranked ? (intervals[index] ?? null) : null,
        mean,
        interval,
        tasks: summarize(rows).map(
          ({ task_id, mean: own, interval: bounds, exact_audit_rate, bias_balanced_accuracy }) => ({
            task_id,
            mean: own,
            interval: bounds,
            exact_audit_rate,
            bias_balanced_accuracy,
          }),
        ),
        seeds: count,
        trials: config.trials,
        incomplete,
        cost_usd: cost,
        generator_version: config.generator_version,
        package_version: config.package_version,
      };
    })
    .toSorted((a, b) => b.mean - a.mean);
}

/** The score of each seed: its trials are averaged, then its tasks. */
function seedMeans(rows: readonly EpisodeRow[]): Map<string, number> {
  return new Map(
    groupBy(rows, placeOf).flatMap((ofSeed) => {
      const [first] = ofSeed;
      if (!first) return [];
      const tasks = groupBy(ofSeed, (row) => row.task_id).map((trials) =>
        meanOf(trials.map((row) => row.score)),
      );
      return [[placeOf(first), meanOf(tasks)] as const];
    }),
  );
}

/** Which of them is clearly better than which, all pairs looked at together. Only common seeds are compared. */
function clearlyBetter(
  scores: readonly ReadonlyMap<string, number>[],
): (first: number, second: number) => boolean {
  const pairs: { first: number; second: number; difference: number; p: number }[] = [];
  scores.forEach((ours, first) => {
    scores.forEach((theirs, second) => {
      if (second <= first) return;
      const differences = [...ours].flatMap(([seed, score]) => {
        const other = theirs.get(seed);
        return other === undefined ? [] : [score - other];
      });
      if (differences.length > 0)
        pairs.push({ first, second, difference: meanOf(differences), p: permutationP(differences) });
    });
  });
  const adjusted = holmAdjusted(pairs.map(({ p }) => p));
  const clear = new Set(
    pairs.flatMap(({ first, second, difference }, index) => {
      if ((adjusted[index] ?? 1) >= CLEAR) return [];
      return [difference > 0 ? `${first} ${second}` : `${second} ${first}`];
    }),
  );
  return (first, second) => clear.has(`${first} ${second}`);
}
