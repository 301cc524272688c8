import type { WebSocket } from 'ws';
import type { DatasetBytes } from '../data/dataset-bytes.ts';
import type { SessionExtensions } from '../extensions.ts';
import type { Session } from '../sessions/session.ts';
import { faultOf, WireFault } from '../wire/fault.ts';
import { isRecord, readFrame } from '../wire/frames.ts';
import { parseJson } from '../wire/parse-json.ts';
import { answerInTurn } from './answer-in-turn.ts';
import { faultText, messageText, sendReply } from './reply-text.ts';
import { SocketWriter } from './socket-writer.ts';

/** What all conversations of a server share. */
export interface ConversationParts {
  readonly bytes: DatasetBytes;
  readonly extensions: SessionExtensions;
  readonly messageBytes: number;
  readonly unsentBytes: number;
  /** Told of each message in, by type, and of each fault that is the server's own. */
  readonly onMessage: (type: string) => void;
  readonly onFault: (fault: WireFault) => void;
}

/** What a conversation came to when it is over. */
export type Ending = 'closed' | 'dropped';

/**
 * Talks with one socket about one session: exactly one reply for each message, in order, and nothing unasked. A message
 * that is none is answered with an error and changes nothing.
 * @param onEnding called once, when the client said close, or the socket is gone or given up
 * @returns gives the socket up: what it still says is not heard
 */
export function converse(
  socket: WebSocket,
  session: Session,
  parts: ConversationParts,
  onEnding: (ending: Ending) => void,
): () => void {
  const writer = new SocketWriter(socket, parts.unsentBytes);
  let isOver = false;
  const stop = answerInTurn(socket, writer, answer);
  const end = (ending: Ending) => {
    if (isOver) return;
    isOver = true;
    stop();
    onEnding(ending);
  };
  socket.on('close', () => end('dropped'));
  // A frame that breaks the WebSocket protocol ends its socket; ws has closed it already.
  socket.on('error', () => end('dropped'));
  return () => end('dropped');

  /** Answers one message. Never rejects. */
  async function answer(bytes: Buffer, isBinary: boolean): Promise<void> {
    let requestId: string | undefined;
    try {
      const message = readMessage(bytes, isBinary, parts.messageBytes);
      requestId = requestIdIn(message);
      const read = readFrame(message, (type) => parts.extensions.frames.has(type));
      if ('foreign' in read) {
        const { type, fields } = read.foreign;
        parts.onMessage(type);
        const reply = await parts.extensions.frames.get(type)?.(fields, session);
        if (!isOver) writer.send(JSON.stringify(reply));
        return;
      }
      const { type, data } = read.frame;
      parts.onMessage(type);
      if (type === 'close') {
        end('closed');
        socket.close(1000);
      } else if (type === 'state') {
        const state = await session.state();
        if (!isOver) writer.send(messageText('state', state, requestId));
      } else if (type === 'reset') {
        const reply = await session.reset(data, requestId);
        if (!isOver) sendReply(writer, reply, parts.bytes, requestId);
      } else {
        const foreign = parts.extensions.step?.(data, session) ?? null;
        if (foreign) {
          const reply = await foreign;
          if (!isOver) writer.send(messageText('observation', reply, requestId));
          return;
        }
        const reply = await session.step(data, requestId);
        if (!isOver) sendReply(writer, reply, parts.bytes, requestId);
      }
    } catch (error) {
      const fault = faultOf(error);
      parts.onFault(fault);
      if (!isOver) writer.send(faultText(fault, requestId));
    }
  }
}

function readMessage(bytes: Buffer, isBinary: boolean, limit: number): unknown {
  if (isBinary) throw new WireFault('malformed', 'binary frames are no messages: send text');
  if (bytes.length > limit) throw new WireFault('too_large', `the message is longer than ${limit} bytes`);
  return parseJson(bytes);
}

/** The id of a request, so that even a refusal can carry it. */
function requestIdIn(message: unknown): string | undefined {
  const id = isRecord(message) ? message['request_id'] : undefined;
  return typeof id === 'string' && id.length <= 255 ? id : undefined;
}
