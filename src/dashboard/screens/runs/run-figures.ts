import type { RunLine } from '../../../dashboard-api/index.ts';

/** Mean score over the episodes that have one. */
export function meanScore({ episodes }: RunLine): number | null {
  const scores = episodes.flatMap(({ score }) => (score === null ? [] : [score]));
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** Dollars of a run; null where none was asked for, or a price is unknown. */
export function costOf({ episodes }: RunLine): number | null {
  let sum: number | null = null;
  for (const { usage } of episodes) {
    if (usage === null) continue;
    if (usage.cost_usd === null) return null;
    sum = (sum ?? 0) + usage.cost_usd;
  }
  return sum;
}
