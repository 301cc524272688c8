import { describe, expect, it } from 'vitest';
import { ClinicalBenchError } from '../errors.ts';
import { TaskOverridesSchema } from '../model/task.ts';
import { generateEpisode } from './episode.ts';
import { labelsOf } from './labels.ts';
import { resolveTask } from '../tasks/overrides.ts';
import { TASKS } from '../tasks/tasks.ts';

describe('task overrides', () => {
  it('no overrides leave the task as published', () => {
    expect(resolveTask('task_hard')).toBe(TASKS.task_hard);
    expect(resolveTask('task_hard', {})).toBe(TASKS.task_hard);
  });

  it('mark the task as custom', () => {
    expect(resolveTask('task_easy', { budget: 30 })).toMatchObject({ custom: true, budget: 30 });
  });

  it('a prevalence is met exactly, overrides included', () => {
    const episode = generateEpisode({
      task_id: 'task_hard',
      seed: 3,
      task_overrides: { prevalence: 0.1, trap_mix: { comorbidity_override: 5 } },
    });
    expect(Object.keys(labelsOf(episode).violations)).toHaveLength(72);
  });

  it('a prevalence is met exactly without a stated trap mix, too', () => {
    for (let seed = 0; seed < 10; seed++) {
      const episode = generateEpisode({ task_id: 'task_hard', seed, task_overrides: { prevalence: 0.05 } });
      expect(Object.keys(labelsOf(episode).violations)).toHaveLength(36);
    }
  });

  it('prevalence 0 is a clean trial, without bias', () => {
    for (let seed = 0; seed < 10; seed++) {
      const episode = generateEpisode({ task_id: 'task_hard', seed, task_overrides: { prevalence: 0 } });
      expect(episode.truth.audit.total).toBe(0);
    }
  });

  it('clauses can be taken out or added', () => {
    const one = generateEpisode({
      task_id: 'task_hard',
      seed: 1,
      task_overrides: { error_types: ['temporal_inconsistency'] },
    });
    expect(new Set(Object.values(labelsOf(one).violations))).toEqual(new Set(['temporal_inconsistency']));
    expect(one.protocol.rules).toMatchObject({ treatment_window_days: null, dominance_threshold_pct: null });
    const two = generateEpisode({
      task_id: 'task_easy',
      seed: 1,
      task_overrides: { error_types: ['invalid_age', 'selection_bias'] },
    });
    expect(two.truth.biasMode).not.toBeNull();
    expect(two.task.requiredDistributions).toEqual(['ethnicity', 'gender', 'outcome']);
  });

  it('noise columns can be left out of the records', () => {
    const { dataset } = generateEpisode({
      task_id: 'task_easy',
      seed: 1,
      task_overrides: { noise_columns: ['bmi'] },
    });
    expect(dataset.names).toHaveLength(16);
    expect(dataset.names).toContain('bmi');
  });

  it('the size goes from 40 to 100,000 patients', () => {
    for (const task_id of ['task_easy', 'task_medium', 'train_small'] as const) {
      for (let seed = 0; seed < 50; seed++)
        generateEpisode({ task_id, seed, task_overrides: { patients: 40 } });
    }
    const large = generateEpisode({ task_id: 'task_hard', seed: 1, task_overrides: { patients: 100_000 } });
    expect(large.dataset.size).toBe(100_000);
    expect(large.truth.audit.bias!.present).toBe(large.truth.biasMode === 'true_bias');
    expect(large.task.budget).toBeGreaterThan(large.truth.audit.total);
  });

  it.each([
    [
      { error_types: ['selection_bias' as const], patients: 100 },
      /patients: selection_bias needs at least 300/,
    ],
    [{ prevalence: 0.3, trap_mix: { boundary_age: 300 } }, /at most 60 % may be planted/],
    [
      { trap_mix: { comorbidity_override: 3 }, error_types: ['invalid_age' as const] },
      /trap_mix.comorbidity_override/,
    ],
    [{ prevalence: 0.1, error_types: ['selection_bias' as const] }, /prevalence/],
    [
      { prevalence: 0, trap_mix: { comorbidity_override: 5 } },
      /trap_mix.comorbidity_override: .*prevalence 0/,
    ],
  ])('%j is refused with a reason', (task_overrides, message) => {
    const generate = () => generateEpisode({ task_id: 'task_hard', seed: 1, task_overrides });
    expect(generate).toThrow(ClinicalBenchError);
    expect(generate).toThrow(message);
  });

  it('the schema names unknown fields and bounds', () => {
    expect(TaskOverridesSchema.safeParse({ patients: 39 }).success).toBe(false);
    expect(TaskOverridesSchema.safeParse({ patients: 100_001 }).success).toBe(false);
    expect(TaskOverridesSchema.safeParse({ violations: 3 }).success).toBe(false);
  });
});
