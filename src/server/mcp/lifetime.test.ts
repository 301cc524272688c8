import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSessionLog } from '../../store/index.ts';
import { post, runningServer } from '../../../test/support/serving.ts';
import { mcpExtension } from './index.ts';
import { connectedClient } from './mcp-environment.test-support.ts';

const extensions = [mcpExtension];
const READ = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'read_protocol' } };
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
