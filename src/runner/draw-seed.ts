import { ClinicalBenchError } from '../core/errors.ts';

/**
 * Draws a seed (0 to 2^32-1) from the platform's random source, which browsers and Node share.
 * @throws ClinicalBenchError 'invalid_request' where there is none: name a seed, or inject `drawSeed`
 */
export function drawSeed(): number {
  const realm: { readonly crypto?: unknown } & object = globalThis;
  if (!isRandomSource(realm.crypto))
    throw new ClinicalBenchError('invalid_request', 'seed: needed here, where no random source can draw one');
  const drawn = new Uint32Array(1);
  realm.crypto.getRandomValues(drawn);
  return drawn[0] ?? 0;
}

/** The part of Web Crypto that a seed needs. */
interface RandomSource {
  getRandomValues(into: Uint32Array): unknown;
}

function isRandomSource(value: unknown): value is RandomSource {
  return typeof value === 'object' && value !== null && 'getRandomValues' in value;
}
