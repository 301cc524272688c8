import { describe, expect, it } from 'vitest';
import type { TaskId } from '../../core/model/vocabulary.ts';
import { inOrder, sharesOf, type Attacked } from './shares.ts';

const TASKS: readonly TaskId[] = ['task_easy', 'task_medium', 'task_hard'];
const RANGE = { first: 0, last: 1, verdictEpisodes: undefined };

describe('the work of the red team', () => {
  it('is cut so that every family meets every task once', () => {
    const met = sharesOf(TASKS, RANGE).flatMap(({ families, tasks }) =>
      families.flatMap((family) => tasks.map((task) => `${family} ${task}`)),
    );
    expect(new Set(met).size).toBe(16 * 3);
    expect(met).toHaveLength(16 * 3);
  });

  it('comes to one report, whichever share is done first', () => {
    const attacked = sharesOf(TASKS, RANGE).flatMap(({ families, tasks }): Attacked[] =>
      families.map((family) => ({
        family,
        findings: tasks.flatMap((task_id) =>
          ['one', 'two'].map((exploit) => ({
            family,
            exploit,
            task_id,
            measure: 'score',
            episodes: 2,
            mean: 0,
            interval: null,
            bound: null,
            holds: true,
          })),
        ),
      })),
    );
    const report = inOrder(attacked, TASKS);
    expect(report).toHaveLength(16 * 3 * 2);
    expect(inOrder(attacked.toReversed(), TASKS)).toEqual(report);
    expect(report.slice(0, 4).map(({ family, task_id, exploit }) => [family, task_id, exploit])).toEqual([
      ['ceilings', 'task_easy', 'one'],
      ['ceilings', 'task_easy', 'two'],
      ['ceilings', 'task_medium', 'one'],
      ['ceilings', 'task_medium', 'two'],
    ]);
  });
});
