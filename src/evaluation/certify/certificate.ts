import { z } from 'zod';
import { GENERATOR_VERSION } from '../../core/version.ts';
import { TASK_IDS, type TaskId } from '../../core/model/vocabulary.ts';
import type { AucEstimate } from '../statistics/auc.ts';
import { IntervalSchema } from '../statistics/interval.ts';
import { ruleOfThree } from '../statistics/proportion.ts';
import { marginalsOf } from './marginals.ts';
import { episodeAucs } from './shortcuts/episode-counts.ts';
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
          .enum(['chance', 'leak', 'undecided'])
          .describe('undecided: outside 0.45..0.55, but too few episodes to tell it from 0.5'),
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
  holds: z.boolean().describe('no fault, no leak, no marginal off target'),
});
export type Certificate = z.infer<typeof CertificateSchema>;

/** A feature carries no usable information while its area lies within these. */
export const CHANCE_BAND = { low: 0.45, high: 0.55 };
/** Standard errors from 0.5 at which an area outside the band counts as a leak: over a hundred features are looked at. */
const LEAK_ERRORS = 4;

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
    holds:
      tasks.every((task) => task.faults === 0) &&
      shortcuts.every((line) => line.verdict !== 'leak') &&
      marginals.every((line) => line.verdict !== 'off_target'),
  };
}

type Shortcut = Certificate['shortcuts'][number];

function shortcut(task_id: TaskId, tells: Shortcut['tells'], estimate: FeatureAuc): Shortcut {
  const { feature, auc, interval } = estimate;
  return { task_id, tells, feature, auc, interval, verdict: atChance(estimate) };
}

/** Whether an area under the ROC curve is one of chance, a leak, or known from too little to say. */
export function atChance({ auc, standardError, chanceError }: AucEstimate): Shortcut['verdict'] {
  if (auc >= CHANCE_BAND.low && auc <= CHANCE_BAND.high) return 'chance';
  return Math.abs(auc - 0.5) > LEAK_ERRORS * Math.max(standardError, chanceError) ? 'leak' : 'undecided';
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
