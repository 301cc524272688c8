import { describe, expect, it } from 'vitest';
import { RANKED_TASK_IDS, type TaskId } from '../core/model/vocabulary.ts';
import { inProcessEnvironment } from '../runner/in-process.ts';
import { runEpisode } from '../runner/run-episode.ts';
import { oracle } from './oracle.ts';

const SEEDS = 60;
/** Most steps that a complete audit may take. */
const MOST_STEPS: Readonly<Record<TaskId, number>> = {
  task_easy: 12,
  task_medium: 34,
  task_hard: 66,
  train_small: 20,
};

describe('the oracle', () => {
  it.each([...RANKED_TASK_IDS, 'train_small' as const])(
    `scores exactly 1 on %s, seeds 0 to ${SEEDS - 1} and the last ${SEEDS}`,
    async (task_id) => {
      const environment = inProcessEnvironment();
      const faults: unknown[] = [];
      for (let index = 0; index < 2 * SEEDS; index++) {
        const seed = index < SEEDS ? index : 2 ** 32 - 1 - (index - SEEDS);
        const run = await runEpisode(oracle, environment, {
          task_id,
          seed,
          feedback_mode: 'blind',
          reward_mode: 'terminal',
        });
        if (run.score !== 1 || run.outcome !== 'completed' || run.steps > MOST_STEPS[task_id])
          faults.push({ seed, steps: run.steps, outcome: run.outcome, ...run.score_breakdown });
      }
      expect(faults).toEqual([]);
    },
  );

  it.each(['lean', 'full', 'paged'] as const)(
    'needs no dataset in the observation: %s',
    async (observation_mode) => {
      const request = { task_id: 'task_hard', seed: 42, observation_mode } as const;
      expect(await runEpisode(oracle, inProcessEnvironment(), request)).toMatchObject({ score: 1 });
    },
  );

  it.each([
    { prevalence: 0 },
    { error_types: ['temporal_inconsistency'] },
    { error_types: ['protocol_window_violation', 'selection_bias'] },
    { patients: 3_000 },
    { noise_columns: [] },
    { prevalence: 0.2, patients: 400 },
  ] as const)('scores 1 on a custom task: %j', async (overrides) => {
    const environment = inProcessEnvironment();
    const scores: number[] = [];
    for (const task_id of RANKED_TASK_IDS) {
      const run = await runEpisode(oracle, environment, {
        task_id,
        seed: 7,
        task_overrides: structuredClone<object>(overrides),
      });
      scores.push(run.score);
    }
    expect(scores).toEqual([1, 1, 1]);
  });

  it('does the same in two runs', async () => {
    const request = { task_id: 'task_hard', seed: 3 } as const;
    const [one, two] = [
      await runEpisode(oracle, inProcessEnvironment(), request),
      await runEpisode(oracle, inProcessEnvironment(), request),
    ];
    expect(one.actions).toEqual(two.actions);
  });
});
