import { observe, showsDataset, type EpisodeState } from '../../core/episode/index.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';

/** The `data` of an observation message as JSON text, with a gap where the dataset goes. */
export interface ObservationText {
  /** Ends right before the value of `dataset`. */
  readonly before: string;
  /** The dataset that goes into the gap, or null where the observation shows none: write `[]` then. */
  readonly dataset: Dataset | null;
  readonly after: string;
}

/**
 * Writes what an agent sees as `{"observation", "reward", "done", "metadata"}`: reward and done stand beside the
 * observation, and the metadata in it and beside it, as OpenEnv's own server does. The dataset is left out, since its
 * bytes are shared.
 */
export function observationText(state: EpisodeState): ObservationText {
  const { done, reward, metadata, dataset: _, ...rest } = observe(state, []);
  const { task_id, task_type, task_description, protocol_title, trial_protocol_excerpt, ...seen } = rest;
  const shown = { task_id, task_type, task_description, protocol_title, trial_protocol_excerpt };
  const meta = JSON.stringify(metadata);
  return {
    before: `{"observation":{"metadata":${meta},${inner(shown)},"dataset":`,
    dataset: showsDataset(state) ? state.episode.dataset : null,
    after: `,${inner(seen)}},"reward":${JSON.stringify(reward)},"done":${done},"metadata":${meta}}`,
  };
}

/** The fields of an object as JSON, without the braces. */
function inner(fields: object): string {
  return JSON.stringify(fields).slice(1, -1);
}
