import type { Duplex } from 'node:stream';
import { WireFault } from '../wire/fault.ts';
import { replyRaw } from './raw-reply.ts';

/** What clients may repeat: said on a connection on which no request was finished in time. */
const REQUEST_TIMEOUT = 408;

/** Answers what is no HTTP, and closes its connection. @param onFault told of each */
export function answerUnreadable(
  error: Error & { readonly code?: string },
  connection: Duplex,
  onFault: (fault: WireFault) => void,
): void {
  // Whoever is gone hears nothing.
  if (error.code === 'ECONNRESET' || !connection.writable) {
    connection.destroy();
    return;
  }
  const isLate = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const fault =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? new WireFault('too_large', 'the headers are longer than this server reads', { cause: error })
      : new WireFault('malformed', isLate ? 'the request did not come in time' : 'the request is no HTTP', {
          cause: error,
        });
  onFault(fault);
  replyRaw(connection, fault, isLate ? REQUEST_TIMEOUT : fault.status);
}
