import { connect, type Socket } from 'node:net';
import { describe, expect } from 'vitest';
import { issueSession, openSocket, runningServer, type RunningServer } from '../support/serving.ts';
import { verifies } from '../verifies.ts';

const MASK = Buffer.from([1, 2, 3, 4]);

/** One frame as bytes. @param first the first byte: FIN, reserved bits and opcode */
function frame(
  first: number,
  payload: Buffer | string = '',
  length?: Buffer,
  mask: Buffer | null = MASK,
): Buffer {
  const data = Buffer.from(payload);
  const masked = mask ? data.map((byte, at) => byte ^ (mask[at % 4] ?? 0)) : data;
  const size = length ?? Buffer.from([data.length]);
  const [start = 0, ...rest] = size;
  return Buffer.concat([
    Buffer.from([first, (mask ? 0x80 : 0) | start, ...rest]),
    mask ?? Buffer.alloc(0),
    masked,
  ]);
}

const long = (size: bigint) => {
  const bytes = Buffer.alloc(9);
  bytes[0] = 127;
  bytes.writeBigUInt64BE(size, 1);
  return bytes;
};

/** What breaks the WebSocket protocol, or nearly does. */
const FRAMES: readonly (readonly [what: string, bytes: Buffer])[] = [
  ['reserved bit 1', frame(0xc1, 'x')],
  ['reserved bit 2', frame(0xa1, 'x')],
  ['reserved bit 3', frame(0x91, 'x')],
  ['reserved opcode 3', frame(0x83, 'x')],
  ['reserved opcode 7', frame(0x87, 'x')],
  ['reserved opcode 11', frame(0x8b, 'x')],
  ['reserved opcode 15', frame(0x8f, 'x')],
  ['no mask', frame(0x81, '[]', undefined, null)],
  ['a continuation of nothing', frame(0x80, 'x')],
  ['two beginnings', Buffer.concat([frame(0x01, 'a'), frame(0x81, 'b')])],
  ['a fragmented ping', frame(0x09, 'x')],
  ['a long ping', frame(0x89, 'x'.repeat(126), Buffer.from([126, 0, 126]))],
  ['a close of one byte', frame(0x88, 'x')],
  ['a close with code 999', frame(0x88, Buffer.from([0x03, 0xe7]))],
  ['a close with code 1005', frame(0x88, Buffer.from([0x03, 0xed]))],
  ['a close that is no UTF-8', frame(0x88, Buffer.from([0x03, 0xe8, 0xff, 0xfe]))],
  ['a length of 2^63', frame(0x81, '', long(1n << 63n))],
  ['a length of 2^40', frame(0x81, '', long(1n << 40n))],
  ['a length of 9 MiB', frame(0x81, '', long(9n * 1_048_576n))],
  ['half a header', Buffer.from([0x81])],
  ['half a payload', frame(0x81, 'abc', Buffer.from([20]))],
  ['text that is no UTF-8', frame(0x81, Buffer.from([0xc3, 0x28]))],
  [
    '10,000 empty fragments',
    Buffer.concat([frame(0x01), ...Array.from({ length: 10_000 }, () => frame(0x00))]),
  ],
  ['HTTP again', Buffer.from('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n')],
  ['noise', Buffer.from(Array.from({ length: 400 }, (_, at) => (at * 7 + 13) % 256))],
];

describe('frames that break the WebSocket protocol', () => {
  verifies(
    'wire:bad-frame',
    async () => {
      await using running = await runningServer();
      using quiet = await openSocket(`${running.wsUrl}/ws`);
      await quiet.ask({ type: 'reset', data: { task_id: 'train_small', seed: 1 } });
      const { path } = await issueSession(running.url);
      {
        using mine = await openSocket(`${running.wsUrl}${path}/ws`);
        await mine.ask({ type: 'reset', data: { task_id: 'train_small', seed: 2 } });
      }
      for (const place of ['/ws', `${path}/ws`])
        for (const [, bytes] of FRAMES) {
          const socket = await upgraded(running, place);
          socket.write(bytes);
          await new Promise((resolve) => setTimeout(resolve, 5));
          socket.destroy();
        }
      await expect.poll(() => running.server.sessions.count).toBe(2);
      expect((await quiet.ask({ type: 'state' })).data['seed']).toBe(1);
      using again = await openSocket(`${running.wsUrl}${path}/ws`);
      expect((await again.ask({ type: 'state' })).data['seed']).toBe(2);
    },
    'end their own socket only',
  );
});

/** A TCP connection on which a WebSocket was agreed. */
function upgraded({ url }: RunningServer, path: string): Promise<Socket> {
  const { port, host } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', reject);
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    socket.once('data', (reply: Buffer) => {
      if (reply.toString().startsWith('HTTP/1.1 101')) resolve(socket);
      else reject(new Error(reply.toString().split('\r\n', 1)[0]));
    });
  });
}
