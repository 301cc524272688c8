import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { WebSocketClientTransport } from '@modelcontextprotocol/sdk/client/websocket.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { JSONRPCMessageSchema, type JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { oracle } from '../../agents/index.ts';
import { TOOLS } from '../../core/model/tool.ts';
import { runEpisode, type ResetRequestInput } from '../../runner/index.ts';
import { checkEnvironment } from '../../testing/index.ts';
import { DEFAULT_LIMITS, Sessions } from '../index.ts';
import { runningServer, type RunningServer } from '../running-server.test-support.ts';
import { mcpExtension, serveStdio } from './index.ts';
import {
  connectedClient,
  mcpEnvironment,
  queryOf,
  type OpenTransport,
} from './mcp-environment.test-support.ts';

let server: RunningServer;
beforeAll(async () => {
  // The official transport expects the WebSocket of browsers, which Node 20 has not.
  vi.stubGlobal('WebSocket', WebSocket);
  server = await runningServer({ extensions: [mcpExtension] });
});
afterAll(() => server[Symbol.asyncDispose]());

const overHttp: OpenTransport = (request) =>
  new StreamableHTTPClientTransport(new URL(`${server.url}/mcp?${queryOf(request)}`));
const overSocket: OpenTransport = (request) =>
  new WebSocketClientTransport(new URL(`${server.wsUrl}/mcp?${queryOf(request)}`));

describe.each([
  ['streamable HTTP', overHttp],
  ['WebSocket', overSocket],
  ['lines', overLines],
])('MCP over %s', (_, open) => {
  it('lists seven tools, their arguments typed, none of a name that trainers keep', async () => {
    const client = await connectedClient(open, { task_id: 'train_small', seed: 1 });
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(TOOLS.map(({ name }) => name));
    expect(tools.find(({ name }) => name === 'flag_error')?.inputSchema).toMatchObject({
      type: 'object',
      required: ['error_type'],
      properties: { confidence: { type: 'number', minimum: 0, maximum: 1 } },
    });
    await client.close();
  });

  it.each(['task_easy', 'task_medium', 'task_hard', 'train_small'] as const)(
    'lets the oracle play %s to score 1',
    async (task_id) => {
      const run = await runEpisode(oracle, mcpEnvironment(open), { task_id, seed: 42 });
      expect(run).toMatchObject({ score: 1, outcome: 'completed' });
    },
  );

  it('keeps every promise of an environment', async () => {
    expect(await checkEnvironment(() => mcpEnvironment(open))).toEqual([]);
  });

  it('tells what it refuses, which costs nothing, and takes an unknown tool for an unknown action', async () => {
    const client = await connectedClient(open, { task_id: 'train_small', seed: 1 });
    const text = async (name: string, given: Record<string, unknown>) => {
      const { content, isError } = await client.callTool({ name, arguments: given });
      return { words: JSON.stringify(content), isError };
    };
    expect(await text('investigate_pattern', { column: 'age' })).toMatchObject({
      isError: true,
      words: expect.stringContaining('column'),
    });
    expect(
      await text('investigate_pattern', { action_type: 'submit_report', variable: 'age' }),
    ).toMatchObject({
      isError: true,
    });
    expect((await text('read_protocol', {})).words).toContain('Actions left: 20.');
    expect((await text('teleport', {})).words).toContain('Unknown action');
    expect((await text('read_protocol', {})).words).toContain('Actions left: 19.');
    const page = await text('read_patients', { offset: 0, limit: 2 });
    expect(page.words).toContain('patient_id,age,gender');
    expect(page.words).toContain('P0002');
    await client.close();
  });

  it('keeps two clients apart', async () => {
    const one = await connectedClient(open, { task_id: 'train_small', seed: 1 });
    const two = await connectedClient(open, { task_id: 'train_small', seed: 2 });
    await one.callTool({ name: 'investigate_pattern', arguments: { variable: 'age' } });
    const [ofOne, ofTwo] = await Promise.all(
      [one, two].map(async (client) => {
        const { structuredContent } = await client.callTool({ name: 'read_protocol', arguments: {} });
        return structuredContent;
      }),
    );
    expect(ofOne).toMatchObject({ attempts_remaining: 19 });
    expect(ofTwo).toMatchObject({ attempts_remaining: 20 });
    await one.close();
    await two.close();
  });
});

/** A client and a server in this process, with lines of text between them as on standard streams. */
async function overLines(request: ResetRequestInput): Promise<Transport> {
  const sessions = await Sessions.open({ limits: DEFAULT_LIMITS });
  const toServer = new PassThrough({ objectMode: true });
  const lines: AsyncIterator<string> = toServer[Symbol.asyncIterator]();
  const transport: Transport = {
    start: async () => undefined,
    send: async (message: JSONRPCMessage) => {
      toServer.write(JSON.stringify(message));
    },
    close: async () => {
      toServer.end();
      transport.onclose?.();
    },
  };
  const read = async () => {
    const { done, value } = await lines.next();
    return done === true ? null : value;
  };
  const write = (line: string) => transport.onmessage?.(JSONRPCMessageSchema.parse(JSON.parse(line)));
  return new Promise((resolve, reject) => {
    serveStdio(sessions, request, { read, write }).catch(reject);
    // Options are judged before anything is read.
    setImmediate(() => resolve(transport));
  });
}
