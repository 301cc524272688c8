import type { ResetRequestInput, Environment } from '../../runner/environment.ts';
import { RANKED_TASK_IDS } from '../../core/model/vocabulary.ts';
import { OTHER_SEED, SEED, type Check } from './check.ts';
import { scriptedEpisode } from './script.ts';

/** Whether equal seeds, options and actions give equal bytes. */
export const determinismChecks: readonly Check[] = [
  {
    name: 'seed-determinism',
    promise: 'A seed names one episode: the same bytes at every reset, and other bytes for another seed.',
    async *run(open) {
      const [one, two] = [await open(), await open()];
      for (const task_id of RANKED_TASK_IDS) {
        const bytes = JSON.stringify(await one.reset({ task_id, seed: SEED }));
        const other = await one.reset({ task_id, seed: OTHER_SEED });
        if (JSON.stringify(other.dataset) === JSON.stringify(JSON.parse(bytes).dataset))
          yield `${task_id}: seeds ${SEED} and ${OTHER_SEED} give one dataset`;
        if (JSON.stringify(await one.reset({ task_id, seed: SEED })) !== bytes)
          yield `${task_id}: a second reset with the same seed differs`;
        if (JSON.stringify(await two.reset({ task_id, seed: SEED })) !== bytes)
          yield `${task_id}: another environment differs on the same seed`;
      }
    },
  },
  {
    name: 'step-determinism',
    promise: 'The same actions give the same bytes, in every mode.',
    async *run(open) {
      const [one, two] = [await open(), await open()];
      const modes: readonly ResetRequestInput[] = [
        {},
        { observation_mode: 'full' },
        { observation_mode: 'paged', reward_mode: 'terminal', feedback_mode: 'blind' },
        { reward_mode: 'shaped', feedback_mode: 'blind' },
      ];
      for (const mode of modes) {
        const request: ResetRequestInput = { task_id: 'task_hard', seed: SEED, ...mode };
        const [a, b] = [await transcript(one, request), await transcript(two, request)];
        const at = a.findIndex((line, index) => line !== b[index]);
        if (at >= 0) yield `${JSON.stringify(mode)}: reply ${at} differs between two runs`;
      }
    },
  },
  {
    name: 'drawn-seed',
    promise: 'A seed that the environment draws is told in state and names the same episode afterwards.',
    async *run(open) {
      const environment = await open();
      const drawn = await environment.reset({ task_id: 'task_easy' });
      const { seed } = await environment.state();
      if (seed === null) {
        yield 'state has no seed after a reset without one';
        return;
      }
      const again = await environment.reset({ task_id: 'task_easy', seed });
      if (JSON.stringify(again.dataset) !== JSON.stringify(drawn.dataset))
        yield `seed ${seed} of state does not give the episode that was drawn`;
    },
  },
];

async function transcript(environment: Environment, request: ResetRequestInput): Promise<string[]> {
  const first = await environment.reset(request);
  const lines = [JSON.stringify(first)];
  for (const action of scriptedEpisode(first, ['P0001', 'P0002', 'P0003'])) {
    lines.push(JSON.stringify(await environment.step(action)), JSON.stringify(await environment.state()));
  }
  return lines;
}
