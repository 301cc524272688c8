import { describe, expect, it } from 'vitest';
import { RANKED_TASK_IDS } from '../model/vocabulary.ts';
import { generateEpisode } from './episode.ts';
import { labelsOf } from './labels.ts';
import { TASKS } from '../tasks/tasks.ts';

describe('the published profile', () => {
  it.each([
    ['task_easy', 300, 8, 13, 0],
    ['task_medium', 480, 23, 25, 0],
    ['task_hard', 720, 43, 40, 10],
  ] as const)(
    'seed 42 of %s: %i patients, %i violations, %i adversarial, %i overrides',
    (task_id, patients, violations, traps, overrides) => {
      const episode = generateEpisode({ task_id, seed: 42 });
      const labels = labelsOf(episode);
      const kinds = Object.values(labels.traps);
      expect(episode.dataset.size).toBe(patients);
      expect(episode.truth.audit.total).toBe(violations);
      expect(kinds).toHaveLength(traps);
      expect(kinds.filter((kind) => kind === 'comorbidity_override')).toHaveLength(overrides);
    },
  );

  it('seed 42 of task_hard is a confounded trial without bias, and a true Simpson reversal', () => {
    const { bias } = labelsOf(generateEpisode({ task_id: 'task_hard', seed: 42 }));
    const threshold =
      (generateEpisode({ task_id: 'task_hard', seed: 42 }).protocol.rules.adjusted_gap_threshold_pct ?? 0) /
      100;
    expect(bias).toMatchObject({ mode: 'confounded_no_bias', present: false });
    expect(bias!.crude_gap).toBeGreaterThan(threshold + 0.02);
    expect(bias!.adjusted_gap).toBeLessThan(threshold - 0.02);
  });

  it('counts stay within 30 % of the profile and an oracle audit always fits', () => {
    const limits = { task_easy: 12, task_medium: 34, task_hard: 66 };
    for (const taskId of RANKED_TASK_IDS) {
      const task = TASKS[taskId];
      const ranges = [...Object.values(task.violations), ...Object.values(task.traps)];
      for (const { low, size } of ranges) {
        const middle = low + (size - 1) / 2;
        expect(low).toBeGreaterThanOrEqual(0.7 * middle - 0.5);
        expect(low + size - 1).toBeLessThanOrEqual(1.3 * middle + 0.5);
      }
      const planted = [...Object.values(task.violations), task.traps.comorbidity_override];
      const most = planted.reduce((sum, range) => sum + (range ? range.low + range.size - 1 : 0), 0);
      const bias = task.errorTypes.includes('selection_bias') ? 2 : 0;
      const steps = task.requiredInvestigations.length + task.requiredDistributions.length + most + bias + 1;
      expect(steps).toBeLessThanOrEqual(limits[taskId]);
    }
  });

  it('rules vary: at least 200 sets in task_easy and 850 in the others over 1,000 seeds', () => {
    for (const task_id of RANKED_TASK_IDS) {
      const sets = new Set<string>();
      for (let seed = 0; seed < 1000; seed++)
        sets.add(JSON.stringify(generateEpisode({ task_id, seed }).protocol.rules));
      expect(sets.size).toBeGreaterThanOrEqual(task_id === 'task_easy' ? 200 : 850);
    }
  });

  it('the four cells of bias and crude gap are about equally frequent', () => {
    const cells = new Map<string, number>();
    for (let seed = 0; seed < 800; seed++) {
      const episode = generateEpisode({ task_id: 'task_hard', seed });
      const { bias } = episode.truth.audit;
      const above = bias!.crudeGap * 100 > (episode.protocol.rules.adjusted_gap_threshold_pct ?? 0);
      const cell = `${episode.truth.biasMode} ${above}`;
      cells.set(cell, (cells.get(cell) ?? 0) + 1);
    }
    expect(cells.size).toBe(4);
    for (const count of cells.values()) expect(Math.abs(count - 200)).toBeLessThan(50);
  });
});
