import { flagRecord, investigatePattern, submitReport } from '../../agents/actions.ts';
import { readAssignment } from '../../agents/assignment.ts';
import { StateSchema } from '../../core/model/episode.ts';
import { ObservationSchema } from '../../core/model/observation.ts';
import { TASK_IDS } from '../../core/model/vocabulary.ts';
import { move, SEED, type Check } from './check.ts';
import { scriptedEpisode } from './script.ts';

/** Whether an episode runs as the rules of the game say. */
export const episodeChecks: readonly Check[] = [
  {
    name: 'schema',
    promise: 'Every observation and state has its published form.',
    async *run(open) {
      const environment = await open();
      for (const task_id of TASK_IDS) {
        const first = await environment.reset({ task_id, seed: SEED });
        let step = 0;
        for (const action of [null, ...scriptedEpisode(first, ['P0001', 'P0002', 'P0003'])]) {
          const seen = action ? await move(environment, action) : first;
          const problem = issueOf(ObservationSchema.safeParse(seen));
          if (problem) yield `${task_id}, step ${step}: observation ${problem}`;
          const wrong = issueOf(StateSchema.safeParse(await environment.state()));
          if (wrong) yield `${task_id}, step ${step}: state ${wrong}`;
          step++;
        }
      }
    },
  },
  {
    name: 'reward-range',
    promise: 'Every reward is a number from -1 to 1, and the observation carries the same one.',
    async *run(open) {
      const environment = await open();
      for (const reward_mode of ['dense', 'shaped', 'terminal'] as const) {
        const first = await environment.reset({ task_id: 'task_medium', seed: SEED, reward_mode });
        for (const action of scriptedEpisode(first, ['P0001', 'P0002', 'P0003'])) {
          const reply = await environment.step(action);
          if (reply.refused) continue;
          const { reward, observation } = reply;
          if (!(reward >= -1 && reward <= 1)) yield `${reward_mode}: reward ${reward}`;
          if (!Object.is(reward, observation.reward))
            yield `${reward_mode}: reward ${reward} beside ${observation.reward} in the observation`;
        }
      }
    },
  },
  {
    name: 'budget',
    promise: 'Each action costs one step, reads none, and the last step ends the episode.',
    async *run(open) {
      const environment = await open();
      const first = await environment.reset({ task_id: 'task_easy', seed: SEED });
      let left = first.attempts_remaining;
      while (left > 0) {
        const read = await move(environment, { action_type: 'read_patients', offset: 0, limit: 1 });
        if (read.attempts_remaining !== left || read.reward !== 0)
          yield 'a read cost a step or paid a reward';
        const seen = await move(environment, investigatePattern('age'));
        left--;
        if (seen.attempts_remaining !== left) {
          yield `attempts_remaining is ${seen.attempts_remaining}, expected ${left}`;
          return;
        }
        if (seen.done !== (left === 0)) yield `done is ${seen.done} with ${left} steps left`;
      }
    },
  },
  {
    name: 'done-is-final',
    promise: 'After done every step is done, pays 0, keeps the score and changes no state.',
    async *run(open) {
      const environment = await open();
      const first = await environment.reset({ task_id: 'task_easy', seed: SEED });
      for (const variable of readAssignment(first).investigations)
        await move(environment, investigatePattern(variable));
      const end = await move(environment, submitReport('The audit is over.'));
      if (!end.done) yield 'the report did not end the episode';
      const state = JSON.stringify(await environment.state());
      for (const action of [
        flagRecord('invalid_age', 'P0001', 1),
        investigatePattern('bmi'),
        submitReport('Again.'),
      ]) {
        const after = await move(environment, action);
        if (!after.done || after.reward !== 0)
          yield `${action.action_type}: done ${after.done}, reward ${after.reward}`;
        if (after.score_so_far !== end.score_so_far) yield `${action.action_type} moved the score`;
        if (JSON.stringify(await environment.state()) !== state)
          yield `${action.action_type} moved the state`;
      }
    },
  },
  {
    name: 'reads',
    promise: 'read_patients gives the rows of the dataset as they are, page by page.',
    async *run(open) {
      const environment = await open();
      const { dataset } = await environment.reset({ task_id: 'task_easy', seed: SEED });
      const paged = await environment.reset({ task_id: 'task_easy', seed: SEED, observation_mode: 'paged' });
      if (paged.dataset.length > 0) yield 'paged mode still carries the dataset';
      for (const offset of [0, 50, dataset.length - 10, dataset.length]) {
        const seen = await move(environment, { action_type: 'read_patients', offset, limit: 50 });
        const expected = { offset, total: dataset.length, patients: dataset.slice(offset, offset + 50) };
        if (JSON.stringify(seen.metadata['result']) !== JSON.stringify(expected))
          yield `the page at ${offset} is not the rows of the dataset`;
      }
    },
  },
];

interface Parsed {
  readonly error?:
    | { readonly issues: readonly { path: readonly PropertyKey[]; message: string }[] }
    | undefined;
}

function issueOf({ error }: Parsed): string | null {
  const [issue] = error?.issues ?? [];
  return issue ? `${issue.path.map(String).join('.')}: ${issue.message}` : null;
}
