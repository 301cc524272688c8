import { describe, expect, it } from 'vitest';
import { toRows } from '../../core/dataset/rows.ts';
import { observe, startEpisode, step, parseAction } from '../../core/episode/index.ts';
import { generateEpisode } from '../../core/generate/episode.ts';
import { labelsOf } from '../../core/generate/labels.ts';
import { OptionsSchema } from '../../core/model/episode.ts';
import { RANKED_TASK_IDS, type RankedTaskId } from '../../core/model/vocabulary.ts';
import { TASKS } from '../../core/tasks/tasks.ts';
import type { Agent } from '../agent.ts';
import { measureEquity } from '../equity/measure.ts';
import { inferAges } from './ages.ts';
import { seemsBiased } from './bias.ts';
import { inferDelays } from './delays.ts';
import { infer, inferWithCut } from './infer.ts';
import type { Question } from './suspects.ts';

const SEEDS = Array.from({ length: 60 }, (_, seed) => seed);

describe('infer', () => {
  it.each(RANKED_TASK_IDS)('does not look at the excerpt (%s)', (taskId) => {
    const read: string[] = [];
    const actions = actionsOf(infer, taskId, 3, (first) => ({
      ...first,
      get trial_protocol_excerpt(): string {
        read.push('excerpt');
        return '';
      },
    }));
    expect(actions).toEqual(actionsOf(infer, taskId, 3));
    expect(read).toEqual([]);
  });

  it('is no straw man: the true limits are among its answers, in every episode', () => {
    for (const taskId of RANKED_TASK_IDS) {
      for (const seed of SEEDS) {
        const episode = generateEpisode({ task_id: taskId, seed });
        const violations = Object.entries(labelsOf(episode).violations);
        for (const [errorType, question] of questionsOf(taskId, toRows(episode.dataset))) {
          const wrong = violations.flatMap(([patient, type]) => (type === errorType ? [patient] : []));
          expect(answers(question)).toContainEqual(wrong.toSorted());
        }
      }
    }
  });

  it('holds each side of a limit as likely as the other', () => {
    for (const seed of SEEDS) {
      const rows = toRows(generateEpisode({ task_id: 'task_easy', seed }).dataset);
      const range = TASKS.task_easy.violations.invalid_age;
      if (!range) throw new Error('task_easy has ages');
      const { hypotheses } = inferAges(range, rows);
      const young = hypotheses.filter(({ beyond }) => beyond[0] > beyond[1]);
      expect(young.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(0.5, 10);
    }
  });

  it('guesses the bias from the gaps a little better than chance, and no better', () => {
    const guesses = Array.from({ length: 600 }, (_, seed) => {
      const { dataset, truth } = generateEpisode({ task_id: 'task_hard', seed });
      const equity = measureEquity(toRows(dataset));
      return seemsBiased(equity) === (truth.biasMode === 'true_bias');
    });
    const right = guesses.filter(Boolean).length / guesses.length;
    expect(right).toBeGreaterThan(0.54);
    expect(right).toBeLessThan(0.66);
  });

  it('with a cut flags what is likelier, and so more with a lower one', () => {
    const flagsAbove = (cut: number) =>
      actionsOf(inferWithCut(cut), 'task_medium', 5).filter((action) => action.includes('"flag_error"'))
        .length;
    expect(flagsAbove(0.2)).toBeGreaterThan(flagsAbove(0.45));
    expect(flagsAbove(0.45)).toBeGreaterThan(flagsAbove(0.9));
  });
});

type First = ReturnType<typeof observe>;

/** What an agent does in an episode, as JSON. */
function actionsOf(
  agent: Agent,
  task_id: RankedTaskId,
  seed: number,
  change = (first: First) => first,
): string[] {
  let state = startEpisode(generateEpisode({ task_id, seed }), OptionsSchema.parse({}), 'infer');
  const plan = agent.audit(change(observe(state)));
  if (!(Symbol.iterator in plan)) throw new Error('the plan must be synchronous');
  const actions: string[] = [];
  for (let next = plan.next(); !next.done; next = plan.next(observe(state))) {
    actions.push(JSON.stringify(next.value));
    const parsed = parseAction(next.value);
    if (!parsed.ok) throw new Error(parsed.message);
    state = step(state, parsed.action).state;
  }
  return actions;
}

function questionsOf(taskId: RankedTaskId, rows: ReturnType<typeof toRows>): [string, Question][] {
  const { violations, comorbidityOverride } = TASKS[taskId];
  const { invalid_age: ages, protocol_window_violation: windows } = violations;
  return [
    ...(ages ? [['invalid_age', inferAges(ages, rows)] satisfies [string, Question]] : []),
    ...(windows
      ? [
          ['protocol_window_violation', inferDelays(windows, comorbidityOverride, rows)] satisfies [
            string,
            Question,
          ],
        ]
      : []),
  ];
}

/** The patients that each hypothesis of a question accuses. */
function answers({ hypotheses, suspects }: Question): string[][] {
  return hypotheses.map((_, place) =>
    suspects.flatMap(({ patientId, violates }) => (violates[place] ? [patientId] : [])).toSorted(),
  );
}
