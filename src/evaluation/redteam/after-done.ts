import { exactly } from './bound.ts';
import { findMeans } from './find-means.ts';
import type { RedteamFinding } from './finding.ts';
import { named } from './named.ts';
import type { Runs } from './runs.ts';

const AGENTS = ['after-done', 'over-budget', 'report-resubmission'];

/** Acting once the episode is over, or over its budget, changes nothing at all. */
export function afterDone(runs: Runs): Promise<RedteamFinding[]> {
  return findMeans(runs, 'after done', AGENTS.map(named), [
    {
      measure: 'score and reward gained after done',
      valueOf: ({ afterDone: after }) => Math.abs(after.score_gain) + Math.abs(after.reward),
      bound: () => exactly(0),
    },
    {
      measure: 'share of episodes acted in after done',
      valueOf: ({ afterDone: after }) => (after.actions > 0 ? 1 : 0),
      bound: () => exactly(1),
    },
  ]);
}
