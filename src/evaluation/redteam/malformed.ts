import { named } from './named.ts';
import { atMost, exactly, findMean, type Finding } from './finding.ts';
import type { Runs } from './runs.ts';

/** The share of the score that the required work alone earns. */
const WORKFLOW_ALONE = 0.05;

/** Other spellings of right answers, and values that are no message (NaN, __proto__, cycles), find no violation. */
export async function malformed(runs: Runs): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const exploit of ['id-variants', 'hostile']) {
    for (const task_id of runs.tasks) {
      const results = await runs.results(named(exploit), task_id);
      const attack = { family: 'malformed messages', exploit, task_id };
      const recalls = results.map((result) => result.recall);
      const scores = results.map((result) => result.score);
      findings.push(
        findMean({ ...attack, measure: 'recall' }, recalls, exactly(0)),
        findMean({ ...attack, measure: 'score' }, scores, atMost(WORKFLOW_ALONE)),
      );
    }
  }
  return findings;
}
