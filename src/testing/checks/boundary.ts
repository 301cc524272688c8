import { hostileMessages } from '../../agents/trivial/hostile.ts';
import { investigatePattern } from '../../agents/actions.ts';
import { move, SEED, type Check } from './check.ts';

/** Whether the environment stands what it is told. */
export const boundaryChecks: readonly Check[] = [
  {
    name: 'totality',
    promise: 'No message makes the environment fail; what is no message is refused and costs nothing.',
    async *run(open) {
      const environment = await open();
      await environment.reset({ task_id: 'task_easy', seed: SEED });
      for (const [index, message] of hostileMessages().entries()) {
        const before = JSON.stringify(await environment.state());
        const reply = await answer(environment.step(message));
        if (typeof reply === 'string') yield `hostile message ${index}: step failed: ${reply}`;
        else if (reply.refused && JSON.stringify(await environment.state()) !== before)
          yield `hostile message ${index}: it was refused, but the state moved`;
        else if (!reply.refused && reply.done) yield `hostile message ${index}: it ended the episode`;
      }
      const seen = await move(environment, investigatePattern('age'));
      if (!seen.patterns_investigated.includes('age'))
        yield 'the episode does not go on after hostile messages';
    },
  },
  {
    name: 'reset-refusals',
    promise: 'A reset that is not allowed is refused, and the running episode goes on.',
    async *run(open) {
      const environment = await open();
      await environment.reset({ task_id: 'task_easy', seed: SEED });
      const before = JSON.stringify(await environment.state());
      for (const text of REFUSED_RESETS) {
        const reply = await answer(environment.reset(JSON.parse(text)));
        if (typeof reply !== 'string') yield `reset accepted ${text}`;
        if (JSON.stringify(await environment.state()) !== before) {
          yield `the refused reset ${text} moved the state`;
          return;
        }
      }
    },
  },
];

const REFUSED_RESETS: readonly string[] = [
  '{"task_id": "task_impossible", "seed": 1}',
  '{"seed": -1}',
  '{"seed": 4294967296}',
  '{"seed": 1.5}',
  '{"seed": "1"}',
  '{"seed": 1, "difficulty": "easy"}',
  '{"seed": 1, "feedback_mode": "blind", "reward_mode": "dense"}',
  '{"seed": 1, "observation_mode": "everything"}',
  '{"seed": 1, "task_overrides": {"patients": 1}}',
];

/** What a call came to: its value, or the text of its error. */
async function answer<Value extends object>(call: Promise<Value>): Promise<Value | string> {
  try {
    return await call;
  } catch (error) {
    return String(error);
  }
}
