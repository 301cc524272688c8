import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { answerUnreadable } from './unreadable.ts';

const failure = (code: string) => Object.assign(new Error('from Node'), { code });

it.each([
  ['HPE_INVALID_METHOD', 400, 'malformed'],
  ['HPE_HEADER_OVERFLOW', 413, 'too_large'],
  // A client may repeat what it sent on a connection that was idle for too long.
  ['ERR_HTTP_REQUEST_TIMEOUT', 408, 'malformed'],
] as const)('%s is answered with %i', async (code, status, reason) => {
  const connection = new PassThrough();
  const faults: string[] = [];
  answerUnreadable(failure(code), connection, (fault) => faults.push(fault.reason));
  const reply = await text(connection);
  expect(reply).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(JSON.parse(reply.slice(reply.indexOf('\r\n\r\n')))).toMatchObject({ reason });
  expect(faults).toEqual([reason]);
});

it('says nothing to a client that is gone', () => {
  const connection = new PassThrough();
  answerUnreadable(failure('ECONNRESET'), connection, () => expect.unreachable());
  expect(connection.destroyed).toBe(true);
});
