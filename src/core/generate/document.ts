import { datasetJson } from '../dataset/json.ts';
import { toRows } from '../dataset/rows.ts';
import type { EpisodeDocument } from '../model/episode-document.ts';
import { hashText } from '../random/hash.ts';
import { GENERATOR_VERSION } from '../version.ts';
import type { Episode } from './episode.ts';
import { labelsOf } from './labels.ts';

/** An episode as a JSON document. @param labels whether the answer key is part of it */
export function episodeDocument(episode: Episode, { labels }: { readonly labels: boolean }): EpisodeDocument {
  const { task, seed, sealed, protocol, dataset } = episode;
  return {
    generator_version: GENERATOR_VERSION,
    task_id: task.taskId,
    seed,
    ...(sealed ? { sealed } : {}),
    protocol: { title: protocol.title, excerpt: protocol.excerpt, rules: protocol.rules },
    dataset: toRows(dataset),
    hash: publicHash(episode),
    ...(labels ? { labels: labelsOf(episode) } : {}),
  };
}

/** SHA-256 of what an agent can read of an episode: protocol and dataset, as JSON. */
export function publicHash({ protocol, dataset }: Episode): string {
  return hashText(`${GENERATOR_VERSION}\n${JSON.stringify(protocol)}\n${datasetJson(dataset)}`);
}

/** SHA-256 of an episode with its answer key: what the golden files hold. */
export function episodeHash(episode: Episode): string {
  return hashText(`${publicHash(episode)}\n${JSON.stringify(labelsOf(episode))}`);
}
