import { ABLATED, MISREADINGS } from '../../agents/ablated.ts';
import type { Agent } from '../../agents/agent.ts';
import { oracle } from '../../agents/oracle.ts';
import type { TaskId } from '../../core/model/vocabulary.ts';
import { pairedDifference } from '../statistics/paired.ts';
import { clearlyAbove, exactly } from './bound.ts';
import { findMean, judged, type RedteamFinding } from './finding.ts';
import { bySeed, type Runs } from './runs.ts';

/** The crude gap agrees with the adjusted one in half of the episodes: it is judged as a verdict, and by its loss. */
const ERRS_IN_HALF = 'ablated-crude-gap';

/**
 * The oracle with one rule misread: where that rule is in force it errs in every single episode, and loses to the
 * oracle by a clear interval. So each rule is worth reading.
 */
export async function ablations(runs: Runs): Promise<RedteamFinding[]> {
  const findings: RedteamFinding[] = [];
  for (const agent of ABLATED) {
    for (const task_id of runs.tasks) {
      if (!isInForce(agent, runs, task_id)) continue;
      const attack = { family: 'ablated auditor', exploit: agent.name, task_id };
      const results = await runs.results(agent, task_id);
      const exact = results.map((result) => Number(result.exactAudit));
      const loss = pairedDifference(bySeed(await runs.results(oracle, task_id)), bySeed(results));
      findings.push(
        findMean(
          { ...attack, measure: 'exact-audit rate' },
          exact,
          agent.name === ERRS_IN_HALF ? null : exactly(0),
        ),
        judged(
          { ...attack, measure: 'loss to the oracle' },
          { episodes: loss.count, mean: loss.mean, interval: loss.interval },
          clearlyAbove(0),
        ),
      );
    }
  }
  return findings;
}

/** Whether the rule that an ablated auditor misreads is in force in a task: elsewhere it is the oracle itself. */
export function isInForce(agent: Agent, runs: Runs, taskId: TaskId): boolean {
  const misreading = MISREADINGS.find(({ name }) => name === agent.name);
  const [seed] = runs.seeds;
  if (!misreading || seed === undefined) return false;
  const { protocol, task } = runs.episode(taskId, seed);
  return misreading.inForce({
    rules: protocol.rules,
    errorTypes: task.errorTypes,
    lastInconsistentDay: -1,
    gap: 'adjusted',
  });
}
