import type { WebSocket } from 'ws';

const FIRST = { fin: false, binary: false } as const;
const LAST = { fin: true, binary: false } as const;

/** Sends to one socket and knows how much of it the other side has not taken yet. */
export class SocketWriter {
  readonly #socket: WebSocket;
  readonly #limit: number;
  #wake: (() => void) | null = null;

  /** @param limit unsent bytes above which whoever writes should wait */
  constructor(socket: WebSocket, limit: number) {
    this.#socket = socket;
    this.#limit = limit;
  }

  /** Whether more than the limit is unsent. */
  get isFull(): boolean {
    return this.#socket.bufferedAmount > this.#limit;
  }

  /** Sends one text message. */
  send(text: string): void {
    this.#socket.send(text, LAST, this.#sent);
  }

  /** Sends one text message in three parts, of which the middle one is shared and not copied. */
  sendAround(before: string, shared: Buffer, after: string): void {
    this.#socket.send(before, FIRST);
    this.#socket.send(shared, FIRST);
    this.#socket.send(after, LAST, this.#sent);
  }

  /** Resolves when no more than the limit is unsent, or the socket is gone. */
  async roomy(): Promise<void> {
    if (!this.isFull) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }

  /** Lets whoever waits go on: the socket is gone. */
  release(): void {
    this.#wake?.();
    this.#wake = null;
  }

  // One function for all messages: sockets are many and messages more.
  readonly #sent = (): void => {
    if (this.#wake && !this.isFull) this.release();
  };
}
