import { flagRecord } from '../../agents/actions.ts';
import { doRequiredWork } from '../../agents/assignment.ts';
import type { Observation } from '../../core/model/observation.ts';
import type { Environment } from '../../runner/environment.ts';
import { move, SEED, type Check } from './check.ts';
import { scriptedEpisode } from './script.ts';

/** Whether blind mode keeps labels in. What it cannot see from outside, the engine proves with permuted truths. */
export const secrecyChecks: readonly Check[] = [
  {
    name: 'blind',
    promise: 'In blind mode scores, rewards, verdicts and found errors stay empty until done.',
    async *run(open) {
      const environment = await open();
      for (const reward_mode of ['shaped', 'terminal'] as const) {
        const first = await environment.reset({
          task_id: 'task_hard',
          seed: SEED,
          feedback_mode: 'blind',
          reward_mode,
        });
        for (const message of told(first)) yield `reset: ${message}`;
        for (const action of scriptedEpisode(first, ['P0001', 'P0002', 'P0003'])) {
          const seen = await move(environment, action);
          if (seen.done) break;
          for (const message of told(seen)) yield `${action.action_type}: ${message}`;
        }
      }
    },
  },
  {
    name: 'blind-flags',
    promise: 'In blind mode every flag on a patient is answered alike, right or wrong.',
    async *run(open) {
      const environment = await open();
      const first = await environment.reset({
        task_id: 'task_easy',
        seed: SEED,
        feedback_mode: 'blind',
        reward_mode: 'terminal',
      });
      const seen = await playWork(environment, first);
      const answers = new Set<string>();
      for (let row = 1; row < seen.attempts_remaining; row++) {
        const patient = `P${String(10_000 + row).slice(1)}`;
        const reply = await move(environment, flagRecord('invalid_age', patient, 0.8));
        const text = JSON.stringify({ ...reply, attempts_remaining: 0, dataset: [] });
        answers.add(text.replaceAll(patient, 'PATIENT').replace(/\d+ (?=flag|step|action|attempt)/g, 'N '));
      }
      if (answers.size > 1) yield `flags on different patients were answered in ${answers.size} ways`;
    },
  },
];

function* told(seen: Observation): Generator<string, void, undefined> {
  if (seen.errors_found.length > 0) yield 'errors_found is not empty';
  if (Object.keys(seen.score_breakdown).length > 0) yield 'score_breakdown is not empty';
  if (seen.score_so_far !== 0) yield `score_so_far is ${seen.score_so_far}`;
  if (seen.dense_reward_total !== 0) yield `dense_reward_total is ${seen.dense_reward_total}`;
  if (seen.reward !== 0) yield `reward is ${seen.reward}`;
  const outcome = seen.metadata['outcome'];
  if (outcome === 'flag_correct' || outcome === 'flag_false_positive') yield `the outcome is ${outcome}`;
  if (outcome === 'flag_recorded' && /[✓✗]/.test(seen.feedback)) yield 'feedback carries a verdict';
}

async function playWork(environment: Environment, first: Observation): Promise<Observation> {
  const plan = doRequiredWork(first);
  let next = plan.next();
  while (!next.done) next = plan.next(await move(environment, next.value));
  return next.value;
}
