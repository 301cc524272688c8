import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';

/** A transport of MCP whose messages someone else reads, such as a socket that carries other messages too. */
export class RelayTransport implements Transport {
  onmessage?: (message: JSONRPCMessage) => void;
  onclose?: () => void;
  onerror?: (error: Error) => void;
  readonly #write: (text: string) => void;
  #answered: (() => void) | null = null;

  /** @param write sends one message to the client */
  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  async start(): Promise<void> {}

  /** Hands on a message of the client, and resolves when it was answered. One at a time. */
  async take(message: JSONRPCMessage): Promise<void> {
    const isRequest = 'method' in message && 'id' in message;
    const answered = new Promise<void>((resolve) => {
      if (isRequest) this.#answered = resolve;
      else resolve();
    });
    this.onmessage?.(message);
    await answered;
  }

  async send(message: JSONRPCMessage): Promise<void> {
    this.#write(JSON.stringify(message));
    if (!('method' in message)) this.#release();
  }

  async close(): Promise<void> {
    this.#release();
    this.onclose?.();
  }

  #release(): void {
    this.#answered?.();
    this.#answered = null;
  }
}
