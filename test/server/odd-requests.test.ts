import { connect } from 'node:net';
import { describe, expect } from 'vitest';
import { dashboard } from '../../src/server/dashboard/index.ts';
import { mcpExtension } from '../../src/server/mcp/index.ts';
import { bodyOf, post, runningServer, type RunningServer } from '../support/serving.ts';
import { verifies } from '../verifies.ts';

const BODY = '{"seed":1}';
const JSON_TYPE = 'Content-Type: application/json';
const sized = (length = BODY.length) => `Content-Length: ${length}`;

/** Requests as no client library sends them, and the status that answers. */
const ODD: readonly (readonly [
  what: string,
  start: string,
  headers: readonly string[],
  status: number,
  body?: string,
])[] = [
  [
    'in chunks',
    'POST /reset HTTP/1.1',
    [JSON_TYPE, 'Transfer-Encoding: chunked'],
    200,
    `a\r\n${BODY}\r\n0\r\n\r\n`,
  ],
  [
    'in chunks and of a length',
    'POST /reset HTTP/1.1',
    [JSON_TYPE, 'Transfer-Encoding: chunked', sized()],
    400,
    BODY,
  ],
  [
    'in chunks that are none',
    'POST /reset HTTP/1.1',
    [JSON_TYPE, 'Transfer-Encoding: chunked'],
    400,
    'zz\r\n',
  ],
  ['of a negative length', 'POST /reset HTTP/1.1', [JSON_TYPE, sized(-1)], 400, BODY],
  ['of two lengths', 'POST /reset HTTP/1.1', [JSON_TYPE, sized(), sized(4)], 400, BODY],
  ['compressed', 'POST /reset HTTP/1.1', [JSON_TYPE, 'Content-Encoding: gzip', sized()], 415, BODY],
  [
    'not compressed, and says so',
    'POST /reset HTTP/1.1',
    [JSON_TYPE, 'Content-Encoding: identity', sized()],
    200,
    BODY,
  ],
  ['asking first', 'POST /reset HTTP/1.1', [JSON_TYPE, 'Expect: 100-continue', sized()], 100, BODY],
  ['a header of 20 KB', 'GET /health HTTP/1.1', [`X-Long: ${'x'.repeat(20_000)}`], 413],
  ['no HTTP', '\u0016\u0003\u0001', [], 400],
  ['a path that climbs', 'GET /assets/../../../package.json HTTP/1.1', [], 404],
  ['a path that climbs in disguise', 'GET /assets/%2e%2e/%2e%2e/%2e%2e/package.json HTTP/1.1', [], 404],
  ['a path that climbs with backslashes', 'GET /assets/..%5c..%5cpackage.json HTTP/1.1', [], 404],
  ['a path with a null byte', 'GET /assets/%00 HTTP/1.1', [], 400],
  ['a path that is not encoded', 'GET /%zz HTTP/1.1', [], 404],
  ['a path that is half encoded', 'GET /web/%E0%A4%A HTTP/1.1', [], 404],
  ['a session that is not encoded', 'GET /s/%zz/ws HTTP/1.1', [], 404],
  ['a path of 9 KB', `GET /${'a'.repeat(9_000)} HTTP/1.1`, [], 404],
  ['a session id twice', 'GET /state?session_id=a&session_id=b HTTP/1.1', [], 422],
  ['a line break in a session id', 'GET /state?session_id=a%0d%0aX:1 HTTP/1.1', [], 404],
  ['a method that is rare', 'TRACE / HTTP/1.1', [], 404],
  ['a method that does not fit', 'PUT /reset HTTP/1.1', [JSON_TYPE, sized()], 404, BODY],
  ['no method of HTTP', 'RESET / HTTP/1.1', [], 400],
];

describe('odd requests', () => {
  verifies(
    'wire:http-codes',
    async () => {
      const faults: unknown[] = [];
      await using running = await runningServer({
        extensions: [
          mcpExtension,
          dashboard({ records: '/nowhere', agents: [], models: [], readOnly: true, packageVersion: '0' }),
        ],
        onServerFault: (fault) => faults.push(fault),
      });
      for (const [what, start, headers, status, body = ''] of ODD) {
        const lines = [start, 'Host: 127.0.0.1', 'Connection: close', ...headers, '', body];
        const reply = await exchange(running, lines.join('\r\n'));
        expect([what, Number(/^HTTP\/1\.1 (\d+)/.exec(reply)?.[1])]).toEqual([what, status]);
        if (status < 400) continue;
        const said = JSON.parse(reply.slice(reply.indexOf('\r\n\r\n')));
        expect([what, said]).toEqual([
          what,
          { detail: expect.any(String), code: expect.any(String), reason: expect.any(String) },
        ]);
      }
      // A client that is gone before its body is whole.
      await exchange(
        running,
        ['POST /reset HTTP/1.1', 'Host: 127.0.0.1', JSON_TYPE, sized(1_000), '', BODY].join('\r\n'),
        50,
      );
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(faults).toEqual([]);
      expect((await fetch(`${running.url}/health`)).status).toBe(200);
    },
    'as no library sends them',
  );

  verifies(
    'wire:reset-validated',
    async () => {
      await using running = await runningServer();
      for (const overrides of [
        '{"trap_mix":{"__proto__":1}}',
        '{"__proto__":{"patients":60}}',
        '{"constructor":1}',
      ]) {
        const reply = await fetch(`${running.url}/reset`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: `{"task_overrides":${overrides}}`,
        });
        expect([overrides, reply.status]).toEqual([overrides, 422]);
      }
    },
    'names that every object has are no options',
  );

  verifies(
    'wire:http-codes',
    async () => {
      await using running = await runningServer({ extensions: [mcpExtension] });
      const accept = { accept: 'application/json, text/event-stream' };
      const begun = await post(
        `${running.url}/mcp?task_id=task_hard&observation_mode=full`,
        INITIALIZE,
        accept,
      );
      const headers = { ...accept, 'mcp-session-id': begun.headers.get('mcp-session-id') ?? '' };
      const call = (id: number) => ({
        jsonrpc: '2.0',
        id,
        method: 'tools/call',
        params: { name: 'read_protocol' },
      });
      const cancel = { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } };
      for (const batch of [[], [call(1), cancel], Array.from({ length: 100 }, (_, id) => call(id))]) {
        const reply = await post(`${running.url}/mcp`, batch, headers);
        expect([batch.length, reply.status]).toEqual([batch.length, 400]);
        expect(await bodyOf(reply)).toMatchObject({ jsonrpc: '2.0', id: null, error: { code: -32_600 } });
      }
      expect(await bodyOf(await post(`${running.url}/mcp`, call(1), headers))).toMatchObject({
        id: 1,
        result: {},
      });
    },
    'several messages of MCP at once',
  );
});

const INITIALIZE = {
  jsonrpc: '2.0',
  id: 0,
  method: 'initialize',
  params: { protocolVersion: '2025-03-26', capabilities: {}, clientInfo: { name: 'tests', version: '0' } },
};

/** Sends bytes on a connection of its own, and gives what comes back until it is closed, or until `ms` have passed. */
function exchange({ url }: RunningServer, text: string, ms = 5_000): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let heard = '';
    const timer = setTimeout(() => socket.destroy(), ms);
    socket.on('data', (chunk: Buffer) => {
      heard += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(heard);
    });
    socket.write(text, 'latin1');
  });
}
