import { WebSocket } from 'ws';

/** A socket that sends a text and waits for the one message that answers, without reading it as JSON. */
export class AskingSocket {
  /** Bytes received. */
  bytes = 0;
  readonly #socket: WebSocket;
  #resolve: (reply: Buffer) => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => {
      this.bytes += data.length;
      this.#resolve(data);
    });
    socket.on('close', (code) => this.#reject(new Error(`the socket was closed with ${code}`)));
    socket.on('error', (error) => this.#reject(error));
  }

  /** @param localAddress where to connect from: one address has some 28,000 ports */
  static async open(url: string, localAddress?: string): Promise<AskingSocket> {
    const socket = new WebSocket(url.replace(/^http/, 'ws'), {
      perMessageDeflate: false,
      ...(localAddress !== undefined && { localAddress }),
    });
    const asking = new AskingSocket(socket);
    await new Promise<void>((resolve, reject) => {
      asking.#reject = reject;
      socket.once('open', resolve);
    });
    return asking;
  }

  /** Sends one request. Rejects when the answer is no observation or state: a benchmark counts nothing that failed. */
  async ask(text: string): Promise<Buffer> {
    const reply = await new Promise<Buffer>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      this.#socket.send(text);
    });
    const head = reply.toString('latin1', 0, 40);
    if (head.startsWith('{"type":"observation"') || head.startsWith('{"type":"state"')) return reply;
    throw new Error(`refused: ${reply.toString('utf8', 0, 200)}`);
  }

  /** Ends the session and the socket. */
  close(): void {
    this.#socket.send('{"type":"close"}');
    this.#socket.close();
  }

  /** Drops the socket without a word. */
  drop(): void {
    this.#socket.terminate();
  }
}
