import { describe, expect } from 'vitest';
import {
  audit,
  ClinicalBenchError,
  labelsOf,
  resolveTask,
  TASKS,
  TaskOverridesSchema,
  type TaskId,
  type TaskOverrides,
} from '../../src/core/index.ts';
import { oracle } from '../../src/agents/index.ts';
import { inProcessEnvironment, runEpisode } from '../../src/runner/index.ts';
import { act, begin, episodeOf } from '../support/play.ts';
import { submitReport, investigatePattern } from '../../src/agents/index.ts';
import { episodeScore } from '../../src/core/index.ts';
import { verifies } from '../verifies.ts';

const RANKED = ['task_easy', 'task_medium', 'task_hard'] as const;

describe('tasks', () => {
  verifies('task:published-parameters', () => {
    const told = RANKED.map((id) => {
      const { title, taskType, patients, budget, errorTypes } = TASKS[id];
      return [title, taskType, patients, budget, errorTypes];
    });
    const timeline = ['invalid_age', 'temporal_inconsistency', 'protocol_window_violation'];
    expect(told).toEqual([
      ['Dynamic Eligibility Screening', 'eligibility_screening', 300, 25, ['invalid_age']],
      ['Protocol Timeline Audit', 'protocol_timeline_audit', 480, 50, timeline],
      ['Equity + Protocol Audit', 'equity_and_protocol_audit', 720, 75, [...timeline, 'selection_bias']],
    ]);
  });

  verifies('task:required-work', () => {
    const medium = ['age', 'death_date', 'enrollment_date', 'stage'];
    expect(RANKED.map((id) => TASKS[id].requiredInvestigations)).toEqual([
      ['age'],
      medium,
      [...medium, 'comorbidity_index'],
    ]);
    expect(RANKED.map((id) => TASKS[id].requiredDistributions)).toEqual([
      [],
      [],
      ['ethnicity', 'gender', 'outcome'],
    ]);
  });

  verifies('task:seed-42-profile', () => {
    expect(RANKED.map((id) => profile(id, 42))).toEqual([
      { patients: 300, violations: 8, adversarial: 13, overrides: 0, mode: undefined },
      { patients: 480, violations: 23, adversarial: 25, overrides: 0, mode: undefined },
      { patients: 720, violations: 43, adversarial: 40, overrides: 10, mode: 'confounded_no_bias' },
    ]);
  });

  verifies('task:counts-vary', () => {
    const middle = { task_easy: [8, 13], task_medium: [23, 25], task_hard: [43, 40] };
    for (const id of RANKED) {
      const [violations = 0, adversarial = 0] = middle[id];
      const seen = SEEDS.map((seed) => profile(id, seed));
      for (const { bias, ...counts } of seen.map((one) => ({
        ...one,
        bias: one.mode === 'true_bias' ? 1 : 0,
      }))) {
        expect(Math.abs(counts.violations - bias - violations) / violations).toBeLessThanOrEqual(0.31);
        expect(Math.abs(counts.adversarial - adversarial) / adversarial).toBeLessThanOrEqual(0.31);
      }
      expect(new Set(seen.map((one) => one.violations)).size).toBeGreaterThanOrEqual(5);
      expect(new Set(seen.map((one) => one.adversarial)).size).toBeGreaterThanOrEqual(3);
    }
  });

  verifies('task:override-counts-twice', () => {
    for (const seed of SEEDS.slice(0, 40)) {
      const { violations, traps } = labelsOf(episodeOf('task_hard', seed));
      const overrides = Object.keys(traps).filter((id) => traps[id] === 'comorbidity_override');
      expect(overrides.length).toBeGreaterThanOrEqual(7);
      for (const id of overrides) expect(violations[id]).toBe('protocol_window_violation');
    }
  });

  verifies('task:true-bias-adds-one', () => {
    const modes = new Set<string>();
    for (const seed of SEEDS.slice(0, 40)) {
      const episode = episodeOf('task_hard', seed);
      const { violations, bias } = labelsOf(episode);
      modes.add(bias?.mode ?? '');
      const added = bias?.mode === 'true_bias' ? 1 : 0;
      expect(episode.truth.audit.total).toBe(Object.keys(violations).length + added);
    }
    expect(modes.size).toBe(2);
  });

  verifies('task:oracle-fits-budget', async () => {
    const limits = { task_easy: 12, task_medium: 34, task_hard: 66 };
    const environment = inProcessEnvironment();
    for (const task_id of RANKED) {
      for (const seed of SEEDS.slice(0, 15)) {
        const run = await runEpisode(oracle, environment, { task_id, seed, ...PAGED });
        const used = TASKS[task_id].budget - run.observation.attempts_remaining;
        expect(used).toBeLessThanOrEqual(limits[task_id]);
        expect(run.outcome).toBe('completed');
      }
    }
  });

  verifies('task:train-small', () => {
    const { task, dataset } = episodeOf('train_small', 7);
    expect([dataset.size, task.errorTypes]).toEqual([
      40,
      ['invalid_age', 'temporal_inconsistency', 'protocol_window_violation'],
    ]);
  });
});

