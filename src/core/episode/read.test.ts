import { expect, it } from 'vitest';
import type { Action } from '../model/action.ts';
import { makeEpisode, play, VERDICT } from './fixture.test-support.ts';
import { publicState } from './public-state.ts';
import { startEpisode } from './start.ts';
import { step } from './step.ts';

const read = (fields: Partial<Action> = {}): Action => ({ action_type: 'read_patients', ...fields });

it('reads 50 rows from the start unless told otherwise', () => {
  expect(play([read()]).last).toEqual({ outcome: 'read', offset: 0, limit: 50 });
});

it('takes a number that is none for no number, and cuts the rest', () => {
  expect(play([read({ offset: Number.NaN, limit: 0.5 })]).last).toMatchObject({ offset: 0, limit: 50 });
  expect(play([read({ offset: -4, limit: 1e9 })]).last).toMatchObject({ offset: 0, limit: 50 });
  expect(play([read({ offset: 1e9, limit: -1 })]).last).toMatchObject({ offset: 12, limit: 1 });
});

it('is allowed a thousand times, counted in state and free of budget', () => {
  let state = startEpisode(makeEpisode(), VERDICT, 'run');
  for (let k = 0; k < 1000; k++) state = step(state, read()).state;
  expect(state.last.outcome).toBe('read');
  const over = step(state, read());
  expect(over).toMatchObject({ outcome: 'read_limit', reward: 0 });
  expect(publicState(over.state)).toMatchObject({
    step_count: 1000,
    attempts_remaining: 30,
    counters: { reads: 1000 },
  });
});
