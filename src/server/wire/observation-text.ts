import { observe, showsDataset, type EpisodeState } from '../../core/episode/index.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import type { Episode } from '../../core/generate/episode.ts';
import type { Observation } from '../../core/model/observation.ts';

/** The `data` of an observation message as JSON text, with a gap where the dataset goes. */
export interface ObservationText {
  /** Ends right before the value of `dataset`. */
  readonly before: string;
  /** The dataset that goes into the gap, or null where the observation shows none: write `[]` then. */
  readonly dataset: Dataset | null;
  /** Holds everything that a step may change. */
  readonly after: string;
}

/**
 * Writes what an agent sees as `{"observation", "reward", "done", "metadata"}`: reward and done stand beside the
 * observation, and the metadata in it and beside it, as OpenEnv's own server does. The dataset is left out, since its
 * bytes are shared.
 */
export function observationText(state: EpisodeState): ObservationText {
  const seen = observe(state, []);
  const metadata = JSON.stringify(seen.metadata);
  const standing = {
    errors_found: seen.errors_found,
    patterns_investigated: seen.patterns_investigated,
    distributions_computed: seen.distributions_computed,
    feedback: seen.feedback,
    score_so_far: seen.score_so_far,
    dense_reward_total: seen.dense_reward_total,
    score_breakdown: seen.score_breakdown,
    attempts_remaining: seen.attempts_remaining,
    phase: seen.phase,
  } satisfies Omit<Observation, Shown | 'metadata' | 'reward' | 'done' | 'dataset'>;
  return {
    before: `{"observation":{"metadata":${metadata},${shownText(state.episode, seen)},"dataset":`,
    dataset: showsDataset(state) ? state.episode.dataset : null,
    after: `,${inner(standing)}},"reward":${JSON.stringify(seen.reward)},"done":${seen.done},"metadata":${metadata}}`,
  };
}

/** The fields that are the same in every observation of an episode. */
type Shown = 'task_id' | 'task_type' | 'task_description' | 'protocol_title' | 'trial_protocol_excerpt';

/** Their text, which is most of a step's reply: written once for all runs of an episode. */
const shownTexts = new WeakMap<Episode, string>();

function shownText(episode: Episode, seen: Observation): string {
  let text = shownTexts.get(episode);
  if (text === undefined) {
    const { task_id, task_type, task_description, protocol_title, trial_protocol_excerpt } = seen;
    text = inner({
      task_id,
      task_type,
      task_description,
      protocol_title,
      trial_protocol_excerpt,
    } satisfies Pick<Observation, Shown>);
    shownTexts.set(episode, text);
  }
  return text;
}

/** The fields of an object as JSON, without the braces. */
function inner(fields: object): string {
  return JSON.stringify(fields).slice(1, -1);
}
