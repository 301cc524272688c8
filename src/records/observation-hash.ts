import { hashText } from '../core/random/hash.ts';
import type { Observation } from '../core/model/observation.ts';
import { canonicalJson } from './canonical-json.ts';

/** SHA-256 of an observation, the same in process and after a journey as JSON. */
export function observationHash(observation: Observation): string {
  return hashText(canonicalJson(observation));
}
