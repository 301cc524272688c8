import type { Address } from './http-transport.ts';
import { httpTransport } from './http-transport.ts';
import type { OpenSocket, SocketLike } from './platform.ts';
import { LostReply, type Transport, type WireRequest } from './transport.ts';
import { parseReplyJson, read, WireReplySchema, type WireReply } from './wire-reply.ts';

/**
 * Requests over one WebSocket, which is opened again when it is lost. A socket on which a reply did not come in time is
 * never used again, and a reply that carries the id of another request is no reply: an answer can not be taken for
 * that of a later question.
 */
export function socketTransport(address: Address, openSocket: OpenSocket): Transport {
  let line: Line | null = null;
  const lineFor = async (token: string): Promise<Line> => {
    if (line && !line.isLost) return line;
    const url = `${address.base.replace(/^http/, 'ws')}/s/${token}/ws`;
    line = new Line(openSocket(url, address.headers), address.timeoutMs);
    await line.opened;
    return line;
  };
  return {
    async send(request, token) {
      const open = await lineFor(token);
      return open.ask(request);
    },
    async close(token) {
      if (line && !line.isLost) await line.bye();
      else await httpTransport(address).close(token);
      line = null;
    },
  };
}

/** How long a farewell waits for the server. */
const BYE_MS = 2_000;

/** One socket and the request that is under way on it. */
class Line {
  readonly opened: Promise<void>;
  isLost = false;
  readonly #socket: SocketLike;
  readonly #timeoutMs: number;
  readonly #gone: Promise<void>;
  #asked: {
    readonly id: string;
    readonly resolve: (reply: WireReply) => void;
    readonly reject: (error: unknown) => void;
  } | null = null;

  constructor(socket: SocketLike, timeoutMs: number) {
    this.#socket = socket;
    this.#timeoutMs = timeoutMs;
    this.#gone = new Promise((resolve) => {
      socket.addEventListener('close', () => {
        this.#lose('the socket was closed');
        resolve();
      });
    });
    this.opened = this.#within(
      new Promise((resolve, reject) => {
        socket.addEventListener('open', resolve);
        socket.addEventListener('error', () => {
          this.#lose('the socket failed');
          reject(new LostReply('the socket failed'));
        });
        void this.#gone.then(() => reject(new LostReply('the socket was refused')));
      }),
    );
    socket.addEventListener('message', ({ data }) => this.#hear(data));
  }

  /** Sends a request and waits for its reply. One at a time. */
  ask(request: WireRequest): Promise<WireReply> {
    return this.#within(
      new Promise((resolve, reject) => {
        this.#asked = { id: request.request_id, resolve, reject };
        this.#socket.send(JSON.stringify(request));
      }),
    );
  }

  /** Ends the session and waits a little for the server to close the socket. */
  async bye(): Promise<void> {
    this.#socket.send('{"type":"close"}');
    await Promise.race([this.#gone, new Promise((resolve) => setTimeout(resolve, BYE_MS))]);
    this.#socket.close();
  }

  #hear(data: unknown): void {
    const asked = this.#asked;
    if (!asked) return;
    try {
      const reply = read(WireReplySchema, parseReplyJson(String(data)));
      if (reply.request_id !== undefined && reply.request_id !== asked.id) return;
      this.#asked = null;
      asked.resolve(reply);
    } catch (error) {
      this.#asked = null;
      asked.reject(error);
    }
  }

  #lose(why: string): void {
    this.isLost = true;
    this.#asked?.reject(new LostReply(why));
    this.#asked = null;
  }

  async #within<Value>(wait: Promise<Value>): Promise<Value> {
    const timer = setTimeout(() => {
      this.#lose(`no answer in ${this.#timeoutMs} ms`);
      this.#socket.close();
    }, this.#timeoutMs);
    try {
      return await wait;
    } finally {
      clearTimeout(timer);
    }
  }
}
