import type { FastifyInstance } from 'fastify';
import { RANKED_TASK_IDS, type RankedTaskId } from '../../core/model/vocabulary.ts';
import {
  LeaderboardSchema,
  type Band,
  type EpisodeLine,
  type LeaderboardRow,
  type RunList,
} from '../../dashboard-api/index.ts';
import { compare, estimateMean, type EpisodeRow } from '../../evaluation/index.ts';
import { HISTORY } from './history.ts';
import type { RecordShelf } from './record-shelf.ts';

/** Adds GET /api/leaderboard, built anew from the records of this server. */
export function addLeaderboardRoute(app: FastifyInstance, shelf: RecordShelf): void {
  app.get('/api/leaderboard', { schema: { hide: true } }, async () =>
    LeaderboardSchema.parse({ rows: [...rowsOf(await shelf.list()), ...HISTORY] }),
  );
}

interface Group {
  readonly band: Band;
  readonly lines: EpisodeLine[];
  readonly runs: Set<string>;
}

function rowsOf({ runs }: RunList): LeaderboardRow[] {
  const groups = new Map<string, Group>();
  for (const run of runs)
    for (const line of run.episodes) {
      if (line.custom || !RANKED_TASK_IDS.some((id) => id === line.task_id)) continue;
      const band = bandOf(line, run.ranked);
      const key = JSON.stringify([band, line.agent, line.model]);
      const group = groups.get(key) ?? { band, lines: [], runs: new Set<string>() };
      group.lines.push(line);
      group.runs.add(run.run_id);
      groups.set(key, group);
    }
  const rows = [...groups.values()].map(rowOf);
  return withRanks(rows, [...groups.values()]).toSorted((a, b) => best(b) - best(a));
}

/** Only blind runs of models that were asked under the rules are ranked; a mock model never is. */
function bandOf(line: EpisodeLine, ranked: boolean): Band {
  if (line.kind === 'human') return 'human';
  if (line.kind !== 'model') return 'baseline';
  return ranked && !line.mock && line.feedback_mode === 'blind' ? 'ranked' : 'unranked';
}

function rowOf({ band, lines, runs }: Group): LeaderboardRow {
  const [first] = lines;
  const scored = lines.filter(({ score }) => score !== null);
  const tasks = RANKED_TASK_IDS.flatMap((task_id) => {
    const scores = seedMeans(scored.filter((line) => line.task_id === task_id));
    if (scores.length === 0) return [];
    const { mean, interval } = estimateMean(scores);
    return [{ task_id, mean, interval, episodes: scored.filter((line) => line.task_id === task_id).length }];
  });
  const whole = tasks.length === RANKED_TASK_IDS.length;
  const costs = lines.flatMap(({ usage }) => (usage ? [usage.cost_usd] : []));
  return {
    band,
    agent: first?.agent ?? '',
    model: first?.model ?? null,
    mock: first?.mock ?? false,
    track: first?.kind === 'model' ? (first.agent === 'tools' ? 'tools' : 'in-context') : null,
    tasks,
    overall: whole ? tasks.reduce((sum, { mean }) => sum + mean, 0) / tasks.length : null,
    overall_interval: whole ? overallInterval(tasks) : null,
    rank: null,
    badges: [],
    episodes: scored.length,
    failed: lines.length - scored.length,
    trials: Math.max(...lines.map(({ trial }) => trial)) + 1,
    cost_usd:
      costs.length === 0 || costs.includes(null)
        ? null
        : costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0),
    versions: [...new Set(lines.map(({ generator_version }) => generator_version))],
    runs: [...runs],
    note: first?.mock === true ? 'A script in the place of a model: says nothing of any model.' : null,
  };
}

/** Half widths of independent means add in squares; tasks share no episode. */
function overallInterval(tasks: LeaderboardRow['tasks']): LeaderboardRow['overall_interval'] {
  let squares = 0;
  let mean = 0;
  for (const task of tasks) {
    if (task.interval === null) return null;
    squares += ((task.interval.high - task.interval.low) / 2 / tasks.length) ** 2;
    mean += task.mean / tasks.length;
  }
  return { low: mean - Math.sqrt(squares), high: mean + Math.sqrt(squares) };
}

/** Mean over trials of each seed: seeds are what an interval is over. */
function seedMeans(lines: readonly EpisodeLine[]): number[] {
  const seeds = new Map<string, number[]>();
  for (const { seed, sealed, score } of lines) {
    const key = sealed ? `${sealed.split}/${sealed.index}` : String(seed);
    seeds.set(key, [...(seeds.get(key) ?? []), score ?? 0]);
  }
  return [...seeds.values()].map((scores) => scores.reduce((sum, score) => sum + score, 0) / scores.length);
}

/** Ranks of the ranked band, from paired comparisons on the hard task, which every ranked run has played. */
function withRanks(rows: LeaderboardRow[], groups: readonly Group[]): LeaderboardRow[] {
  const ranked = groups.flatMap((group, index) => (group.band === 'ranked' ? [{ group, index }] : []));
  if (ranked.length === 0) return rows;
  const hard: RankedTaskId = 'task_hard';
  const compared = compare(
    ranked.map(({ group, index }) => ({
      name: String(index),
      agent: rows[index]?.agent ?? '',
      model: rows[index]?.model ?? undefined,
      rows: group.lines.filter((line) => line.task_id === hard && line.score !== null).map(episodeRow),
    })),
  );
  const ranks = compared.tasks.find(({ task_id }) => task_id === hard)?.ranks ?? [];
  return rows.map((row, index) => {
    const found = ranks.find(({ name }) => name === String(index));
    return found ? { ...row, rank: { best: found.best, worst: found.worst } } : row;
  });
}

function episodeRow(line: EpisodeLine): EpisodeRow {
  const { agent, model, task_id, seed, sealed, trial, score, score_breakdown, steps, outcome } = line;
  return {
    agent,
    ...(model === null ? {} : { model }),
    task_id,
    seed,
    ...(sealed === null ? {} : { sealed }),
    trial,
    score: score ?? 0,
    score_breakdown,
    dense_reward_total: 0,
    steps,
    outcome: outcome === 'incomplete' || outcome === 'cancelled' ? 'stopped' : outcome,
    failure_modes: null,
  };
}

function best({ overall, tasks }: LeaderboardRow): number {
  return overall ?? Math.max(-1, ...tasks.map(({ mean }) => mean)) - 10;
}
