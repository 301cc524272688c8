import { connect, type Socket } from 'node:net';

/** How much of a reply is kept: enough to see its type, or a whole state. */
const KEPT = 2_048;

/** Where all sockets read into, one after the other: what was read is looked through before the next read. */
const READ = Buffer.allocUnsafe(256 * 1_024);

const HANDSHAKE_END = '\r\n\r\n';

/** Told of a reply: its start, or why there is none. */
type OnReply = (error: Error | null, head: string) => void;

/**
 * A WebSocket that reads the frames of a reply and lets their content go by. A client that shares the machine with the
 * server must not copy gigabytes twice, as any library that hands messages over has to, nor spend on a connection what
 * an HTTP client spends; so this one knows only what the benchmark needs: a handshake, whole text messages out, and
 * where a message in ends.
 */
export class SkimmingSocket {
  /** Bytes of messages received. */
  bytes = 0;
  readonly #socket: Socket;
  readonly #waiting: OnReply[] = [];
  /** What was read of a frame header, or of the answer to the handshake, that is not whole yet. */
  #partial: Buffer | null = null;
  #isOpen = false;
  /** The start of the message under way. */
  #head = '';
  #left = 0;
  #isFinal = false;

  private constructor(url: URL, localAddress: string | undefined, onOpen: OnReply) {
    this.#waiting.push(onOpen);
    this.#socket = connect({
      host: url.hostname,
      port: Number(url.port),
      noDelay: true,
      ...(localAddress !== undefined && { localAddress }),
      onread: {
        buffer: READ,
        callback: (length) => {
          this.#read(READ.subarray(0, length));
          return true;
        },
      },
    });
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('the socket was closed')));
    this.#socket.write(handshake(url), 'latin1');
  }

  /**
   * Opens one and rejects when it is refused.
   * @param localAddress where to connect from: one address has some 28,000 ports
   */
  static open(url: string, localAddress?: string): Promise<SkimmingSocket> {
    return new Promise((resolve, reject) => {
      const socket = new SkimmingSocket(new URL(url), localAddress, (error) => {
        if (error) reject(error);
        else resolve(socket);
      });
    });
  }

  /** Sends one request and gives the start of the answer. Rejects when it is no observation or state. */
  ask(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.send(text, (error, head) => {
        if (error) reject(error);
        else resolve(head);
      });
    });
  }

  /** Sends one request, as `ask` does, for a caller that must not leave a promise behind each time. */
  send(text: string, onReply: OnReply): void {
    this.#waiting.push(onReply);
    this.#socket.write(textFrame(text));
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    let rest = this.#partial === null ? chunk : Buffer.concat([this.#partial, chunk]);
    this.#partial = null;
    if (!this.#isOpen) {
      const end = rest.indexOf(HANDSHAKE_END);
      if (end === -1) return this.#keep(rest);
      const status = rest.toString('latin1', 0, rest.indexOf('\r\n'));
      if (!status.startsWith('HTTP/1.1 101 ')) return this.#fail(new Error(`refused: ${status}`));
      this.#isOpen = true;
      rest = rest.subarray(end + HANDSHAKE_END.length);
      this.#waiting.shift()?.(null, status);
    }
    while (rest.length > 0) {
      if (this.#left === 0) {
        const frame = frameAt(rest);
        if (frame === null) return this.#keep(rest);
        rest = rest.subarray(frame.header);
        this.#left = frame.length;
        this.#isFinal = frame.isFinal && frame.isData;
      }
      const passed = Math.min(this.#left, rest.length);
      if (this.#head.length < KEPT) this.#head += rest.toString('latin1', 0, Math.min(passed, KEPT));
      this.#left -= passed;
      this.bytes += passed;
      rest = rest.subarray(passed);
      if (this.#left === 0 && this.#isFinal) this.#answer();
    }
  }

  /** Keeps bytes for the next read, which overwrites them where they are. */
  #keep(bytes: Buffer): void {
    this.#partial = Buffer.from(bytes);
  }

  #answer(): void {
    const head = this.#head;
    this.#head = '';
    const isWanted = head.startsWith('{"type":"observation"') || head.startsWith('{"type":"state"');
    this.#waiting.shift()?.(isWanted ? null : new Error(`refused: ${head}`), head);
  }

  #fail(error: Error): void {
    for (const onReply of this.#waiting.splice(0)) onReply(error, '');
  }
}

/** RFC 6455, 4.1. The key is the same each time: it only shows that the server is one, which is known here. */
function handshake({ host, pathname }: URL): string {
  return [
    `GET ${pathname} HTTP/1.1`,
    `Host: ${host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    '',
    '',
  ].join('\r\n');
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
