/** The client for Node, where the WebSocket of the package ws stands in: Node 20 has none of its own. */

import { WebSocket } from 'ws';
import * as portable from '../index.ts';

export { ClientError, type ClientErrorCode } from '../index.ts';
export type { OpenSocket, RemoteEnvironment, RemoteOptions, SocketLike } from '../index.ts';

/** The same as in a browser; `bearer` works over WebSockets too. */
export function remoteEnvironment(
  url: string,
  options: portable.RemoteOptions = {},
): portable.RemoteEnvironment {
  return portable.remoteEnvironment(url, { openSocket, ...options });
}

function openSocket(url: string, headers: Readonly<Record<string, string>>): portable.SocketLike {
  return new WebSocket(url, { headers: { ...headers }, perMessageDeflate: false });
}
