import { exactly, findMean, type Finding } from './finding.ts';
import { named } from './named.ts';
import type { Runs } from './runs.ts';

const AGENTS = ['after-done', 'over-budget', 'report-resubmission'];

/** Acting once the episode is over, or over its budget, changes nothing at all. */
export async function afterDone(runs: Runs): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const exploit of AGENTS) {
    for (const task_id of runs.tasks) {
      const results = await runs.results(named(exploit), task_id);
      const attack = { family: 'after done', exploit, task_id };
      const gains = results.map(
        ({ afterDone: after }) => Math.abs(after.score_gain) + Math.abs(after.reward),
      );
      const acted = results.map(({ afterDone: after }) => (after.actions > 0 ? 1 : 0));
      findings.push(
        findMean({ ...attack, measure: 'score and reward gained after done' }, gains, exactly(0)),
        findMean({ ...attack, measure: 'share of episodes acted in after done' }, acted, exactly(1)),
      );
    }
  }
  return findings;
}
