import { RANKED_TASK_IDS } from '../../core/model/vocabulary.ts';
import type { LeaderboardRow } from '../../dashboard-api/index.ts';

/**
 * Rows published for the original implementation: one seed, on its own episodes and its own score. They are shown as
 * history and compared with nothing.
 */
export const HISTORY: readonly LeaderboardRow[] = [
  history('react', 'Llama 3.3 70B', [0.98, 0.6, 0.4], 0.66),
  history('react', 'Llama 3.1 405B', [0.77, 0.38, 0.34], 0.5),
  history('naive', null, null, 0.12),
  history('heuristic', null, null, 0.83),
];

function history(
  agent: string,
  model: string | null,
  means: readonly [number, number, number] | null,
  overall: number,
): LeaderboardRow {
  return {
    band: 'history',
    agent,
    model,
    mock: false,
    track: null,
    tasks: RANKED_TASK_IDS.flatMap((task_id, index) => {
      const mean = means?.[index];
      return mean === undefined ? [] : [{ task_id, mean, interval: null, episodes: 1 }];
    }),
    overall,
    overall_interval: null,
    rank: null,
    badges: [],
    episodes: means === null ? 1 : RANKED_TASK_IDS.length,
    failed: 0,
    trials: 1,
    cost_usd: null,
    versions: [],
    runs: [],
    note: 'Original implementation, one seed: not comparable, not verified.',
  };
}
