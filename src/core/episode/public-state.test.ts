import { expect, it } from 'vitest';
import { StateSchema } from '../model/episode.ts';
import { BLIND, fix, flag, makeEpisode, play, PREPARED, report } from './fixture.test-support.ts';
import { publicState } from './public-state.ts';
import { reveal } from './reveal.ts';

const ACTIONS = [
  report(),
  ...PREPARED,
  flag('P0001', 'invalid_age'),
  flag('P0001', 'invalid_age'),
  flag('P0005', 'invalid_age'),
  flag('nobody', 'invalid_age'),
  fix('P0001', 'query_site'),
  { action_type: 'read_patients' },
];

it('counts what an agent did, and nothing that depends on labels', () => {
  const state = publicState(play(ACTIONS, makeEpisode(), BLIND));
  expect(StateSchema.parse(state)).toEqual({
    episode_id: 'run',
    step_count: 11,
    task_id: 'task_hard',
    seed: 7,
    sealed: null,
    generator_version: '1.2.0',
    options: BLIND,
    task_overrides: null,
    custom: false,
    phase: 'flagging',
    done: false,
    attempts_remaining: 20,
    counters: {
      flags: 3,
      duplicate_flags: 1,
      investigations: 2,
      distributions: 2,
      fixes: 1,
      blocked: 1,
      reads: 1,
    },
  });
});

it('keeps the answer key until the episode is over', () => {
  const running = play(ACTIONS);
  expect(() => reveal(running)).toThrow(expect.objectContaining({ code: 'episode_running' }));
  expect(reveal(play([...ACTIONS, report()])).violations).toEqual({
    P0001: 'invalid_age',
    P0002: 'temporal_inconsistency',
    P0003: 'protocol_window_violation',
  });
});

it('stays small: a state of 75 actions without the shared episode is under 4 KB of JSON', () => {
  const episode = makeEpisode({ task: { budget: 75, patients: 80 } });
  const flags = Array.from({ length: 71 }, (_, row) =>
    flag(`P00${String(row + 110).slice(1)}`, 'invalid_age'),
  );
  const state = play([...PREPARED, ...flags], episode);
  expect(state.end).toBe('budget');
  expect(JSON.stringify({ ...state, episode: null }).length).toBeLessThan(4096);
});
