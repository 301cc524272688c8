import type { WebSocket } from 'ws';
import type { SocketWriter } from './socket-writer.ts';

/** Messages that may wait unread in memory before their socket is no longer read. */
const WAITING = 4;

/**
 * Answers the messages of a socket one after the other, and does not read it while much of what was said to it is
 * unsent: a client that asks and does not listen waits by itself.
 * @param answer answers one message and never rejects
 * @returns stops: what comes from then on is not heard
 */
export function answerInTurn(
  socket: WebSocket,
  writer: SocketWriter,
  answer: (bytes: Buffer, isBinary: boolean) => Promise<void>,
): () => void {
  const waiting: { readonly bytes: Buffer; readonly isBinary: boolean }[] = [];
  let isBusy = false;
  let isOver = false;

  socket.on('message', (data: Buffer, isBinary) => {
    if (isOver) return;
    waiting.push({ bytes: data, isBinary });
    if (waiting.length >= WAITING) socket.pause();
    if (!isBusy) void answerAll();
  });

  async function answerAll(): Promise<void> {
    isBusy = true;
    // Stopping empties the list.
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await answer(next.bytes, next.isBinary);
      if (writer.isFull) {
        socket.pause();
        await writer.roomy();
      }
    }
    isBusy = false;
    if (socket.isPaused) socket.resume();
  }

  return () => {
    isOver = true;
    waiting.length = 0;
    writer.release();
    // Whoever closes a socket has to read its farewell.
    socket.resume();
  };
}
