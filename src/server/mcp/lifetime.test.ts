import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSessionLog } from '../../store/index.ts';
import { openSocket, post, runningServer } from '../../../test/support/serving.ts';
import { mcpExtension } from './index.ts';
import { connectedClient } from './mcp-environment.test-support.ts';

const extensions = [mcpExtension];
const READ = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'read_protocol' } };
const INITIALIZE = {
  jsonrpc: '2.0',
  id: 0,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'tests', version: '0' } },
};
const ACCEPT = { accept: 'application/json, text/event-stream' };

/** The answer to a call in a session of MCP, as HTTP gives it. */
const ask = (url: string, session: string) =>
  post(`${url}/mcp`, READ, { ...ACCEPT, 'mcp-session-id': session });

describe('a session of MCP over HTTP', () => {
  it('ends when its client says so, and its slot comes back', async () => {
    await using server = await runningServer({ extensions });
    const transport = new StreamableHTTPClientTransport(
      new URL(`${server.url}/mcp?task_id=train_small&seed=1`),
    );
    const client = await connectedClient(() => transport, {});
    const id = transport.sessionId ?? '';
    expect(server.server.sessions.count).toBe(1);
    expect((await ask(server.url, id)).status).toBe(200);
    await transport.terminateSession();
    expect(server.server.sessions.count).toBe(0);
    expect((await ask(server.url, id)).status).toBe(404);
    await client.close();
  });

  it('is not opened for a client that is refused', async () => {
    await using server = await runningServer({ extensions });
    const refused: readonly (readonly [object, Record<string, string>])[] = [
      [INITIALIZE, { accept: 'application/json' }],
      [{ ...INITIALIZE, jsonrpc: '1.0' }, ACCEPT],
      [{ ...INITIALIZE, params: {} }, ACCEPT],
      [{ ...INITIALIZE, id: undefined }, ACCEPT],
    ];
    for (const [request, headers] of refused) {
      const reply = await post(`${server.url}/mcp`, request, headers);
      expect([request, reply.headers.get('mcp-session-id')]).toEqual([request, null]);
      expect([request, server.server.sessions.count]).toEqual([request, 0]);
    }
    const begun = await post(`${server.url}/mcp`, INITIALIZE, ACCEPT);
    expect(begun.headers.get('mcp-session-id')).toMatch(/^[0-9a-f]{32}$/);
    expect(server.server.sessions.count).toBe(1);
  });

  it('tells the operator of faults that are the server’s own', async () => {
    const faults: string[] = [];
    await using server = await runningServer({
      extensions,
      episodes: {
        get: () => {
          throw new Error('a secret of the server');
        },
      },
      onServerFault: ({ reason, cause }) => faults.push(`${reason}: ${String(cause)}`),
    });
    const replies = [
      await post(`${server.url}/mcp`, INITIALIZE, ACCEPT),
      await post(`${server.url}/mcp`, { jsonrpc: '2.0', id: 1, method: 'openenv/session/create' }),
    ];
    expect(replies[0]?.status).toBe(500);
    for (const reply of replies) {
      const text = await reply.text();
      expect(text).toContain('-32603');
      expect(text).not.toContain('secret');
    }
    const socket = await openSocket(`${server.wsUrl}/mcp`);
    expect(await socket.closed).toBe(1008);
    expect(socket.heard.join()).not.toContain('secret');
    expect(faults).toEqual(Array.from({ length: 3 }, () => 'factory: Error: a secret of the server'));
    expect(server.server.sessions.count).toBe(0);
  });

  it('is out of reach without its id', async () => {
    await using server = await runningServer({ extensions });
    await connectedClient(() => new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`)), {});
    for (let guess = 0; guess < 200; guess++) {
      const id = guess.toString(16).padStart(32, '0');
      const reply = await server.server.app.inject({
        method: 'POST',
        url: '/mcp',
        headers: { host: '127.0.0.1', 'mcp-session-id': id, ...ACCEPT },
        payload: READ,
      });
      expect(reply.statusCode).toBe(404);
    }
    for (const id of ['', ' ', '__proto__', '../x', 'f'.repeat(10_000)]) {
      const reply = await server.server.app.inject({
        method: 'DELETE',
        url: '/mcp',
        headers: { host: '127.0.0.1', 'mcp-session-id': id },
      });
      expect(reply.statusCode).toBe(404);
    }
    expect(server.server.sessions.count).toBe(1);
  });

  it('takes all calls that a model makes at once, also where each is written first', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clinicalbench-mcp-'));
    {
      await using server = await runningServer({
        extensions,
        log: await openSessionLog({ folder, durability: 'fsync' }),
      });
      const transport = new StreamableHTTPClientTransport(
        new URL(`${server.url}/mcp?task_id=task_hard&seed=1`),
      );
      const client = await connectedClient(() => transport, {});
      const page = (offset: number) => ({ name: 'read_patients', arguments: { offset, limit: 1 } });
      const results = await Promise.all(Array.from({ length: 40 }, (_, row) => client.callTool(page(row))));
      expect(results.filter(({ isError }) => isError === true)).toEqual([]);
      await client.close();
    }
    await rm(folder, { recursive: true });
  });

  it('goes on after a restart of a server with a log', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clinicalbench-mcp-'));
    const open = () => openSessionLog({ folder, durability: 'os' });
    let id = '';
    {
      await using server = await runningServer({ extensions, log: await open() });
      const transport = new StreamableHTTPClientTransport(
        new URL(`${server.url}/mcp?task_id=train_small&seed=1`),
      );
      const client = await connectedClient(() => transport, {});
      await client.callTool({ name: 'investigate_pattern', arguments: { variable: 'age' } });
      id = transport.sessionId ?? '';
    }
    await using server = await runningServer({ extensions, log: await open() });
    expect(await (await ask(server.url, id)).json()).toMatchObject({
      result: { structuredContent: { attempts_remaining: 19 } },
    });
    await rm(folder, { recursive: true });
  });

  it('opens no stream, since the server never speaks unasked', async () => {
    await using server = await runningServer({ extensions });
    const reply = await fetch(`${server.url}/mcp`, { headers: { accept: 'text/event-stream' } });
    expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'POST, DELETE']);
  });
});
