import type { Agent } from '../../agents/agent.ts';
import type { TaskId } from '../../core/model/vocabulary.ts';
import type { Bound } from './bound.ts';
import { findMean, type RedteamFinding } from './finding.ts';
import type { Result, Runs } from './runs.ts';

/** One figure of a run, and what its mean must be. */
export interface Measure {
  readonly measure: string;
  readonly valueOf: (result: Result) => number;
  /** Null where the figure is only published. */
  readonly bound: (taskId: TaskId, agent: Agent) => Bound | null;
}

/** Every agent on every task: the mean of each measure over the seeds. */
export async function findMeans(
  runs: Runs,
  family: string,
  agents: readonly Agent[],
  measures: readonly Measure[],
): Promise<RedteamFinding[]> {
  const findings: RedteamFinding[] = [];
  for (const agent of agents) {
    for (const task_id of runs.tasks) {
      const results = await runs.results(agent, task_id);
      for (const { measure, valueOf, bound } of measures) {
        const attack = { family, exploit: agent.name, task_id, measure };
        findings.push(findMean(attack, results.map(valueOf), bound(task_id, agent)));
      }
    }
  }
  return findings;
}
