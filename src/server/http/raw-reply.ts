import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WireFault } from '../wire/fault.ts';
import { faultBody } from '../wire/fault-body.ts';

/** Refuses what never became a request of the framework, on its connection itself, and closes that. */
export function replyRaw(stream: Duplex, fault: WireFault, status: number = fault.status): void {
  const body = JSON.stringify(faultBody(fault));
  stream.on('error', () => stream.destroy());
  stream.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