describe('task overrides', () => {
  verifies('task:overrides-validated', () => {
    const refused: unknown[] = [
      { patients: 39 },
      { patients: 100_001 },
      { patients: 40.5 },
      { budget: 0 },
      { prevalence: 0.31 },
      { prevalence: -0.01 },
      { prevalence: Number.NaN },
      { error_types: [] },
      { error_types: ['late_age'] },
      { trap_mix: { surprise: 1 } },
      { trap_mix: { boundary_age: -1 } },
      { noise_columns: ['age'] },
      { difficulty: 'hard' },
    ];
    for (const overrides of refused) expect(TaskOverridesSchema.safeParse(overrides).success).toBe(false);
    const infeasible: readonly (readonly [TaskId, TaskOverrides])[] = [
      ['task_hard', { patients: 100 }],
      ['task_easy', { trap_mix: { comorbidity_override: 1 } }],
      ['task_medium', { patients: 40, trap_mix: { boundary_age: 30 } }],
    ];
    for (const [task_id, overrides] of infeasible)
      expect(codeOf(() => resolveTask(task_id, overrides))).toBe('infeasible_task');
  });

  verifies('task:overridden-is-custom', () => {
    expect(episodeOf('task_easy', 1, { patients: 200 }).task.custom).toBe(true);
    expect(episodeOf('task_easy', 1).task.custom).toBe(false);
  });

  verifies('task:clean-trial', () => {
    for (const id of RANKED) {
      const episode = episodeOf(id, 3, { prevalence: 0 });
      expect(episode.truth.audit.total).toBe(0);
      expect(labelsOf(episode).violations).toEqual({});
      expect(Object.values(labelsOf(episode).traps)).not.toContain('comorbidity_override');
    }
  });

  verifies(
    'score:clean-trial',
    () => {
      const state = begin(episodeOf('task_easy', 3, { prevalence: 0 }));
      const reported = act(state, investigatePattern('age'), submitReport(''));
      expect(episodeScore(reported).breakdown).toMatchObject({ net_recall: 1, precision: 1, coverage: 1 });
    },
    'generated',
  );

  verifies('task:large-trial', () => {
    const episode = episodeOf('task_medium', 5, { patients: 100_000 });
    expect(episode.dataset.size).toBe(100_000);
    const { task, protocol, dataset, truth } = episode;
    expect(audit(dataset, protocol.rules, task.errorTypes).total).toBe(truth.audit.total);
    expect(truth.audit.total).toBeGreaterThan(1_000);
  });

  verifies('task:noise-columns', () => {
    const { dataset } = episodeOf('task_easy', 5, { noise_columns: ['bmi'] });
    expect(dataset.names).toHaveLength(16);
    expect(dataset.names).toContain('bmi');
  });
});

const SEEDS = Array.from({ length: 120 }, (_, seed) => seed);
const PAGED = { observation_mode: 'paged', reward_mode: 'terminal', feedback_mode: 'blind' } as const;

function profile(task_id: TaskId, seed: number) {
  const episode = episodeOf(task_id, seed);
  const labels = labelsOf(episode);
  const kinds = Object.values(labels.traps);
  return {
    patients: episode.dataset.size,
    violations: episode.truth.audit.total,
    adversarial: kinds.length,
    overrides: kinds.filter((kind) => kind === 'comorbidity_override').length,
    mode: labels.bias?.mode,
  };
}

function codeOf(body: () => unknown): unknown {
  try {
    body();
  } catch (error) {
    return error instanceof ClinicalBenchError ? error.code : error;
  }
  return 'accepted';
}
