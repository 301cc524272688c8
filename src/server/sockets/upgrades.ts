import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Gate } from '../access/gate.ts';
import type { SocketHandler } from '../extensions.ts';
import { replyRaw } from '../http/raw-reply.ts';
import { faultOf, WireFault } from '../wire/fault.ts';

/** The WebSocket side of a server. */
export interface Upgrades {
  /** The sockets that are open. */
  readonly sockets: ReadonlySet<WebSocket>;
}

/** Seconds after which the kernel asks a quiet peer whether it is still there. */
const PROBE_AFTER_MS = 60_000;

/**
 * Turns upgrade requests into sockets: the gate first, then the path. What is refused is told over HTTP, before any
 * socket exists.
 * @param find the handler of a path, or null where there is none
 */
export function acceptUpgrades(
  server: Server,
  gate: Gate,
  frameBytes: number,
  find: (path: string) => SocketHandler | null,
): Upgrades {
  const webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    perMessageDeflate: false,
    maxPayload: frameBytes,
    // Text that is no UTF-8 is answered as a bad message; ws would end the socket.
    skipUTF8Validation: true,
  });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    try {
      const url = urlOf(request);
      gate({ method: request.method ?? 'GET', path: url.pathname, headers: request.headers, upgrade: true });
      const handler = find(url.pathname);
      if (!handler) throw new WireFault('not_found', 'no WebSocket is offered at this path');
      request.socket.setKeepAlive(true, PROBE_AFTER_MS);
      request.socket.setNoDelay(true);
      webSockets.handleUpgrade(request, stream, head, (socket) => {
        // A broken frame closes its socket; without a listener it would end the process.
        socket.on('error', () => undefined);
        handler(socket, request, url);
      });
    } catch (error) {
      replyRaw(stream, faultOf(error));
    }
  });
  return { sockets: webSockets.clients };
}

function urlOf({ url = '/' }: IncomingMessage): URL {
  try {
    return new URL(url, 'http://localhost');
  } catch (cause) {
    throw new WireFault('not_found', 'the path is no path', { cause });
  }
}
