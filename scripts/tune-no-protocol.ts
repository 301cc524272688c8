/**
 * Finds the strongest settings of the auditors that never read the protocol, over training seeds:
 * how many extremes `rank` flags of each kind, and above which probability an inferring auditor should flag.
 *
 *   npx tsx scripts/tune-no-protocol.ts [seeds]     600 unless stated
 */
import { inferWithCut, infer } from '../src/agents/infer/infer.ts';
import { longestDelayFirst, oldestFirst, youngestFirst } from '../src/agents/suspects.ts';
import type { RankDepth } from '../src/agents/rank.ts';
import { toRows } from '../src/core/dataset/rows.ts';
import { generateEpisode, type Episode } from '../src/core/generate/episode.ts';
import { labelsOf } from '../src/core/generate/labels.ts';
import { TASK_IDS, type RecordErrorType } from '../src/core/model/vocabulary.ts';
import type { Patient } from '../src/core/model/patient.ts';
import { scoreOf } from '../src/core/score/episode-score.ts';
import { playEpisode } from '../src/evaluation/play.ts';

const SEEDS = Number(process.argv[2] ?? 600);
const MOST: RankDepth = { youngest: 12, oldest: 12, longestDelays: 15 };
/** Report points that rank earns by sections without a rule. Ties of depth apart, they move every score alike. */
const REPORT_POINTS = 3;
const CUTS = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6];

for (const taskId of TASK_IDS) {
  const episodes = Array.from({ length: SEEDS }, (_, seed) => generateEpisode({ task_id: taskId, seed }));
  const best = bestDepth(episodes);
  console.log(`${taskId}: rank ${JSON.stringify(best.depth)}, mean score about ${best.mean.toFixed(3)}`);
  const own = await meanScore(infer, episodes);
  const cuts = await Promise.all(
    CUTS.map(async (cut) => ({ cut, mean: await meanScore(inferWithCut(cut), episodes) })),
  );
  const tuned = cuts.toSorted((a, b) => b.mean - a.mean)[0];
  console.log(`${taskId}: infer ${own.toFixed(3)}; tuned cut ${tuned?.cut}: ${tuned?.mean.toFixed(3)}`);
}

/** How many of the first n of each list are violations of that type, for n from 0 on. */
interface Hits {
  readonly episode: Episode;
  readonly youngest: number[];
  readonly oldest: number[];
  readonly longestDelays: number[];
}

function bestDepth(episodes: readonly Episode[]): { depth: RankDepth; mean: number } {
  const hits = episodes.map(hitsOf);
  let best = { depth: { youngest: 0, oldest: 0, longestDelays: 0 }, mean: -1 };
  const timed = episodes[0]?.task.errorTypes.includes('protocol_window_violation') ?? false;
  for (let youngest = 0; youngest <= MOST.youngest; youngest++) {
    for (let oldest = 0; oldest <= MOST.oldest; oldest++) {
      for (let longestDelays = 0; longestDelays <= (timed ? MOST.longestDelays : 0); longestDelays++) {
        const depth = { youngest, oldest, longestDelays };
        const mean = hits.reduce((sum, one) => sum + rankScore(one, depth), 0) / hits.length;
        if (mean > best.mean) best = { depth, mean };
      }
    }
  }
  return best;
}

function hitsOf(episode: Episode): Hits {
  const rows = toRows(episode.dataset);
  const { violations } = labelsOf(episode);
  const count = (list: readonly Patient[], type: RecordErrorType, most: number) => {
    const hits = [0];
    for (const { patient_id } of list.slice(0, most))
      hits.push((hits.at(-1) ?? 0) + (violations[patient_id] === type ? 1 : 0));
    return hits;
  };
  return {
    episode,
    youngest: count(youngestFirst(rows), 'invalid_age', MOST.youngest),
    oldest: count(oldestFirst(rows), 'invalid_age', MOST.oldest),
    longestDelays: count(longestDelayFirst(rows), 'protocol_window_violation', MOST.longestDelays),
  };
}

function rankScore({ episode, ...hits }: Hits, depth: RankDepth): number {
  const { task, truth } = episode;
  const work = task.requiredInvestigations.length + task.requiredDistributions.length;
  const correctFlags =
    (hits.youngest[depth.youngest] ?? 0) +
    (hits.oldest[depth.oldest] ?? 0) +
    (hits.longestDelays[depth.longestDelays] ?? 0);
  const flags = depth.youngest + depth.oldest + depth.longestDelays;
  if (work + flags + 1 > task.budget) return 0;
  const done = (required: number) => ({ done: required, required });
  return (
    scoreOf({
      violations: truth.audit.total,
      correctFlags,
      falsePositives: flags - correctFlags,
      investigations: done(task.requiredInvestigations.length),
      distributions: done(task.requiredDistributions.length),
      blocked: 0,
      usefulActions: work + correctFlags + 1,
      countedActions: work + flags + 1,
      reportPoints: REPORT_POINTS,
    }).millionths / 1_000_000
  );
}

async function meanScore(agent: typeof infer, episodes: readonly Episode[]): Promise<number> {
  let sum = 0;
  for (const episode of episodes) sum += (await playEpisode(agent, episode)).score;
  return sum / episodes.length;
}
