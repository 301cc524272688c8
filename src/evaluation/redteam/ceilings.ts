import type { Agent } from '../../agents/agent.ts';
import { RANKED_TASK_IDS, type TaskId } from '../../core/model/vocabulary.ts';
import { atMost, exactly, type Bound } from './bound.ts';
import { findMeans } from './find-means.ts';
import type { RedteamFinding } from './finding.ts';
import { named } from './named.ts';
import { oneCertainFlag } from './one-certain-flag.ts';
import type { Runs } from './runs.ts';

/** The highest mean score of an exploit: on every task, or on the ranked tasks from easy to hard. */
type Ceiling = number | readonly [easy: number, medium: number, hard: number];

const ONE_FLAG: Ceiling = [0.22, 0.12, 0.1];

/** What each exploit may score in the mean; null where its score is only published. */
const CEILINGS: readonly (readonly [agent: Agent, ceiling: Ceiling | null])[] = [
  [named('null'), 0],
  [named('report-first'), 0],
  [named('workflow-only'), 0.05],
  [named('one-flag'), ONE_FLAG],
  [oneCertainFlag, ONE_FLAG],
  [named('sentinel'), [0.25, 0.12, 0.12]],
  [named('random'), 0.2],
  [named('flag-all'), 0.2],
  [named('feedback-learner'), null],
  [named('always-bias'), null],
  [named('never-bias'), 0.05],
];

/** Agents that need no skill: their mean score has a ceiling. */
export function ceilings(runs: Runs): Promise<RedteamFinding[]> {
  const ceilingOf = new Map(CEILINGS);
  return findMeans(
    runs,
    'ceiling',
    [...ceilingOf.keys()],
    [
      {
        measure: 'score',
        valueOf: (result) => result.score,
        bound: (taskId, agent) => boundOf(ceilingOf.get(agent) ?? null, taskId, runs),
      },
    ],
  );
}

function boundOf(ceiling: Ceiling | null, taskId: TaskId, { strictness }: Runs): Bound | null {
  if (ceiling === 0) return exactly(0);
  const limit = typeof ceiling === 'object' ? ceiling?.[rankOf(taskId)] : ceiling;
  return limit === undefined || limit === null ? null : atMost(limit, strictness);
}

/** The place of a task among the ranked ones; -1 for any other, which has no ceiling of its own. */
function rankOf(taskId: TaskId): number {
  return RANKED_TASK_IDS.findIndex((ranked) => ranked === taskId);
}
