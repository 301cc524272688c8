import { ClinicalBenchError } from '../errors.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { SeedSchema, type Sealed } from '../model/episode.ts';
import type { Protocol } from '../model/protocol.ts';
import type { Task, TaskOverrides } from '../model/task.ts';
import type { Truth } from '../model/truth.ts';
import type { TaskId } from '../model/vocabulary.ts';
import { sealedStreams, seededStreams, type Streams } from '../random/streams.ts';
import { audit } from '../rules/audit.ts';
import { drawBiasCase } from './bias/case.ts';
import { controlSize } from './cohort/fill-arms.ts';
import { generateDataset } from './dataset.ts';
import { renderExcerpt } from './excerpt/render.ts';
import { drawTrial, renderTitle } from './excerpt/trial.ts';
import { resolveTask } from '../tasks/overrides.ts';
import { drawPlan } from './plan.ts';
import { drawRules } from './rules.ts';

/** One generated episode with its answer key. Immutable, and shared by every run of the same source. */
export interface Episode {
  readonly task: Task;
  /** Null for a sealed episode. */
  readonly seed: number | null;
  readonly sealed: Sealed | null;
  readonly overrides: TaskOverrides | null;
  readonly protocol: Protocol;
  readonly dataset: Dataset;
  readonly truth: Truth;
}

/** What names an episode: a task and a seed, or a task and a place in a sealed split with the server's key. */
export interface EpisodeSource {
  readonly task_id: TaskId;
  readonly seed?: number | undefined;
  readonly sealed?: Sealed | undefined;
  readonly key?: Uint8Array | undefined;
  readonly task_overrides?: TaskOverrides | undefined;
}

/**
 * Generates an episode: same version and source, same bytes, on any machine.
 * @throws ClinicalBenchError 'invalid_request' without a seed or a keyed sealed place, 'infeasible_task' for overrides
 * that no trial can meet
 */
export function generateEpisode(source: EpisodeSource): Episode {
  const streams = streamsOf(source);
  const task = resolveTask(source.task_id, source.task_overrides);
  const trial = drawTrial(streams.stream('trial'));
  const plan = drawPlan(streams.stream('plan'), task);
  const bias = task.errorTypes.includes('selection_bias')
    ? drawBiasCase(streams, controlSize(task.patients), source.task_overrides?.prevalence === 0)
    : null;
  const { rules, tails } = drawRules(streams, task, plan, bias?.thresholds ?? null);
  const { dataset, traps } = generateDataset(streams, {
    task,
    rules,
    tails,
    trial,
    plan,
    bias,
  });
  return {
    task,
    seed: source.sealed ? null : (source.seed ?? null),
    sealed: source.sealed ?? null,
    overrides: source.task_overrides ?? null,
    protocol: {
      title: renderTitle(trial),
      excerpt: renderExcerpt(streams.stream('wording'), { task, rules, trial }),
      rules,
    },
    dataset,
    truth: { audit: audit(dataset, rules, task.errorTypes), traps, biasMode: bias?.mode ?? null },
  };
}

function streamsOf(source: EpisodeSource): Streams {
  const { task_id, seed, sealed, key } = source;
  if (sealed && seed !== undefined)
    throw new ClinicalBenchError('conflicting_options', 'seed and sealed exclude each other');
  if (sealed) {
    if (!key || key.length < 16) {
      throw new ClinicalBenchError(
        'invalid_request',
        'sealed: this server has no sealing key of at least 16 bytes',
      );
    }
    return sealedStreams(key, task_id, sealed.split, sealed.index);
  }
  if (!SeedSchema.safeParse(seed).success || seed === undefined)
    throw new ClinicalBenchError('invalid_request', 'seed: a whole number from 0 to 4294967295 is needed');
  return seededStreams(task_id, seed);
}
