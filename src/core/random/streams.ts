import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { GENERATOR_VERSION } from '../version.ts';
import { Rng } from './rng.ts';
import { asciiBytes } from './hash.ts';

/**
 * One independent stream per purpose, so that a draw added for one purpose moves no other.
 * A stream's state is the first 128 bits of SHA-256(root, name); the root is 256 bits, so a sealed root can be
 * neither searched for nor derived from the values of a public stream.
 */
export interface Streams {
  /** The stream of that name, from its beginning. */
  stream(name: string): Rng;
}

/** Streams of a public episode: the root is SHA-256(version, task, seed). */
export function seededStreams(taskId: string, seed: number): Streams {
  return streamsFrom(sha256(asciiBytes(`clinicalbench ${GENERATOR_VERSION} ${taskId} ${seed}`)));
}

/** Streams of a sealed episode: the root is HMAC-SHA256(key; version, task, split, index). */
export function sealedStreams(key: Uint8Array, taskId: string, split: string, index: number): Streams {
  return streamsFrom(
    hmac(sha256, key, asciiBytes(`clinicalbench ${GENERATOR_VERSION} ${taskId} ${split} ${index}`)),
  );
}

function streamsFrom(root: Uint8Array): Streams {
  return {
    stream(name) {
      const label = asciiBytes(name);
      const message = new Uint8Array(root.length + label.length);
      message.set(root);
      message.set(label, root.length);
      const digest = sha256(message);
      return new Rng([word(digest, 0), word(digest, 4), word(digest, 8), word(digest, 12) | 1]);
    },
  };
}

function word(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] ?? 0) << 24) |
    ((bytes[at + 1] ?? 0) << 16) |
    ((bytes[at + 2] ?? 0) << 8) |
    (bytes[at + 3] ?? 0)
  );
}
