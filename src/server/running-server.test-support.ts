import { WebSocket } from 'ws';
import { createApp, type ServerApp, type ServerOptions } from './app.ts';
import { DEFAULT_SETTINGS, type ServerSettings } from './settings.ts';

/** Settings with some of them changed. */
export function settings(
  changes: Partial<Omit<ServerSettings, 'limits' | 'access'>> & {
    readonly limits?: Partial<ServerSettings['limits']>;
    readonly access?: Partial<ServerSettings['access']>;
  } = {},
): ServerSettings {
  return {
    ...DEFAULT_SETTINGS,
    ...changes,
    limits: { ...DEFAULT_SETTINGS.limits, ...changes.limits },
    access: { ...DEFAULT_SETTINGS.access, ...changes.access },
  };
}

/** A server on a free port of loopback, and a way to be rid of it. */
export interface RunningServer extends AsyncDisposable {
  readonly server: ServerApp;
  readonly url: string;
  readonly wsUrl: string;
}

/** Starts a server for one test: `await using server = await runningServer()`. */
export async function runningServer(options: ServerOptions = {}): Promise<RunningServer> {
  const server = await createApp(options);
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    server,
    url,
    wsUrl: url.replace('http', 'ws'),
    [Symbol.asyncDispose]: () => server.close(),
  };
}

/** A message that came back. */
export interface Message {
  readonly type: string;
  readonly data: Record<string, unknown> & {
    readonly observation?: Record<string, unknown>;
    readonly code?: string;
    readonly message?: string;
    readonly reason?: string;
  };
  readonly request_id?: string;
}

/** A socket that asks and waits for the one reply. */
export interface TestSocket extends Disposable {
  readonly socket: WebSocket;
  /** Sends a message as it is and resolves with the text that answers. Rejects when the socket closes instead. */
  askText(message: string | Buffer): Promise<string>;
  /** The same, with JSON both ways. */
  ask(message: unknown): Promise<Message>;
  /** Every text that came, asked for or not. */
  readonly heard: readonly string[];
  /** Lets go of what was heard, in a long run. */
  forget(): void;
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
}

/** Opens a socket. */
export async function openSocket(url: string, headers: Record<string, string> = {}): Promise<TestSocket> {
  const socket = new WebSocket(url, { headers, perMessageDeflate: false });
  const heard: string[] = [];
  const waiting: { resolve: (text: string) => void; reject: (error: Error) => void }[] = [];
  const closed = new Promise<number>((resolve) => {
    socket.on('close', (code) => {
      for (const one of waiting.splice(0)) one.reject(new Error(`the socket closed with ${code}`));
      resolve(code);
    });
  });
  socket.on('message', (data: Buffer) => {
    const text = data.toString();
    heard.push(text);
    waiting.shift()?.resolve(text);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  socket.on('error', () => undefined);
  const askText = (message: string | Buffer) =>
    new Promise<string>((resolve, reject) => {
      if (socket.readyState !== socket.OPEN) {
        reject(new Error('the socket is closed'));
        return;
      }
      waiting.push({ resolve, reject });
      socket.send(message);
    });
  return {
    socket,
    askText,
    ask: async (message) => JSON.parse(await askText(JSON.stringify(message))),
    heard,
    forget: () => {
      heard.length = 0;
    },
    closed,
    [Symbol.dispose]: () => socket.terminate(),
  };
}

/** Sends a JSON body. */
export async function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** The body of a reply, as the test says it is. */
export async function bodyOf<T = Record<string, unknown>>(reply: Response): Promise<T> {
  return (await reply.json()) as T;
}

/** What POST /api/sessions answers. */
export interface Issued {
  readonly token: string;
  readonly path: string;
}

/** Opens a session that can be resumed. */
export async function issueSession(url: string): Promise<Issued> {
  return bodyOf<Issued>(await post(`${url}/api/sessions`, {}));
}
