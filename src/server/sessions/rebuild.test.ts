import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSessionLog, StoreError, type SessionEntry, type SessionLog } from '../../store/index.ts';
import { openBook } from './book.test-support.ts';

const RESET = { task_id: 'task_hard', seed: 42 } as const;
const AGE = { action_type: 'investigate_pattern', variable: 'age' } as const;
const BMI = { action_type: 'investigate_pattern', variable: 'bmi' } as const;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clinicalbench-sessions-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A log that is whole in memory, and may be told to fail. */
function memoryLog(): SessionLog & { entries: Map<string, SessionEntry[]>; failure: StoreError | null } {
  const entries = new Map<string, SessionEntry[]>();
  return {
    entries,
    failure: null,
    durability: 'os',
    async append(session, entry) {
      if (this.failure) throw this.failure;
      entries.set(session, [...(entries.get(session) ?? []), entry]);
    },
    async read(session) {
      if (this.failure) throw this.failure;
      return entries.get(session) ?? [];
    },
    sessions: async () => [...entries.keys()],
    async close(session) {
      if (this.failure) throw this.failure;
      entries.delete(session);
    },
    check: async () => null,
    shutdown: async () => undefined,
  };
}

describe('a session of an earlier process', () => {
  it('goes on where it was, ids included, and answers with the same bytes', async () => {
    const log = await openSessionLog({ folder, durability: 'os' });
    const before = await openBook({}, { log });
    const { session, token } = await before.sessions.issue('here');
    await session.reset({ task_id: 'task_hard' }, 'start');
    const acknowledged = (await session.step(AGE, 'one')).text();
    const state = await session.state();
    await log.shutdown();

    const reopened = await openSessionLog({ folder, durability: 'os' });
    const after = await openBook({}, { log: reopened });
    expect(after.sessions.count).toBe(1);
    const [found, same] = await Promise.all([after.sessions.find(token), after.sessions.find(token)]);
    expect(same).toBe(found);
    expect(await found.state()).toEqual(state);
    expect((await found.step(AGE, 'one')).text()).toEqual(acknowledged);
    await found.reset({ task_id: 'task_hard' }, 'start');
    expect(await found.state()).toEqual(state);
    await found.step(BMI);
    expect(await found.state()).toMatchObject({ step_count: 2 });
    expect(after.sessions.count).toBe(1);
    await reopened.shutdown();
  });

  it('is known even when nothing was played, and forgotten when it is closed', async () => {
    const log = memoryLog();
    const { token } = await (await openBook({}, { log })).sessions.issue('here');
    const { sessions } = await openBook({}, { log });
    const session = await sessions.find(token);
    await session.reset(RESET);
    sessions.close(session);
    await expect((await openBook({}, { log })).sessions.find(token)).rejects.toMatchObject({
      reason: 'no_session',
    });
  });

  it('is given up when nobody comes back within the grace', async () => {
    const log = memoryLog();
    await (await openBook({}, { log })).sessions.issue('here');
    const { sessions, clock } = await openBook({ graceMs: 1_000 }, { log });
    clock.pass(1_001);
    sessions.sweep();
    expect(sessions.count).toBe(0);
    expect(log.entries.size).toBe(0);
  });

  it('is refused, not continued, when the replay is not what was played', async () => {
    const log = memoryLog();
    const { session, token } = await (await openBook({}, { log })).sessions.issue('here');
    await session.reset(RESET);
    await session.step(AGE);
    const [open, reset, step] = log.entries.get(session.id) ?? [];
    if (!open || reset?.type !== 'reset' || step?.type !== 'step')
      throw new Error('the log is not as expected');
    for (const tampered of [
      [open, { ...reset, request: { ...reset.request, seed: 43 } }, step],
      [open, reset, { ...step, action: BMI }],
      [open, { ...reset, generator_version: '0.0.1' }, step],
    ]) {
      log.entries.set(session.id, tampered);
      const { sessions } = await openBook({}, { log });
      await expect(sessions.find(token)).rejects.toMatchObject({ reason: 'lost', status: 500 });
    }
    log.entries.set(session.id, [open, reset, step]);
    expect(await (await (await openBook({}, { log })).sessions.find(token)).state()).toMatchObject({
      step_count: 1,
    });
  });
});

describe('what is said without end', () => {
  it('is answered each time and kept nowhere once it changes nothing', async () => {
    const log = memoryLog();
    const { sessions } = await openBook({}, { log });
    const { session, token } = await sessions.issue('here');
    await session.reset({ task_id: 'train_small', seed: 1 });
    const { attempts_remaining: budget } = await session.state();
    for (let move = 0; move < budget; move++) await session.step(AGE, `move ${move}`);
    const kept = log.entries.get(session.id)?.length;
    const over = (await session.step(BMI, 'late')).text();
    for (let more = 0; more < 300; more++) await session.step(BMI, `late ${more}`);
    expect((await session.step(BMI, 'late')).text()).toEqual(over);
    expect(log.entries.get(session.id)).toHaveLength(kept ?? 0);
    // Ids that stand for moves are not forgotten for it.
    expect((await session.step(AGE, 'move 0')).done).toBe(false);
    const again = await (await openBook({}, { log })).sessions.find(token);
    expect(await again.state()).toEqual(await session.state());
  });
});

describe('a log that fails', () => {
  it('has nothing applied and leaves no session', async () => {
    const log = memoryLog();
    const { sessions } = await openBook({}, { log });
    const { session } = await sessions.issue('here');
    await session.reset(RESET);
    log.failure = new StoreError('STORE_UNAVAILABLE', 'disk full at /secret/place');
    const refused = session.step(AGE);
    await expect(refused).rejects.toMatchObject({ reason: 'store', status: 503 });
    await expect(refused).rejects.not.toThrow('secret');
    expect(await session.state()).toMatchObject({ step_count: 0 });
    await expect(sessions.issue('here')).rejects.toMatchObject({ reason: 'store' });
    expect(sessions.count).toBe(1);
    log.failure = null;
    await session.step(AGE);
    expect(await session.state()).toMatchObject({ step_count: 1 });
  });

  it('forgets what was closed meanwhile as soon as it can', async () => {
    const log = memoryLog();
    const faults: string[] = [];
    const { sessions } = await openBook({}, { log, onFault: ({ reason }) => faults.push(reason) });
    const { session, token } = await sessions.issue('here');
    log.failure = new StoreError('STORE_UNAVAILABLE', 'disk full');
    sessions.close(session);
    await expect(sessions.find(token)).rejects.toMatchObject({ reason: 'no_session' });
    for (let sweep = 0; sweep < 3; sweep++) {
      await new Promise((resolve) => setImmediate(resolve));
      sessions.sweep();
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect(log.entries.size).toBe(1);
    expect(faults).toEqual(['store']);
    log.failure = null;
    sessions.sweep();
    await new Promise((resolve) => setImmediate(resolve));
    expect(log.entries.size).toBe(0);
  });
});
