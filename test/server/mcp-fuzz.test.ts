import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileMessages } from '../../src/agents/trivial/hostile.ts';
import { TOOLS } from '../../src/core/index.ts';
import { mcpExtension } from '../../src/server/mcp/index.ts';
import { message as hostileAction, typedAction } from '../fuzz/hostile.ts';
import { openSocket, runningServer } from '../support/serving.ts';

/** Messages a transport. `npm run campaign` asks for 100,000. */
const MESSAGES = Number(process.env['SERVER_FUZZ'] ?? 750);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20260402);
const BATCH = 25;

const methods = fc.oneof(
  fc.constantFrom(
    'tools/call',
    'tools/list',
    'ping',
    'resources/read',
    'resources/list',
    'prompts/list',
    'initialize',
  ),
  fc.constantFrom('openenv/session/create', 'openenv/session/close', 'notifications/initialized'),
  fc.string({ maxLength: 20 }),
);
const given = fc.oneof(
  typedAction.map((action) => ({ ...action, action_type: undefined })),
  // What cannot be written as JSON stays out of a message that is.
  hostileAction.filter((action) => !textOf(action).startsWith('{"cyclic"')),
  fc.jsonValue({ maxDepth: 3 }),
);
const params = fc.oneof(
  fc.record(
    {
      name: fc.oneof(
        fc.constantFrom(...TOOLS.map(({ name }) => name)),
        fc.string({ maxLength: 12 }),
        fc.integer(),
      ),
      arguments: given,
      session_id: fc.oneof(fc.string({ maxLength: 40 }), fc.integer(), fc.constant('0'.repeat(32))),
      options: fc.jsonValue({ maxDepth: 2 }),
      uri: fc.constantFrom('clinicalbench://state', 'clinicalbench://truth', 'x'),
    },
    { requiredKeys: [] },
  ),
  fc.jsonValue({ maxDepth: 3 }),
);
const rpc = fc.record(
  {
    jsonrpc: fc.oneof({ weight: 9, arbitrary: fc.constant('2.0') }, fc.jsonValue({ maxDepth: 1 })),
    id: fc.oneof(fc.integer(), fc.string({ maxLength: 8 }), fc.constant(null), fc.double()),
    method: methods,
    params,
  },
  { requiredKeys: ['jsonrpc', 'method'] },
);
const texts = fc.oneof(
  { weight: 6, arbitrary: rpc.map(textOf) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 4 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 200 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...hostileMessages().map(textOf),
      '['.repeat(20_000),
      'x'.repeat(2_000_000),
      '{"jsonrpc"',
    ),
  },
);

describe('MCP under fuzz', () => {
  it('POST /mcp never fails and loses no session', async () => {
    await using server = await runningServer({ extensions: [mcpExtension] });
    const inject = (payload: string, session?: string) =>
      server.server.app.inject({
        method: 'POST',
        url: '/mcp',
        headers: {
          host: '127.0.0.1',
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
          ...(session === undefined ? {} : { 'mcp-session-id': session }),
        },
        payload,
      });
    const { token } = await server.server.sessions.issue('fuzz');
    const session = await server.server.sessions.find(token);
    await session.reset({ task_id: 'train_small', seed: 1 });
    const property = fc.asyncProperty(
      fc.array(texts, { minLength: BATCH, maxLength: BATCH }),
      async (batch) => {
        for (const [at, text] of batch.entries()) {
          const reply = await inject(text, at % 2 === 0 ? token : undefined);
          expect({ failed: reply.statusCode >= 500, text: text.slice(0, 300) }).toMatchObject({
            failed: false,
          });
        }
      },
    );
    await fc.assert(property, { numRuns: Math.ceil(MESSAGES / BATCH), seed: SEED });
    expect(session.ended).toBe(false);
    expect((await session.state()).seed).toBe(1);
  });

  it('WS /mcp answers on, whatever it was told', async () => {
    await using server = await runningServer({ extensions: [mcpExtension] });
    using socket = await openSocket(`${server.wsUrl}/mcp?task_id=train_small&seed=1`);
    const property = fc.asyncProperty(
      fc.array(texts, { minLength: BATCH, maxLength: BATCH }),
      async (batch) => {
        for (const text of batch) socket.socket.send(text);
        const ping = {
          jsonrpc: '2.0',
          id: `after-${batch.length}`,
          method: 'tools/call',
          params: { name: 'read_protocol' },
        };
        socket.socket.send(textOf(ping));
        await expect.poll(() => socket.heard.at(-1)?.includes(ping.id), { timeout: 20_000 }).toBe(true);
      },
    );
    await fc.assert(property, { numRuns: Math.ceil(MESSAGES / BATCH), seed: SEED });
    expect(server.server.sessions.count).toBe(1);
  });
});

function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'undefined';
  } catch {
    return '{"cyclic"';
  }
}
