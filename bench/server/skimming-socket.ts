import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { Socket } from 'node:net';

/** How much of a reply is kept: enough to see its type, or a whole state. */
const KEPT = 2_048;

/**
 * A WebSocket that reads the frames of a reply and lets their content go by. A client that shares the machine with the
 * server must not copy gigabytes twice, as any library that hands messages over has to; so this one knows only what the
 * benchmark needs: whole text messages out, and where a message in ends.
 */
export class SkimmingSocket {
  /** Bytes of messages received. */
  bytes = 0;
  readonly #socket: Socket;
  readonly #waiting: { resolve: (head: string) => void; reject: (error: Error) => void }[] = [];
  /** A frame header that is not whole yet, and the start of the message. */
  #header: Buffer = Buffer.alloc(0);
  #head: Buffer = Buffer.alloc(0);
  #left = 0;
  #isFinal = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('the socket was closed')));
  }

  /** @param localAddress where to connect from: one address has some 28,000 ports */
  static open(url: string, localAddress?: string): Promise<SkimmingSocket> {
    return new Promise((resolve, reject) => {
      const handshake = request(url, {
        ...(localAddress !== undefined && { localAddress }),
        agent: false,
        headers: {
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': randomBytes(16).toString('base64'),
        },
      });
      handshake.on('upgrade', (_response, socket: Socket, rest) => {
        socket.setNoDelay(true);
        const skimming = new SkimmingSocket(socket);
        if (rest.length > 0) skimming.#read(rest);
        resolve(skimming);
      });
      handshake.on('response', ({ statusCode }) => reject(new Error(`refused: status ${statusCode}`)));
      handshake.on('error', reject);
      handshake.end();
    });
  }

  /** Sends one request and gives the start of the answer. Rejects when it is no observation or state. */
  ask(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#socket.write(textFrame(text));
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    let rest = this.#header.length === 0 ? chunk : Buffer.concat([this.#header, chunk]);
    this.#header = rest.subarray(0, 0);
    for (;;) {
      if (this.#left === 0) {
        const frame = frameAt(rest);
        if (frame === null) {
          this.#header = Buffer.from(rest);
          return;
        }
        rest = rest.subarray(frame.header);
        this.#left = frame.length;
        this.#isFinal = frame.isFinal && frame.isData;
      }
      if (this.#head.length < KEPT)
        this.#head = Buffer.concat([this.#head, rest.subarray(0, Math.min(this.#left, KEPT))]);
      const passed = Math.min(this.#left, rest.length);
      this.#left -= passed;
      this.bytes += passed;
      rest = rest.subarray(passed);
      if (this.#left > 0) return;
      if (this.#isFinal) this.#answer();
      if (rest.length === 0) return;
    }
  }

  #answer(): void {
    const head = this.#head.toString('latin1');
    this.#head = this.#head.subarray(0, 0);
    const asked = this.#waiting.shift();
    if (/^\{"type":"(observation|state)"/.test(head)) asked?.resolve(head);
    else asked?.reject(new Error(`refused: ${head}`));
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}

/** A text message as a masked frame (RFC 6455, 5.2). The mask is zero: it hides nothing on loopback. */
function textFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const isShort = payload.length < 126;
  const header = Buffer.alloc(isShort ? 6 : 8);
  header[0] = 0x81;
  header[1] = 0x80 | (isShort ? payload.length : 126);
  if (!isShort) header.writeUInt16BE(payload.length, 2);
  return Buffer.concat([header, payload]);
}

/** The frame header at the start of some bytes, or null when it is not whole. */
function frameAt(
  bytes: Buffer,
): { header: number; length: number; isFinal: boolean; isData: boolean } | null {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return null;
  const short = second & 0x7f;
  const header = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < header) return null;
  const length =
    short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  return { header, length, isFinal: (first & 0x80) !== 0, isData: (first & 0x0f) < 8 };
}
