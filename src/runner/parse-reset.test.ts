import { describe, expect, it } from 'vitest';
import { parseReset } from './parse-reset.ts';

describe('parseReset', () => {
  it('fills in defaults', () => {
    expect(parseReset({})).toEqual({
      task_id: 'task_easy',
      observation_mode: 'lean',
      reward_mode: 'dense',
      feedback_mode: 'verdict',
    });
  });

  it.each<[string, unknown]>([
    ['reset: expected an object; fields allowed: task_id, seed,', null],
    ['task_id: expected one of task_easy, task_medium, task_hard, train_small', { task_id: 'x' }],
    ['seed: expected at least 0 (0 to 4294967295)', { seed: -1 }],
    ['seed: expected at most 4294967295', { seed: 2 ** 32 }],
    ['seed: expected a whole number', { seed: 1.5 }],
    ['seed: expected number', { seed: '1' }],
    ['"difficulty" is not a field of a reset; allowed: task_id, seed,', { difficulty: 'easy' }],
    ['observation_mode: expected one of lean, full, paged (dataset in', { observation_mode: 'all' }],
    ['episode_id: expected at most 255 characters', { episode_id: 'x'.repeat(256) }],
    ['sealed.split: expected a text that matches /^[a-z0-9]', { sealed: { split: 'A B', index: 0 } }],
    ['sealed.index: expected number', { sealed: { split: 'a' } }],
    [
      'task_overrides.patients: expected at least 40 (number of records)',
      { task_overrides: { patients: 1 } },
    ],
    ['"x" is not a field of task_overrides; allowed: patients, budget,', { task_overrides: { x: 1 } }],
    [
      '"y" is not a field of task_overrides.trap_mix; allowed: boundary_age,',
      { task_overrides: { trap_mix: { y: 1 } } },
    ],
    ['task_overrides.error_types: expected at least 1 entry', { task_overrides: { error_types: [] } }],
    [
      'task_overrides.error_types.0: expected one of invalid_age, temporal_inconsistency,',
      { task_overrides: { error_types: ['x'] } },
    ],
  ])('says %s', (text, input) => {
    expect(() => parseReset(input)).toThrow(text);
  });
});
