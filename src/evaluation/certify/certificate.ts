import { z } from 'zod';
import { GENERATOR_VERSION } from '../../core/version.ts';
import { TASK_IDS, type TaskId } from '../../core/model/vocabulary.ts';
import { IntervalSchema } from '../statistics/interval.ts';
import { ruleOfThree } from '../statistics/proportion.ts';
import { marginalsOf } from '../../core/statistics/marginals.ts';
import { episodeAucs } from './shortcuts/episode-counts.ts';
import { AREA_VERDICTS, ENOUGH_COMPARED, judgeArea } from './shortcuts/judge-area.ts';
import { recordAucs, type FeatureAuc } from './shortcuts/record-counts.ts';
import type { Tally } from './tally.ts';

const count = z.int().min(0);
/** Protocols differ in the ages they cut off: marginals of fewer episodes than this may be off target by chance. */
const ENOUGH_EPISODES = 500;

/** What `certify` found over a range of seeds. */
export const CertificateSchema = z.strictObject({
  generator_version: z.string(),
  seeds: z.strictObject({ first: z.int(), last: z.int() }),
  tasks: z.array(
    z.strictObject({
      task_id: z.enum(TASK_IDS),
      episodes: count,
      faults: count,
      fault_rate_below: z
        .number()
        .describe('95 % upper limit of the rate of faulty episodes when none was found'),
    }),
  ),
  faults: z
    .array(z.strictObject({ task_id: z.enum(TASK_IDS), seed: z.int(), what: z.string() }))
    .describe('the first faults of each task'),
  shortcuts: z
    .array(
      z.strictObject({
        task_id: z.enum(TASK_IDS),
        tells: z.enum(['bias_mode', 'violation']).describe('what the feature must not tell'),
        feature: z.string(),
        auc: z.number().min(0).max(1),
        interval: IntervalSchema,
        verdict: z
          .enum(AREA_VERDICTS)
          .describe(
            `undecided: outside 0.45..0.55 but not clearly, with fewer than ${ENOUGH_COMPARED} episodes or records`,
          ),
      }),
    )
    .describe('features that must carry no information, by their area under the ROC curve'),
  marginals: z.array(
    z.strictObject({
      task_id: z.enum(TASK_IDS),
      marginal: z.string(),
      share: z.number(),
      target: IntervalSchema,
      verdict: z
        .enum(['on_target', 'off_target', 'undecided'])
        .describe(`undecided: outside the target, but over fewer than ${ENOUGH_EPISODES} episodes`),
    }),
  ),
  undecided: count.describe('areas and marginals outside their range that too few episodes leave open'),
  holds: z
    .boolean()
    .describe('no fault, no leak, no marginal off target; what is undecided is neither proven nor refuted'),
});
export type Certificate = z.infer<typeof CertificateSchema>;

/** Draws up the certificate of the tallies of some tasks over the same seeds. */
export function certificateOf(
  seeds: { readonly first: number; readonly last: number },
  tallies: ReadonlyMap<TaskId, Tally>,
): Certificate {
  const all = [...tallies];
  const shortcuts = all.flatMap(([task_id, tally]) => [
    ...episodeAucs(tally.byMode).map((estimate) => shortcut(task_id, 'bias_mode', estimate)),
    ...recordAucs(tally.records).map((estimate) => shortcut(task_id, 'violation', estimate)),
  ]);
  const marginals = all.flatMap(([task_id, tally]) =>
    marginalsOf(tally.marginals).map(({ marginal, share, low, high }) => ({
      task_id,
      marginal,
      share,
      target: { low, high },
      verdict: onTarget(share, low, high, tally.episodes),
    })),
  );
  const tasks = all.map(([task_id, tally]) => ({
    task_id,
    episodes: tally.episodes,
    faults: tally.faultCount,
    fault_rate_below: ruleOfThree(tally.episodes),
  }));
  return {
    generator_version: GENERATOR_VERSION,
    seeds: { ...seeds },
    tasks,
    faults: all.flatMap(([, tally]) => tally.faults),
    shortcuts,
    marginals,
    undecided: [...shortcuts, ...marginals].filter((line) => line.verdict === 'undecided').length,
    holds:
      tasks.every((task) => task.faults === 0) &&
      shortcuts.every((line) => line.verdict !== 'leak') &&
      marginals.every((line) => line.verdict !== 'off_target'),
  };
}

type Shortcut = Certificate['shortcuts'][number];

function shortcut(task_id: TaskId, tells: Shortcut['tells'], estimate: FeatureAuc): Shortcut {
  const { feature, auc, interval } = estimate;
  return { task_id, tells, feature, auc, interval, verdict: judgeArea(estimate) };
}

function onTarget(
  share: number,
  low: number,
  high: number,
  episodes: number,
): Certificate['marginals'][number]['verdict'] {
  if (share >= low && share <= high) return 'on_target';
  return episodes < ENOUGH_EPISODES ? 'undecided' : 'off_target';
}
