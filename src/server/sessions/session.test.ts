import { describe, expect, it } from 'vitest';
import { openBook } from './book.test-support.ts';

const RESET = { task_id: 'train_small', seed: 1 } as const;
const AGE = { action_type: 'investigate_pattern', variable: 'age' } as const;
const BMI = { action_type: 'investigate_pattern', variable: 'bmi' } as const;

async function openOne() {
  const { sessions } = await openBook();
  return sessions.openHeld('here');
}

describe('a session', () => {
  it('plays an episode', async () => {
    const session = await openOne();
    expect((await session.reset(RESET)).observation()).toMatchObject({ done: false, task_id: 'train_small' });
    expect((await session.step(AGE)).observation().patterns_investigated).toEqual(['age']);
    expect(await session.state()).toMatchObject({ step_count: 1, seed: 1 });
  });

  it('has no state and no step before a reset', async () => {
    const session = await openOne();
    await expect(session.state()).rejects.toMatchObject({ reason: 'no_episode', status: 409 });
    await expect(session.step(AGE)).rejects.toMatchObject({ reason: 'no_episode' });
  });

  it('refuses what is no action at no cost, and what is no reset without losing the episode', async () => {
    const session = await openOne();
    await session.reset(RESET);
    for (const message of [
      null,
      5,
      [],
      {},
      { action_type: 5 },
      { ...AGE, extra: 1 },
      { ...AGE, variable: 7 },
    ])
      await expect(session.step(message)).rejects.toMatchObject({ reason: 'invalid', status: 422 });
    for (const options of [
      [],
      'x',
      { task_id: 'task_impossible' },
      { seed: -1 },
      { difficulty: 'easy' },
      { feedback_mode: 'blind', reward_mode: 'dense' },
      { task_overrides: { patients: 5_001 } },
      { sealed: { split: 'private', index: 0 } },
    ])
      await expect(session.reset(options)).rejects.toMatchObject({ reason: 'invalid', status: 422 });
    expect(await session.state()).toMatchObject({ step_count: 0, seed: 1 });
  });

  it('takes null for a seed and an episode id, as OpenEnv writes what is not given', async () => {
    const session = await openOne();
    await session.reset({ ...RESET, seed: null, episode_id: null });
    expect(await session.state()).toMatchObject({ task_id: 'train_small', seed: expect.any(Number) });
  });

  it('plays sealed episodes with a key only, and never tells a seed', async () => {
    const { sessions } = await openBook({}, { sealedKey: new Uint8Array(32).fill(7) });
    const session = sessions.openHeld('here');
    await session.reset({ sealed: { split: 'private', index: 3 } });
    expect(await session.state()).toMatchObject({ seed: null, sealed: { split: 'private', index: 3 } });
  });

  it('says that making an episode failed without saying how', async () => {
    const { sessions } = await openBook(
      {},
      {
        episodes: {
          get: () => {
            throw new TypeError('secret words');
          },
        },
      },
    );
    const failed = sessions.openHeld('here').reset(RESET);
    await expect(failed).rejects.toMatchObject({ code: 'FACTORY_ERROR', status: 500 });
    await expect(failed).rejects.not.toThrow('secret');
  });
});

describe('a request with an id', () => {
  it('is applied once however often it comes, and answered with the same bytes', async () => {
    const session = await openOne();
    await session.reset(RESET);
    const first = (await session.step(AGE, 'one')).text();
    await session.step(BMI, 'two');
    for (let copy = 0; copy < 3; copy++) expect((await session.step(AGE, 'one')).text()).toEqual(first);
    expect(await session.state()).toMatchObject({ step_count: 2 });
  });

  it('may carry its id in the metadata of the action', async () => {
    const session = await openOne();
    await session.reset(RESET);
    const action = { ...AGE, metadata: { request_id: 'one' } };
    await session.step(action);
    await session.step(action);
    expect(await session.state()).toMatchObject({ step_count: 1 });
    await expect(session.step({ ...AGE, metadata: { request_id: 5 } })).rejects.toMatchObject({
      reason: 'invalid',
    });
  });

  it('conflicts with another request of the same id', async () => {
    const session = await openOne();
    await session.reset(RESET);
    await session.step(AGE, 'one');
    await expect(session.step(BMI, 'one')).rejects.toMatchObject({ reason: 'conflict', status: 409 });
    expect(await session.state()).toMatchObject({ step_count: 1 });
  });

  it('is never applied again, even when it is too old to be answered', async () => {
    const session = await openOne();
    await session.reset({ ...RESET, task_overrides: { budget: 500 } });
    for (let step = 0; step < 200; step++) await session.step(AGE, `step ${step}`);
    await expect(session.step(AGE, 'step 0')).rejects.toMatchObject({ reason: 'conflict' });
    expect(await session.state()).toMatchObject({ step_count: 200 });
  });

  it('starts one episode when it is a reset, drawn seed or not', async () => {
    const session = await openOne();
    await session.reset({ task_id: 'train_small' }, 'start');
    const { seed } = await session.state();
    await session.step(AGE);
    await session.reset({ task_id: 'train_small' }, 'start');
    expect(await session.state()).toMatchObject({ seed, step_count: 1 });
    await expect(session.reset({ task_id: 'task_easy' }, 'start')).rejects.toMatchObject({
      reason: 'conflict',
    });
  });
});

describe('requests at once', () => {
  it('are answered one after the other in their order', async () => {
    const session = await openOne();
    await session.reset(RESET);
    const columns = ['age', 'bmi', 'stage', 'group', 'gender'];
    const replies = await Promise.all(
      columns.map((variable) => session.step({ action_type: 'investigate_pattern', variable })),
    );
    expect(replies.map((reply) => reply.observation().patterns_investigated.length)).toEqual([1, 2, 3, 4, 5]);
  });

  it('are refused as busy when too many wait', async () => {
    const { sessions } = await openBook({ queue: 8 });
    const session = sessions.openHeld('here');
    await session.reset(RESET);
    const settled = await Promise.allSettled(Array.from({ length: 20 }, () => session.step(AGE)));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(8);
    expect(settled.at(-1)).toMatchObject({ reason: { reason: 'busy', status: 409 } });
    expect(await session.state()).toMatchObject({ step_count: 8 });
  });
});
