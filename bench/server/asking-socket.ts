import { WebSocket } from 'ws';

/** A socket that sends a text and waits for the one message that answers, without reading it as JSON. */
export class AskingSocket {
  readonly #socket: WebSocket;
  /** Whoever waits for a reply: replies come in the order of the requests. */
  readonly #waiting: { resolve: (reply: Buffer) => void; reject: (error: Error) => void }[] = [];

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => {
      this.#waiting.shift()?.resolve(data);
    });
    socket.on('close', (code) => this.#fail(new Error(`the socket was closed with ${code}`)));
    socket.on('error', (error) => this.#fail(error));
  }

  static async open(url: string): Promise<AskingSocket> {
    const socket = new WebSocket(url.replace(/^http/, 'ws'), {
      perMessageDeflate: false,
      // The client shares the machine with what is measured.
      skipUTF8Validation: true,
    });
    const asking = new AskingSocket(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return asking;
  }

  /** Sends one request. Rejects when the answer is no observation or state: a benchmark counts nothing that failed. */
  async ask(text: string): Promise<Buffer> {
    const reply = await new Promise<Buffer>((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#socket.send(text);
    });
    const head = reply.toString('latin1', 0, 40);
    if (head.startsWith('{"type":"observation"') || head.startsWith('{"type":"state"')) return reply;
    throw new Error(`refused: ${reply.toString('utf8', 0, 200)}`);
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.splice(0)) reject(error);
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
