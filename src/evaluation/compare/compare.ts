import { z } from 'zod';
import { TASK_IDS } from '../../core/model/vocabulary.ts';
import { holmAdjusted } from '../statistics/holm.ts';
import { IntervalSchema } from '../statistics/interval.ts';
import { meanOf } from '../statistics/mean.ts';
import { pairedDifference } from '../statistics/paired.ts';
import { permutationP } from '../statistics/permutation.ts';
import { pairsToSeparate, smallestDetectable } from '../statistics/power.ts';
import { rankIntervals } from '../statistics/ranks.ts';
import { groupBy, placeOf } from '../summary/group-by.ts';
import type { EpisodeRow } from '../summary/run-document.ts';

/** Two contestants on the episodes of one task that both have played. */
export const PairSchema = z.strictObject({
  first: z.string(),
  second: z.string(),
  episodes: z.int().describe('episodes that both have a result of; trials of one are averaged first'),
  first_mean: z.number(),
  second_mean: z.number(),
  difference: z.number().describe('mean of first - second'),
  interval: IntervalSchema.nullable().describe('95 % t interval of the difference; null with one episode'),
  correlation: z.number().nullable().describe('of their scores over episodes'),
  p: z.number().describe('two-sided, by permutation of signs'),
  p_holm: z.number().describe('the same, adjusted for all pairs on this task'),
  smallest_detectable: z
    .number()
    .nullable()
    .describe('smallest true difference that so many episodes find with 80 % power'),
  more_episodes: z
    .int()
    .nullable()
    .describe(
      'further episodes that a true difference of this size takes to be found with 80 % power: 0 when there are ' +
        'enough, null when there is no difference to be found',
    ),
});
export type Pair = z.infer<typeof PairSchema>;

/** The document of `compare --json`. */
export const ComparisonSchema = z.strictObject({
  contestants: z.array(z.strictObject({ name: z.string(), agent: z.string(), model: z.string().optional() })),
  tasks: z.array(
    z.strictObject({
      task_id: z.enum(TASK_IDS),
      pairs: z.array(PairSchema),
      ranks: z
        .array(z.strictObject({ name: z.string(), mean: z.number(), best: z.int(), worst: z.int() }))
        .describe('ranks that no clear difference (adjusted p below 0.05) rules out, best mean first'),
      episodes: z
        .array(
          z.strictObject({
            place: z.string().describe('seed, or split/index'),
            scores: z.array(z.number().nullable()).describe('one a contestant, in their order'),
          }),
        )
        .describe('with two contestants the largest loss of the second comes first'),
    }),
  ),
});
export type Comparison = z.infer<typeof ComparisonSchema>;

/** Someone's runs, under a name of its own. */
export interface Contestant {
  readonly name: string;
  readonly agent: string;
  readonly model?: string | undefined;
  readonly rows: readonly EpisodeRow[];
}

/** Below this adjusted p a difference is called clear. */
const CLEAR = 0.05;

/** Compares contestants two by two on the episodes that both have played, task by task. */
export function compare(contestants: readonly Contestant[]): Comparison {
  const tasks = TASK_IDS.filter((id) =>
    contestants.some(({ rows }) => rows.some((row) => row.task_id === id)),
  );
  return {
    contestants: contestants.map(({ name, agent, model }) => ({
      name,
      agent,
      ...(model !== undefined && { model }),
    })),
    tasks: tasks.map((task_id) => {
      const scores = contestants.map(({ rows }) =>
        scoresByPlace(rows.filter((row) => row.task_id === task_id)),
      );
      const pairs = pairsOf(contestants, scores);
      return { task_id, pairs, ranks: ranksOf(contestants, scores, pairs), episodes: episodesOf(scores) };
    }),
  };
}

/** Mean score of each episode over its trials. */
export function scoresByPlace(rows: readonly EpisodeRow[]): Map<string, number> {
  return new Map(
    groupBy(rows, placeOf).flatMap((trials) => {
      const [first] = trials;
      return first ? [[placeOf(first), meanOf(trials.map((row) => row.score))] as const] : [];
    }),
  );
}

function pairsOf(contestants: readonly Contestant[], scores: readonly ReadonlyMap<string, number>[]): Pair[] {
  const pairs: Omit<Pair, 'p_holm'>[] = [];
  contestants.forEach((first, i) => {
    contestants.forEach((second, j) => {
      const [ours, theirs] = [scores[i], scores[j]];
      if (i < j && ours && theirs) pairs.push(...pairOf([first.name, ours], [second.name, theirs]));
    });
  });
  const adjusted = holmAdjusted(pairs.map(({ p }) => p));
  return pairs.map((pair, index) => ({ ...pair, p_holm: adjusted[index] ?? 1 }));
}

type Named = readonly [name: string, scores: ReadonlyMap<string, number>];

function pairOf([first, ours]: Named, [second, theirs]: Named): Omit<Pair, 'p_holm'>[] {
  const common = [...ours.keys()].filter((place) => theirs.has(place));
  if (common.length === 0) return [];
  const { count, mean, standardDeviation, interval, correlation, differences } = pairedDifference(
    ours,
    theirs,
  );
  const needed = standardDeviation === null ? null : pairsToSeparate(mean, standardDeviation);
  return [
    {
      first,
      second,
      episodes: count,
      first_mean: meanOf(common.map((place) => ours.get(place) ?? 0)),
      second_mean: meanOf(common.map((place) => theirs.get(place) ?? 0)),
      difference: mean,
      interval,
      correlation,
      p: permutationP(differences),
      smallest_detectable: standardDeviation === null ? null : smallestDetectable(standardDeviation, count),
      more_episodes: needed === null ? null : Math.max(0, needed - count),
    },
  ];
}

function ranksOf(
  contestants: readonly Contestant[],
  scores: readonly ReadonlyMap<string, number>[],
  pairs: readonly Pair[],
): Comparison['tasks'][number]['ranks'] {
  const played = contestants.flatMap(({ name }, index) => {
    const own = [...(scores[index]?.values() ?? [])];
    return own.length === 0 ? [] : [{ name, mean: meanOf(own) }];
  });
  const isBetter = (one: number, other: number) =>
    pairs.some(
      ({ first, second, difference, p_holm }) =>
        p_holm < CLEAR &&
        ((first === played[one]?.name && second === played[other]?.name && difference > 0) ||
          (second === played[one]?.name && first === played[other]?.name && difference < 0)),
    );
  const intervals = rankIntervals(played.length, isBetter);
  return played
    .map((one, index) => ({ ...one, ...(intervals[index] ?? { best: 1, worst: played.length }) }))
    .toSorted((a, b) => b.mean - a.mean);
}

function episodesOf(scores: readonly ReadonlyMap<string, number>[]): Comparison['tasks'][number]['episodes'] {
  const places = [...new Set(scores.flatMap((one) => [...one.keys()]))];
  const lines = places.map((place) => ({ place, scores: scores.map((one) => one.get(place) ?? null) }));
  if (scores.length !== 2) return lines;
  const loss = ([ours = null, theirs = null]: readonly (number | null)[]) =>
    ours === null || theirs === null ? -Infinity : ours - theirs;
  return lines.toSorted((a, b) => loss(b.scores) - loss(a.scores));
}
