import { z } from 'zod';
import { TASK_IDS, type TaskId } from '../../core/model/vocabulary.ts';
import type { AucEstimate } from '../statistics/auc.ts';
import { IntervalSchema } from '../statistics/interval.ts';
import { estimateMean } from '../statistics/mean.ts';
import { judgeArea } from '../certify/shortcuts/judge-area.ts';
import type { Bound } from './bound.ts';

/** What one exploit reached, and whether that is within its bound. */
export const RedteamFindingSchema = z.strictObject({
  family: z.string().describe('the kind of attack'),
  exploit: z.string().describe('who or what attacks'),
  task_id: z.enum(TASK_IDS).nullable().describe('null where it is not a matter of one task'),
  measure: z.string().describe('what the mean is a mean of'),
  episodes: z.int(),
  mean: z.number(),
  interval: IntervalSchema.nullable().describe(
    '95 % interval of the mean; null where there is nothing to estimate',
  ),
  bound: z
    .string()
    .nullable()
    .describe(
      'what must hold, and of which end of the interval where there are too few seeds for the mean; ' +
        'null for a figure that is only published',
    ),
  holds: z.boolean(),
});
export type RedteamFinding = z.infer<typeof RedteamFindingSchema>;

/** Who attacks, where, and what is measured. */
export type Attack = Pick<RedteamFinding, 'family' | 'exploit' | 'measure'> & {
  readonly task_id: TaskId | null;
};

/** The finding of a mean over episodes, judged by a bound; without one it is only published. */
export function findMean(attack: Attack, values: readonly number[], bound: Bound | null): RedteamFinding {
  const { count, mean, interval } = estimateMean(values);
  return judged(attack, { episodes: count, mean, interval }, bound);
}

/** The finding of an area under the ROC curve that must be at chance; null when there was nothing to compare. */
export function findArea(attack: Attack, episodes: number, area: AucEstimate | null): RedteamFinding {
  return judged(attack, areaEstimate(episodes, area), {
    text: 'at chance',
    holds: () => area === null || judgeArea(area) !== 'leak',
  });
}

/** An area under the ROC curve as an estimate to judge: chance, without an interval, when there was nothing to compare. */
export function areaEstimate(
  episodes: number,
  area: AucEstimate | null,
): Pick<RedteamFinding, 'episodes' | 'mean' | 'interval'> {
  return { episodes, mean: area?.auc ?? 0.5, interval: area?.interval ?? null };
}

/** The finding of an estimate that is no plain mean. */
export function judged(
  attack: Attack,
  estimate: Pick<RedteamFinding, 'episodes' | 'mean' | 'interval'>,
  bound: Bound | null,
): RedteamFinding {
  const { family, exploit, task_id, measure } = attack;
  const holds = bound === null || bound.holds(estimate);
  return { family, exploit, task_id, measure, ...estimate, bound: bound?.text ?? null, holds };
}
