import type { WebSocket } from 'ws';
import type { Clock } from '../clock.ts';

/** Keeps quiet sockets open through proxies and finds dead ones. */
export interface Heartbeat {
  watch(socket: WebSocket): void;
  /** Pings every socket and ends those that have been silent for too long. */
  beat(): void;
}

/**
 * A heartbeat that ends a socket after `silenceMs` without a message or a pong: a training client may block for a whole
 * generation phase, so that is long. The kernel's own probes find peers that are gone much earlier.
 */
export function createHeartbeat(clock: Clock, silenceMs: number): Heartbeat {
  const heard = new Map<WebSocket, number>();
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
      const now = clock.now();
      for (const [socket, last] of heard) {
        if (now - last > silenceMs) socket.terminate();
        else if (socket.readyState === socket.OPEN) socket.ping();
      }
    },
  };
}
