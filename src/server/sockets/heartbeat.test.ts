import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { testClock } from '../sessions/book.test-support.ts';
import { BEATS, createHeartbeat } from './heartbeat.ts';

/** The part of a socket that a heartbeat touches. */
class QuietSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  pings = 0;
  isTerminated = false;
  ping() {
    this.pings++;
  }
  terminate() {
    this.isTerminated = true;
    this.readyState = 3;
    this.emit('close');
  }
}

function watched(count: number, silenceMs = 1_000) {
  const clock = testClock();
  const heartbeat = createHeartbeat(clock, silenceMs);
  const sockets = Array.from({ length: count }, () => new QuietSocket());
  for (const socket of sockets) heartbeat.watch(socket as unknown as WebSocket);
  const round = () => {
    for (let beat = 0; beat < BEATS; beat++) heartbeat.beat();
  };
  return { clock, sockets, round, heartbeat };
}

describe('a heartbeat', () => {
  it('pings every socket once a round, a part at a time', () => {
    for (const count of [1, 7, 30, 1_000]) {
      const { sockets, round, heartbeat } = watched(count);
      heartbeat.beat();
      expect(sockets.filter(({ pings }) => pings > 0).length).toBeLessThanOrEqual(Math.ceil(count / BEATS));
      for (let rounds = 0; rounds < 9; rounds++) round();
      for (const { pings } of sockets) expect(Math.abs(pings - 9)).toBeLessThanOrEqual(1);
    }
  });

  it('ends a socket that was silent for too long, and none that was heard', () => {
    const { clock, sockets, round } = watched(3);
    const [quiet, talks, answers] = sockets;
    clock.pass(900);
    talks?.emit('message');
    answers?.emit('pong');
    clock.pass(200);
    round();
    round();
    expect([quiet?.isTerminated, talks?.isTerminated, answers?.isTerminated]).toEqual([true, false, false]);
  });

  it('has nothing to do without sockets', () => {
    const { round } = watched(0);
    expect(round).not.toThrow();
  });
});
