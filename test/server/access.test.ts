import { request } from 'node:http';
import { describe, expect } from 'vitest';
import { WebSocket } from 'ws';
import { mcpExtension } from '../../src/server/mcp/index.ts';
import { runningServer, settings, type RunningServer } from '../support/serving.ts';
import { verifies } from '../verifies.ts';

/** A request with any headers, which fetch does not allow. */
function ask(
  { url }: RunningServer,
  path: string,
  {
    method = 'POST',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string },
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asking = request(`${url}${path}`, { method, headers }, (reply) => {
      let text = '';
      reply.setEncoding('utf8');
      reply.on('data', (chunk: string) => {
        text += chunk;
      });
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, body: text }));
    });
    asking.on('error', reject);
    asking.end(body);
  });
}

/** The status that refuses an upgrade, or 101. */
function upgrade({ wsUrl }: RunningServer, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${wsUrl}${path}`, { headers });
    socket.on('open', () => {
      socket.close();
      resolve(101);
    });
    socket.on('unexpected-response', (_asking, reply) => {
      resolve(reply.statusCode ?? 0);
      socket.terminate();
    });
    socket.on('error', () => undefined);
  });
}

describe('every entry', () => {
  verifies(
    'security:access',
    async () => {
      await using running = await runningServer({ extensions: [mcpExtension] });
      const headers = { origin: 'https://evil.example', 'content-type': 'application/json' };
      for (const path of ['/reset', '/step', '/api/sessions', '/mcp', '/nowhere'])
        expect((await ask(running, path, { headers, body: '{}' })).status).toBe(403);
      for (const path of ['/api/sessions', '/mcp'])
        expect((await ask(running, path, { method: 'DELETE', headers })).status).toBe(403);
      const stream = { ...headers, accept: 'text/event-stream' };
      expect((await ask(running, '/mcp', { method: 'GET', headers: stream })).status).toBe(403);
      for (const path of ['/ws', '/mcp', `/s/${'0'.repeat(32)}/ws`, '/nowhere'])
        expect(await upgrade(running, path, { origin: headers.origin })).toBe(403);
      expect(running.server.sessions.tally.opened).toBe(0);
    },
    'keeps pages of other places out',
  );

  verifies(
    'security:access',
    async () => {
      await using running = await runningServer();
      for (const path of ['/', '/reset', '/metrics', '/openapi.json'])
        expect((await ask(running, path, { method: 'GET', headers: { host: 'evil.example' } })).status).toBe(
          403,
        );
      expect(await upgrade(running, '/ws', { host: 'evil.example' })).toBe(403);
      expect(
        (await ask(running, '/health', { method: 'GET', headers: { host: 'evil.example' } })).status,
      ).toBe(200);
    },
    'answers to its own names only',
  );

  verifies(
    'security:access',
    async () => {
      await using running = await runningServer({ settings: settings({ access: { token: 'sesame' } }) });
      for (const path of ['/', '/docs', '/schema', '/metrics', '/server.css'])
        expect((await ask(running, path, { method: 'GET' })).status).toBe(401);
      expect(await upgrade(running, '/ws', {})).toBe(401);
      expect(await upgrade(running, '/ws', { authorization: 'Bearer sesame' })).toBe(101);
      const headers = { authorization: 'Bearer sesame', 'content-type': 'application/json' };
      expect((await ask(running, '/reset', { headers, body: '{"seed":1}' })).status).toBe(200);
    },
    'is closed to whoever does not show the token',
  );
});

describe('a body', () => {
  const BODIES: readonly (readonly [type: string | null, body: string, status: number])[] = [
    ['application/json', '{"seed":1}', 200],
    ['application/json; charset=utf-8', '{"seed":1}', 200],
    ['application/json;charset=UTF8', '{"seed":1}', 200],
    ['APPLICATION/JSON', '{"seed":1}', 200],
    ['application/json', '', 200],
    [null, '', 200],
    ['text/plain', '{"seed":1}', 415],
    ['application/x-www-form-urlencoded', 'seed=1', 415],
    ['multipart/form-data; boundary=x', '--x--', 415],
    ['application/json; charset=utf-16', '{"seed":1}', 415],
    ['application/jsonp', '{"seed":1}', 415],
    ['application/json-seq', '{"seed":1}', 415],
    ['text/json', '{"seed":1}', 415],
    ['application/xml', '<seed/>', 415],
    [null, '{"seed":1}', 415],
    ['', '{"seed":1}', 415],
    ['application/json', '{', 400],
    ['application/json', '{"seed":1}x', 400],
    ['application/json', `${'['.repeat(33)}${']'.repeat(33)}`, 400],
    ['application/json', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, 400],
    ['application/json', '[]', 422],
    ['application/json', '1', 422],
    ['application/json', '"x"', 422],
    ['application/json', '{"seed":"1"}', 422],
    ['application/json', '{"seed":1.5}', 422],
    ['application/json', '{"__proto__":{}}', 422],
    ['application/json', '{"task_id":"constructor"}', 422],
    ['application/json', `{"episode_id":"${'x'.repeat(256)}"}`, 422],
    ['application/json', `{"episode_id":"${'x'.repeat(1_100_000)}"}`, 413],
  ];

  verifies(
    'security:access',
    async () => {
      await using running = await runningServer();
      for (const [type, body, status] of BODIES) {
        const headers = type === null ? {} : { 'content-type': type };
        const reply = await ask(running, '/reset', { headers, body });
        const said = JSON.parse(reply.body);
        expect([type, body.slice(0, 40), reply.status]).toEqual([type, body.slice(0, 40), status]);
        expect(typeof said.detail).toBe(status === 200 ? 'undefined' : 'string');
      }
    },
    'is JSON in UTF-8, or refused with the code that says why',
  );

  verifies(
    'security:access',
    async () => {
      await using running = await runningServer();
      const headers = { 'content-type': 'application/json' };
      const action = '{"action_type":"investigate_pattern","variable":"age"}';
      const status = async (body: string, session = '') =>
        (await ask(running, '/step', { headers: { ...headers, 'x-session-id': session }, body })).status;
      expect(await status(`{"action":${action}}`)).toBe(409);
      expect(await status(`{"action":${action}}`, 'nobody')).toBe(404);
      expect(await status(`{"action":${action},"extra":1}`)).toBe(422);
      const { token } = await running.server.sessions.issue('here');
      expect(await status(`{"action":${action}}`, token)).toBe(409);
      await (await running.server.sessions.find(token)).reset({ seed: 1 });
      expect(await status('{"action":5}', token)).toBe(422);
      expect(await status('{}', token)).toBe(422);
      expect(await status(`{"action":${action},"request_id":"a","timeout_s":5}`, token)).toBe(200);
      expect(await status(`{"action":{"action_type":"submit_report"},"request_id":"a"}`, token)).toBe(409);
    },
    'of a step is refused by the code that says why',
  );
});
