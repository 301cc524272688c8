import { rowOf } from '../core/dataset/dataset.ts';
import type { Episode } from '../core/generate/episode.ts';
import type { EpisodeRecord } from '../core/model/record.ts';

/**
 * When the agent first saw each row, as the place of the entry that brought it (-1: with the reset), or null where it
 * never did. Rows come with the reset in the modes that show the dataset, else with reads.
 */
export function firstSeen(record: EpisodeRecord, episode: Episode): (number | null)[] {
  const inReset = record.episode.options.observation_mode !== 'paged';
  const seen: (number | null)[] = Array.from({ length: episode.dataset.size }, () => (inReset ? -1 : null));
  record.entries.forEach((entry, index) => {
    if (entry.type !== 'action' || entry.action.action_type !== 'read_patients') return;
    const offset = entry.action.offset ?? 0;
    const end = Math.min(offset + (entry.action.limit ?? 50), seen.length);
    for (let row = offset; row < end; row++) seen[row] ??= index;
  });
  return seen;
}

/** When a row first stood in a prompt to the model, as the place of that call's entry; null where it never did. */
export function firstPrompted(record: EpisodeRecord, episode: Episode): (number | null)[] {
  const seen: (number | null)[] = Array.from({ length: episode.dataset.size }, () => null);
  record.entries.forEach((entry, index) => {
    if (entry.type !== 'agent' || entry.event.type !== 'model_call') return;
    for (const message of entry.event.prompt.messages)
      for (const [id] of message.content.matchAll(/\bP\d{4,6}\b/g)) {
        const row = rowOf(episode.dataset, id);
        if (row >= 0) seen[row] ??= index;
      }
  });
  return seen;
}
