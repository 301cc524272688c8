import type { WebSocket } from 'ws';
import type { Clock } from '../clock.ts';

/** Keeps quiet sockets open through proxies and finds dead ones. */
export interface Heartbeat {
  watch(socket: WebSocket): void;
  /** Visits the next of BEATS equal parts of the sockets: pings each, and ends those that have been silent for too long. */
  beat(): void;
}

/** In how many parts a round of pings is spread, so that thousands of sockets do not hold up everyone's requests. */
export const BEATS = 30;

/**
 * A heartbeat that ends a socket after `silenceMs` without a message or a pong: a training client may block for a whole
 * generation phase, so that is long. The kernel's own probes find peers that are gone much earlier.
 */
export function createHeartbeat(clock: Clock, silenceMs: number): Heartbeat {
  const heard = new Map<WebSocket, number>();
  let round = heard.entries();
  let due = 0;
  const visit = (socket: WebSocket, last: number) => {
    if (clock.now() - last > silenceMs) socket.terminate();
    else if (socket.readyState === socket.OPEN) socket.ping();
  };
  return {
    watch(socket) {
      const hear = () => {
        heard.set(socket, clock.now());
      };
      hear();
      socket.on('message', hear);
      socket.on('pong', hear);
      socket.on('close', () => heard.delete(socket));
    },
    beat() {
      for (due += heard.size / BEATS; due >= 1; due--) {
        let next = round.next();
        if (next.done === true) {
          round = heard.entries();
          next = round.next();
        }
        if (next.done === true) return;
        visit(...next.value);
      }
    },
  };
}
