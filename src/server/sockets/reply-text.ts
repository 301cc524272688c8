import type { DatasetBytes } from '../data/dataset-bytes.ts';
import type { Reply } from '../sessions/reply.ts';
import type { WireFault } from '../wire/fault.ts';
import type { SocketWriter } from './socket-writer.ts';

/** Sends what a reset or a step came to. @param requestId the id of the request, which goes back with the reply */
export function sendReply(
  writer: SocketWriter,
  reply: Reply,
  bytes: DatasetBytes,
  requestId: string | undefined,
): void {
  const { before, dataset, after } = reply.text();
  const head = `{"type":"observation","data":${before}`;
  const tail = `${after}${closing(requestId)}`;
  if (dataset) writer.sendAround(head, bytes.of(dataset), tail);
  else writer.send(`${head}[]${tail}`);
}

/** The text of a message with a type and data. */
export function messageText(type: string, data: unknown, requestId: string | undefined): string {
  return `{"type":${JSON.stringify(type)},"data":${JSON.stringify(data)}${closing(requestId)}`;
}

/** The text of an error message. */
export function faultText({ message, code, reason }: WireFault, requestId?: string): string {
  return messageText('error', { message, code, reason }, requestId);
}

function closing(requestId: string | undefined): string {
  return requestId === undefined ? '}' : `,"request_id":${JSON.stringify(requestId)}}`;
}
