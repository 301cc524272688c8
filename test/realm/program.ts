import {
  ActionSchema,
  episodeScore,
  generateEpisode,
  ObservationSchema,
  observe,
  parseAction,
  PatientSchema,
  startEpisode,
  StateSchema,
  publicState,
} from '../../src/core/index.ts';
import { goldenVersion } from '../golden/hashes.ts';

/** Generates, plays, grades and parses: a root hash that is the same wherever the engine is. */
export function fingerprint(seeds: readonly number[]): string {
  return goldenVersion(seeds, seeds).root;
}

/** Parses what the engine says and what an agent may say with the schemas. */
export function parsed(): readonly unknown[] {
  const state = startEpisode(
    generateEpisode({ task_id: 'task_hard', seed: 42 }),
    { observation_mode: 'lean', reward_mode: 'dense', feedback_mode: 'verdict' },
    'realm',
  );
  const seen = observe(state);
  const refused = parseAction({ action_type: 'flag_error', confidence: 2 });
  return [
    ObservationSchema.safeParse(seen).success,
    StateSchema.safeParse(publicState(state)).success,
    PatientSchema.safeParse(seen.dataset[0]).success,
    PatientSchema.safeParse({ ...seen.dataset[0], age: 'old' }).success,
    ActionSchema.safeParse({ action_type: 'investigate_pattern', variable: 'age' }).success,
    refused.ok ? '' : refused.message,
    episodeScore(state).score,
  ];
}
