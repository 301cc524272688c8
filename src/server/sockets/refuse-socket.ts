import type { WebSocket } from 'ws';
import type { WireFault } from '../wire/fault.ts';
import { closeCodeOf } from './close-code.ts';
import { faultText } from './reply-text.ts';

/** How long a refused socket stays open once its client has been told, for one that is slow to read. */
const LINGER = 10;

/**
 * Tells a client that it gets no session, and closes. The first message is answered with the reason; a client that waits
 * for the server to speak gets it after `holdMs`. Either way it is told once and can read it before the socket closes.
 */
export function refuseSocket(socket: WebSocket, fault: WireFault, holdMs: number): void {
  let timer = setTimeout(tellFirst, holdMs);
  function tell(): void {
    socket.send(faultText(fault));
  }
  function tellFirst(): void {
    tell();
    socket.off('message', answer);
    socket.once('message', close);
    timer = setTimeout(close, holdMs * LINGER);
  }
  function answer(): void {
    tell();
    close();
  }
  function close(): void {
    clearTimeout(timer);
    socket.close(closeCodeOf(fault), fault.code);
  }
  socket.once('message', answer);
  socket.once('close', () => clearTimeout(timer));
  socket.on('error', () => clearTimeout(timer));
}
