import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { z } from 'zod';
import { SealedSchema } from '../../core/model/episode.ts';
import { Sha256Schema } from '../../core/model/record.ts';
import { TASK_IDS, type TaskId } from '../../core/model/vocabulary.ts';
import { CANARY, GENERATOR_VERSION } from '../../core/version.ts';
import { generateEpisode } from '../../core/generate/episode.ts';
import { asciiBytes, hashBytes, hashText } from '../../core/random/hash.ts';
import { canonicalJson, dataHash } from '../../records/index.ts';

/** A promise about sealed episodes, published before anyone plays them: it says nothing and cannot be kept otherwise. */
export const CommitmentSchema = z.strictObject({
  canary: z.literal(CANARY),
  generator_version: z.string(),
  split: SealedSchema.shape.split,
  key: Sha256Schema.describe('of the key of the split'),
  episodes: z.array(
    z.strictObject({
      task_id: z.enum(TASK_IDS),
      index: SealedSchema.shape.index,
      key: Sha256Schema.describe('of the key of the episode, which follows from that of the split'),
      data: Sha256Schema.describe('of the key of the episode and its protocol and dataset'),
    }),
  ),
  root: Sha256Schema.describe('of all of the above'),
});
export type Commitment = z.infer<typeof CommitmentSchema>;

/** Commits to the episodes 0..count-1 of a split, in each of these tasks. */
export function commitTo(
  key: Uint8Array,
  split: string,
  tasks: readonly TaskId[],
  count: number,
): Commitment {
  const episodes = tasks.flatMap((task_id) =>
    Array.from({ length: count }, (_, index) => episodeCommitment(key, split, task_id, index)),
  );
  const promise: Omit<Commitment, 'root'> = {
    canary: CANARY,
    generator_version: GENERATOR_VERSION,
    split,
    key: hashBytes(key),
    episodes,
  };
  return { ...promise, root: hashText(canonicalJson(promise)) };
}

/**
 * What does not agree between a commitment and the key that was revealed later, each in a sentence; empty where all
 * agrees. A list that was changed in any way since it was published fails.
 * @param published the root that was published at the time, where it is known apart from the file
 */
export function revealFaults(value: unknown, key: Uint8Array, published?: string): string[] {
  const parsed = CommitmentSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return [`${issue?.path.join('.')}: ${issue?.message}`];
  }
  const { root, ...promise } = parsed.data;
  const faults: string[] = [];
  if (hashText(canonicalJson(promise)) !== root) faults.push('root: the list was changed after it was made');
  if (published !== undefined && published !== root)
    faults.push('root: it is not the one that was published');
  if (promise.generator_version !== GENERATOR_VERSION)
    return [
      ...faults,
      `generator_version: ${promise.generator_version} made it, this is ${GENERATOR_VERSION}`,
    ];
  if (hashBytes(key) !== promise.key) return [...faults, 'key: it is not the key that was committed to'];
  const seen = new Set<string>();
  for (const episode of promise.episodes) {
    const { task_id, index } = episode;
    const name = `${task_id} ${index}`;
    if (seen.has(name)) faults.push(`${name}: it stands twice`);
    seen.add(name);
    if (canonicalJson(episodeCommitment(key, promise.split, task_id, index)) !== canonicalJson(episode))
      faults.push(`${name}: the episode is another`);
  }
  return faults;
}

function episodeCommitment(
  key: Uint8Array,
  split: string,
  task_id: TaskId,
  index: number,
): Commitment['episodes'][number] {
  const own = hmac(sha256, key, asciiBytes(`clinicalbench commitment ${task_id} ${split} ${index}`));
  const data = dataHash(generateEpisode({ task_id, sealed: { split, index }, key }));
  const hex = hashBytes(own);
  // The data are hashed with a key of their own, so that nobody can test a guess of an episode against the list.
  return { task_id, index, key: hex, data: hashBytes(hmac(sha256, own, asciiBytes(data))) };
}
