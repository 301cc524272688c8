import type { Socket } from 'node:net';
import { WireFault } from '../wire/fault.ts';
import { replyRaw } from './raw-reply.ts';

/** Answers what is no HTTP, and closes its connection. @param onFault told of each */
export function answerUnreadable(
  error: Error & { readonly code?: string },
  socket: Socket,
  onFault: (fault: WireFault) => void,
): void {
  // Whoever is gone hears nothing.
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const fault =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? new WireFault('too_large', 'the headers are longer than this server reads', { cause: error })
      : new WireFault('malformed', 'the request is no HTTP, or did not come in time', { cause: error });
  onFault(fault);
  replyRaw(socket, fault);
}
