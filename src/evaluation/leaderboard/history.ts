import type { Leaderboard } from '../../core/model/leaderboard.ts';

/**
 * What was published for the original implementation: one seed, on that implementation's own episodes and score. Shown
 * as history; not comparable with any row of this leaderboard, and not verified.
 */
export const HISTORY: Leaderboard['history']['rows'] = [
  { name: 'Heuristic', easy: null, medium: null, hard: null, overall: 0.83 },
  { name: 'Llama 3.3 70B', easy: 0.98, medium: 0.6, hard: 0.4, overall: 0.66 },
  { name: 'Llama 3.1 405B', easy: 0.77, medium: 0.38, hard: 0.34, overall: 0.5 },
  { name: 'Naive', easy: null, medium: null, hard: null, overall: 0.12 },
];

/** What is said beside those rows. */
export const HISTORY_NOTE =
  'Published for the original implementation: one seed, its own episodes, its own score. Not comparable with the rows above, and not verified.';
