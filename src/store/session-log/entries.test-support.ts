import type { SessionEntry } from './session-entry.ts';

/** A reset entry of an easy episode. */
export function resetEntry(seed: number): SessionEntry {
  return {
    type: 'reset',
    generator_version: '1.0.0',
    request: {
      task_id: 'task_easy',
      seed,
      observation_mode: 'lean',
      reward_mode: 'dense',
      feedback_mode: 'verdict',
    },
    observation_hash: '0123456789abcdef',
  };
}

/** A step entry that says which one it is. */
export function stepEntry(number: number, reason = 'x'): SessionEntry {
  return {
    type: 'step',
    action: { action_type: 'flag_error', patient_id: `P${number}`, reason },
    request_id: `r${number}`,
    observation_hash: 'fedcba9876543210',
  };
}
