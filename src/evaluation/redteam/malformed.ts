import { atMost, exactly } from './bound.ts';
import { findMeans } from './find-means.ts';
import type { RedteamFinding } from './finding.ts';
import { named } from './named.ts';
import type { Runs } from './runs.ts';

const AGENTS = ['id-variants', 'hostile'];

/** The share of the score that the required work alone earns. */
const WORKFLOW_ALONE = 0.05;

/** Other spellings of right answers, and values that are no message (NaN, __proto__, cycles), find no violation. */
export function malformed(runs: Runs): Promise<RedteamFinding[]> {
  return findMeans(runs, 'malformed messages', AGENTS.map(named), [
    { measure: 'recall', valueOf: (result) => result.recall, bound: () => exactly(0) },
    {
      measure: 'score',
      valueOf: (result) => result.score,
      bound: () => atMost(WORKFLOW_ALONE, runs.strictness),
    },
  ]);
}
