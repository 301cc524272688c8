import { ClientError } from './client-error.ts';

/** The part of a WebSocket that the client uses: that of browsers, Node 22 and the package ws have it. */
export interface SocketLike {
  send(text: string): void;
  close(): void;
  addEventListener(type: 'open' | 'error' | 'close', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** Opens a WebSocket. Headers can only be sent outside browsers. */
export type OpenSocket = (url: string, headers: Readonly<Record<string, string>>) => SocketLike;

/**
 * Opens the platform's own WebSocket.
 * @throws ClientError 'UNSUPPORTED' where there is none, or headers are needed
 */
export function openPlatformSocket(url: string, headers: Readonly<Record<string, string>>): SocketLike {
  const realm: { readonly WebSocket?: unknown } & object = globalThis;
  if (!isSocketClass(realm.WebSocket))
    throw new ClientError(
      'UNSUPPORTED',
      'this platform has no WebSocket: import clinicalbench/client in Node, pass openSocket, or use transport http',
    );
  if (Object.keys(headers).length > 0)
    throw new ClientError(
      'UNSUPPORTED',
      "bearer: the platform's WebSocket cannot send it; use transport http, or pass openSocket",
    );
  return new realm.WebSocket(url);
}

type SocketClass = new (url: string) => SocketLike;

function isSocketClass(value: unknown): value is SocketClass {
  return typeof value === 'function';
}

/** 128 random bits as hexadecimal digits. */
export function randomName(): string {
  const drawn = crypto.getRandomValues(new Uint32Array(4));
  return [...drawn].map((word) => word.toString(16).padStart(8, '0')).join('');
}
