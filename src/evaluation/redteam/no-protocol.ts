import { ABLATED } from '../../agents/ablated.ts';
import { heuristic } from '../../agents/heuristic.ts';
import { infer } from '../../agents/infer/infer.ts';
import { rank, rankAndSense } from '../../agents/rank.ts';
import type { Agent } from '../../agents/agent.ts';
import type { TaskId } from '../../core/model/vocabulary.ts';
import { meanOf } from '../statistics/mean.ts';
import { pairedDifference } from '../statistics/paired.ts';
import { atMost, clearlyAbove, type Bound } from './bound.ts';
import { findMean, judged, type RedteamFinding } from './finding.ts';
import { isInForce } from './ablations.ts';
import { named } from './named.ts';
import { bySeed, type Result, type Runs } from './runs.ts';

/** Where reading the protocol must clearly pay. On task_easy the extremes of one column are most of the answer. */
const MUST_LOSE: readonly TaskId[] = ['task_medium', 'task_hard'];

const FAMILY = 'no protocol';

/**
 * What the data alone may earn, on every task: the records fit two answers to every question about the limits, so that a
 * program that knows the generator's source can flag both or neither.
 */
const INFERENCE_CEILING = 0.7;

/**
 * Auditors that never read the protocol: their scores are published, and on the tasks with several rules the best rival
 * that reads the rules (the heuristic or an ablated auditor) beats them by a clear interval. The strongest of them, which
 * knows the generator's source, has a ceiling on every task. One that hopes to learn from feedback hears nothing in blind
 * mode, and does worse than the best of those who do not hope.
 */
export async function noProtocol(runs: Runs): Promise<RedteamFinding[]> {
  const findings: RedteamFinding[] = [];
  for (const task_id of runs.tasks) {
    const rival = await bestRival(runs, task_id);
    for (const agent of [rank, rankAndSense, infer]) {
      const results = await runs.results(agent, task_id);
      const scores = results.map((result) => result.score);
      findings.push(
        findMean(
          { family: FAMILY, exploit: agent.name, task_id, measure: 'score' },
          scores,
          ceilingOf(agent, runs),
        ),
      );
      if (MUST_LOSE.includes(task_id)) findings.push(await lead(runs, rival, agent, task_id));
    }
    findings.push(await lead(runs, rankAndSense, named('feedback-learner'), task_id));
  }
  return findings;
}

function ceilingOf(agent: Agent, { strictness }: Runs): Bound | null {
  return agent === infer ? atMost(INFERENCE_CEILING, strictness) : null;
}

/** By how much one agent beats another on the same seeds: clearly. */
async function lead(runs: Runs, winner: Agent, loser: Agent, task_id: TaskId): Promise<RedteamFinding> {
  const [won, lost] = [await runs.results(winner, task_id), await runs.results(loser, task_id)];
  const { count, mean, interval } = pairedDifference(bySeed(won), bySeed(lost));
  const attack = { family: FAMILY, exploit: loser.name, task_id, measure: `lead of ${winner.name}` };
  return judged(attack, { episodes: count, mean, interval }, clearlyAbove(0));
}

async function bestRival(runs: Runs, taskId: TaskId): Promise<Agent> {
  const misreaders = ABLATED.filter((auditor) => isInForce(auditor, runs, taskId));
  let best: Agent = heuristic;
  for (const agent of misreaders) {
    const [mine, theirs] = [await runs.results(agent, taskId), await runs.results(best, taskId)];
    if (meanScore(mine) > meanScore(theirs)) best = agent;
  }
  return best;
}

function meanScore(results: readonly Result[]): number {
  return meanOf(results.map((result) => result.score));
}
