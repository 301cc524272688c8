import { describe, expect, it, vi } from 'vitest';
import { inProcessEnvironment } from './in-process.ts';

describe('the environment in this process', () => {
  it('starts an episode, takes steps and tells its public state', async () => {
    const environment = inProcessEnvironment();
    const first = await environment.reset({ task_id: 'task_easy', seed: 42 });
    expect(first).toMatchObject({ done: false, task_id: 'task_easy', attempts_remaining: 25 });
    expect(first.dataset).toHaveLength(300);
    const reply = await environment.step({ action_type: 'investigate_pattern', variable: 'age' });
    expect(reply).toMatchObject({ done: false, observation: { phase: 'flagging', attempts_remaining: 24 } });
    expect(await environment.state()).toMatchObject({ seed: 42, step_count: 1, episode_id: 'task_easy-42' });
  });

  it('refuses what is no message, at no cost', async () => {
    const environment = inProcessEnvironment();
    await environment.reset({ seed: 1 });
    expect(await environment.step({ action_type: 'submit_report', report: 5 })).toMatchObject({
      refused: true,
      message: expect.stringContaining('report'),
    });
    expect(await environment.state()).toMatchObject({ step_count: 0 });
  });

  it('names the field of a refused reset and keeps the running episode', async () => {
    const environment = inProcessEnvironment();
    await environment.reset({ seed: 1 });
    await expect(environment.reset({ seed: -1 })).rejects.toMatchObject({
      code: 'invalid_request',
      message: expect.stringContaining('seed'),
    });
    await expect(environment.reset({ seed: 2, feedback_mode: 'blind' })).rejects.toMatchObject({
      code: 'conflicting_options',
    });
    expect(await environment.state()).toMatchObject({ seed: 1 });
  });

  it('draws a missing seed, tells it, and plays the same episode when it is named', async () => {
    const environment = inProcessEnvironment();
    const { dataset } = await environment.reset({});
    const { seed, episode_id } = await environment.state();
    expect(episode_id).toBe(`task_easy-${seed}`);
    expect((await environment.reset({ seed: seed ?? -1 })).dataset).toEqual(dataset);
    await environment.reset({});
    expect((await environment.state()).seed).not.toBe(seed);
  });

  it('draws with what it is given', async () => {
    const drawing = inProcessEnvironment({ drawSeed: () => 7 });
    await drawing.reset({});
    expect(await drawing.state()).toMatchObject({ seed: 7 });
  });

  it('asks for a seed where nothing can draw one', async () => {
    vi.stubGlobal('crypto', undefined);
    await expect(inProcessEnvironment().reset({})).rejects.toMatchObject({ code: 'invalid_request' });
    vi.unstubAllGlobals();
  });

  it('plays sealed episodes only with a key, and never tells a seed', async () => {
    const sealed = { split: 'private', index: 3 };
    await expect(inProcessEnvironment().reset({ sealed })).rejects.toThrow('key');
    const environment = inProcessEnvironment({ sealedKey: new Uint8Array(32).fill(9) });
    await environment.reset({ sealed });
    expect(await environment.state()).toMatchObject({
      seed: null,
      sealed,
      episode_id: 'task_easy-private-3',
    });
    await expect(environment.reset({ sealed, seed: 3 })).rejects.toMatchObject({
      code: 'conflicting_options',
    });
  });

  it('tells the operator how an unfinished episode stands, and has none afterwards', async () => {
    const environment = inProcessEnvironment();
    await environment.reset({
      task_id: 'task_easy',
      seed: 42,
      feedback_mode: 'blind',
      reward_mode: 'terminal',
    });
    await environment.step({ action_type: 'investigate_pattern', variable: 'age' });
    const finish = await environment.finish();
    expect(finish).toMatchObject({ score: 0.05, breakdown: { workflow: 1 } });
    expect(finish.state.episode.seed).toBe(42);
    await expect(environment.state()).rejects.toThrow('reset');
    await expect(environment.step({ action_type: 'submit_report' })).rejects.toThrow('reset');
  });

  it('has no episode after close', async () => {
    const environment = inProcessEnvironment();
    await environment.reset({ seed: 1 });
    await environment.close();
    await expect(environment.state()).rejects.toMatchObject({ code: 'invalid_request' });
  });
});
