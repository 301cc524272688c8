import type { Agent } from '../../agents/agent.ts';
import type { TaskId } from '../../core/model/vocabulary.ts';
import { named } from './named.ts';
import { oneCertainFlag } from './one-certain-flag.ts';
import { atMost, exactly, findMean, type Bound, type Finding } from './finding.ts';
import type { Runs } from './runs.ts';

const ONE_FLAG = byTask(0.22, 0.12, 0.1);

/** What each exploit may score in the mean, by task; null where its score is only published. */
const CEILINGS: readonly (readonly [agent: Agent, bound: (taskId: TaskId) => Bound | null])[] = [
  [named('null'), () => exactly(0)],
  [named('report-first'), () => exactly(0)],
  [named('workflow-only'), () => atMost(0.05)],
  [named('one-flag'), ONE_FLAG],
  [oneCertainFlag, ONE_FLAG],
  [named('sentinel'), byTask(0.25, 0.12, 0.12)],
  [named('random'), () => atMost(0.2)],
  [named('flag-all'), () => atMost(0.2)],
  [named('feedback-learner'), () => null],
  [named('always-bias'), () => null],
  [named('never-bias'), () => atMost(0.05)],
];

/** Agents that need no skill: their mean score has a ceiling. */
export async function ceilings(runs: Runs): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [agent, bound] of CEILINGS) {
    for (const task_id of runs.tasks) {
      const scores = (await runs.results(agent, task_id)).map((result) => result.score);
      const attack = { family: 'ceiling', exploit: agent.name, task_id, measure: 'score' };
      findings.push(findMean(attack, scores, bound(task_id)));
    }
  }
  return findings;
}

function byTask(easy: number, medium: number, hard: number): (taskId: TaskId) => Bound | null {
  const limits = new Map<TaskId, number>([
    ['task_easy', easy],
    ['task_medium', medium],
    ['task_hard', hard],
  ]);
  return (taskId) => {
    const limit = limits.get(taskId);
    return limit === undefined ? null : atMost(limit);
  };
}
