/** A remote environment: the runner's `Environment` over HTTP or WebSocket. Runs in browsers and in Node. */

export { ClientError, type ClientErrorCode } from './client-error.ts';
export type { OpenSocket, SocketLike } from './platform.ts';
export { remoteEnvironment, type RemoteEnvironment, type RemoteOptions } from './remote-environment.ts';
