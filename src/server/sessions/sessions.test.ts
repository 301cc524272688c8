import { describe, expect, it } from 'vitest';
import { openBook } from './book.test-support.ts';

const MINUTE = 60_000;
const RESET = { task_id: 'train_small', seed: 1 } as const;
const AGE = { action_type: 'investigate_pattern', variable: 'age' } as const;

describe('the book of sessions', () => {
  it('has as many slots as it says, and gets each back', async () => {
    const { sessions } = await openBook({ capacity: 2 });
    const held = sessions.openHeld('here');
    const { session, token } = await sessions.issue('here');
    expect(() => sessions.openHeld('here')).toThrow('capacity');
    await expect(sessions.issue('here')).rejects.toMatchObject({ code: 'CAPACITY_REACHED', status: 429 });
    sessions.close(held);
    sessions.close(held);
    expect(sessions.count).toBe(1);
    sessions.openHeld('here');
    sessions.close(session);
    await expect(sessions.find(token)).rejects.toMatchObject({ code: 'SESSION_ERROR', status: 404 });
    expect(sessions.tally).toMatchObject({ opened: 3, refused: 2, closed: 2 });
  });

  it('limits an address where it is told to', async () => {
    const { sessions } = await openBook({ perAddress: 1 });
    const first = sessions.openHeld('one');
    expect(() => sessions.openHeld('one')).toThrow('limit of 1');
    sessions.openHeld('two');
    sessions.close(first);
    sessions.openHeld('one');
  });

  it('takes no new session while it drains, and keeps those it has', async () => {
    const { sessions } = await openBook();
    const held = sessions.openHeld('here');
    sessions.drain();
    expect(() => sessions.openHeld('here')).toThrow('going down');
    await held.reset(RESET);
  });

  it('finds a session by its token and by nothing else', async () => {
    const { sessions } = await openBook();
    const { session, token } = await sessions.issue('here');
    expect(await sessions.find(token)).toBe(session);
    for (const other of ['', session.id, token.toUpperCase(), `${token} `, '0'.repeat(32), '__proto__'])
      await expect(sessions.find(other)).rejects.toMatchObject({ reason: 'no_session' });
    expect(JSON.stringify(session)).not.toContain(token);
    const held = sessions.openHeld('here');
    await expect(sessions.find(held.id)).rejects.toMatchObject({ reason: 'no_session' });
  });
});

describe('time', () => {
  it('reaps what was left alone for an hour, and refuses it from then on', async () => {
    const { sessions, clock } = await openBook();
    const { session, token } = await sessions.issue('here');
    await session.reset(RESET);
    clock.pass(60 * MINUTE);
    sessions.sweep();
    await session.step(AGE);
    clock.pass(60 * MINUTE + 1);
    sessions.sweep();
    expect(sessions.count).toBe(0);
    for (let attempt = 0; attempt < 1_000; attempt++)
      await expect(session.step(AGE)).rejects.toMatchObject({ code: 'SESSION_ERROR' });
    await expect(sessions.find(token)).rejects.toMatchObject({ code: 'SESSION_ERROR' });
    expect(sessions.tally.reaped).toBe(1);
  });

  it('keeps a dropped session for a quarter of an hour', async () => {
    const { sessions, clock } = await openBook();
    const { session, token } = await sessions.issue('here');
    const detach = session.attach();
    clock.pass(50 * MINUTE);
    sessions.sweep();
    detach();
    clock.pass(15 * MINUTE);
    sessions.sweep();
    expect(await sessions.find(token)).toBe(session);
    const again = session.attach();
    clock.pass(16 * MINUTE);
    await session.reset(RESET);
    again();
    clock.pass(15 * MINUTE + 1);
    sessions.sweep();
    await expect(sessions.find(token)).rejects.toMatchObject({ reason: 'no_session' });
  });

  it('loses nothing of a client that blocks for minutes with its socket open', async () => {
    const { sessions, clock } = await openBook();
    const session = sessions.openHeld('here');
    session.attach();
    await session.reset(RESET);
    await session.step(AGE);
    for (let minute = 0; minute < 59; minute++) {
      clock.pass(MINUTE);
      sessions.sweep();
    }
    expect(await session.state()).toMatchObject({ step_count: 1 });
  });

  it('tells whoever listens that a session is over, once', async () => {
    const { sessions, clock } = await openBook();
    const session = sessions.openHeld('here');
    let told = 0;
    session.onEnd(() => told++);
    const unheard = session.onEnd(() => told++);
    unheard();
    clock.pass(61 * MINUTE);
    sessions.sweep();
    sessions.close(session);
    expect(told).toBe(1);
  });
});
