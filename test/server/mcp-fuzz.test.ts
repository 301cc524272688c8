import * as fc from 'fast-check';
import { describe, expect } from 'vitest';
import { hostileMessages } from '../../src/agents/trivial/hostile.ts';
import { TOOLS } from '../../src/core/index.ts';
import { DEFAULT_LIMITS, Sessions, type WireFault } from '../../src/server/index.ts';
import { mcpExtension, serveStdio } from '../../src/server/mcp/index.ts';
import { message as hostileAction, typedAction } from '../fuzz/hostile.ts';
import { issueSession, openSocket, post, runningServer } from '../support/serving.ts';
import { watchMemory } from '../support/watch-memory.ts';
import { verifies } from '../verifies.ts';

/** Messages a transport. `npm run campaign` asks for 100,000. */
const MESSAGES = Number(process.env['SERVER_FUZZ'] ?? 750);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20260402);
const BATCH = 25;
/** What the heap may grow by; a short run says nothing about that. */
const HEAP_MIB = MESSAGES < 10_000 ? Infinity : 16;
/** What every answer holds for which the server is to blame. */
const BLAME = 'the server failed to answer';

const methods = fc.oneof(
  fc.constantFrom(
    'tools/call',
    'tools/call',
    'tools/list',
    'ping',
    'resources/read',
    'resources/list',
    'prompts/list',
    'initialize',
  ),
  fc.constantFrom(
    'openenv/session/create',
    'openenv/session/close',
    'notifications/initialized',
    'notifications/cancelled',
  ),
  fc.string({ maxLength: 20 }),
);
const given = fc.oneof(
  typedAction
    .filter(({ action_type }) => action_type !== 'submit_report')
    .map((action) => ({ ...action, action_type: undefined })),
  // What cannot be written as JSON stays out of a message that is.
  hostileAction.filter((action) => !textOf(action).startsWith('{"cyclic"')),
  fc.jsonValue({ maxDepth: 3 }),
);
const params = fc.oneof(
  fc.record(
    {
      name: fc.oneof(
        fc.constantFrom(...TOOLS.map(({ name }) => name).filter((name) => name !== 'submit_report')),
        fc.string({ maxLength: 12 }),
        fc.integer(),
      ),
      arguments: given,
      session_id: fc.oneof(fc.string({ maxLength: 40 }), fc.integer(), fc.constant('0'.repeat(32))),
      options: fc.jsonValue({ maxDepth: 2 }),
      requestId: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.string({ maxLength: 3 })),
      uri: fc.constantFrom('clinicalbench://state', 'clinicalbench://truth', 'x'),
    },
    { requiredKeys: [] },
  ),
  fc.jsonValue({ maxDepth: 3 }),
);
const rpc = fc.record(
  {
    jsonrpc: fc.oneof({ weight: 9, arbitrary: fc.constant('2.0') }, fc.jsonValue({ maxDepth: 1 })),
    id: fc.oneof(
      fc.integer({ min: 0, max: 3 }),
      fc.integer(),
      fc.string({ maxLength: 8 }),
      fc.constant(null),
      fc.double(),
    ),
    method: methods,
    params,
  },
  { requiredKeys: ['jsonrpc', 'method'] },
);
const texts = fc.oneof(
  { weight: 12, arbitrary: rpc.map(textOf) },
  { weight: 2, arbitrary: fc.array(rpc, { maxLength: 3 }).map(textOf) },
  { weight: 2, arbitrary: fc.json({ maxDepth: 4 }) },
  { weight: 2, arbitrary: fc.string({ maxLength: 200 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...hostileMessages().map(textOf), '['.repeat(20_000), '{"jsonrpc"'),
  },
);
/** Rare, since each is two megabytes. */
const HUGE = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping', params: { x: 'x'.repeat(2_000_000) } });
const READ = { jsonrpc: '2.0', method: 'tools/call', params: { name: 'read_protocol' } };

describe('MCP under fuzz', () => {
  verifies(
    'wire:fuzz',
    async () => {
      const { faults, onServerFault } = blame();
      await using running = await runningServer({ extensions: [mcpExtension], onServerFault });
      const { token } = await issueSession(running.url);
      await post(`${running.url}/reset`, { task_id: 'train_small', seed: 1 }, { 'x-session-id': token });
      const memory = watchMemory(MESSAGES / BATCH);
      const statuses = new Map<number, number>();
      for (const batch of batches()) {
        for (const [at, text] of batch.entries()) {
          const reply = await fetch(`${running.url}/mcp`, {
            method: 'POST',
            headers: {
              'content-type': 'application/json',
              accept: 'application/json, text/event-stream',
              ...(at % 2 === 0 ? { 'mcp-session-id': token } : {}),
            },
            body: text,
          });
          const told = await reply.text();
          expect([text.slice(0, 300), told.includes(BLAME)]).toEqual([text.slice(0, 300), false]);
          statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
          // Whoever is given a session gives it back.
          const made = reply.headers.get('mcp-session-id') ?? /"session_id":"([0-9a-f]{32})"/.exec(told)?.[1];
          if (made !== undefined && made !== '0'.repeat(32))
            running.server.sessions.close(await running.server.sessions.find(made));
        }
        expect(faults).toEqual([]);
        memory.look();
      }
      expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
      expect(running.server.sessions.count).toBe(1);
      expect(await (await running.server.sessions.find(token)).state()).toMatchObject({ seed: 1 });
      expect(memory.grownMib).toBeLessThan(HEAP_MIB);
      report('POST /mcp', Object.fromEntries(statuses), memory);
    },
    `${MESSAGES} over POST /mcp`,
  );

  verifies(
    'wire:fuzz',
    async () => {
      const { faults, onServerFault } = blame();
      await using running = await runningServer({ extensions: [mcpExtension], onServerFault });
      using socket = await openSocket(`${running.wsUrl}/mcp?task_id=train_small&seed=1`);
      const memory = watchMemory(MESSAGES / BATCH);
      let answers = 0;
      let marked = 0;
      for (const batch of batches()) {
        for (const text of batch) socket.socket.send(text);
        const id = `mark ${marked++}`;
        socket.socket.send(JSON.stringify({ ...READ, id }));
        await expect
          .poll(() => socket.heard.at(-1)?.includes(id), { timeout: 60_000, interval: 1 })
          .toBe(true);
        expect(JSON.parse(socket.heard.at(-1) ?? '')).toMatchObject({ result: { structuredContent: {} } });
        expect(socket.heard.filter((text) => text.includes(BLAME))).toEqual([]);
        expect(faults).toEqual([]);
        answers += socket.heard.length;
        socket.forget();
        memory.look();
      }
      expect(running.server.sessions.count).toBe(1);
      expect(memory.grownMib).toBeLessThan(HEAP_MIB);
      report('WS /mcp', { answers }, memory);
    },
    `${MESSAGES} over WS /mcp`,
  );

  verifies(
    'wire:fuzz',
    async () => {
      const sessions = await Sessions.open({ limits: DEFAULT_LIMITS });
      const memory = watchMemory(MESSAGES / BATCH);
      let answers = 0;
      let blamed = 0;
      let last = '';
      const lines = linesOf(() => {
        expect(blamed).toBe(0);
        memory.look();
      });
      await serveStdio(
        sessions,
        { task_id: 'train_small', seed: 1 },
        {
          read: async () => lines.next().value ?? null,
          write: (line) => {
            answers++;
            if (line.includes(BLAME)) blamed++;
            last = line;
          },
        },
      );
      expect(JSON.parse(last)).toMatchObject({ id: 'last', result: { structuredContent: {} } });
      expect(blamed).toBe(0);
      expect(memory.grownMib).toBeLessThan(HEAP_MIB);
      report('lines', { answers }, memory);
    },
    `${MESSAGES} over lines`,
  );
});

/** Faults that the server says are its own. */
function blame() {
  const faults: string[] = [];
  const onServerFault = (fault: WireFault) => faults.push(`${fault.message}: ${String(fault.cause)}`);
  return { faults, onServerFault };
}

/** Messages in batches, drawn from one seed, until MESSAGES are drawn; one of a thousand is huge. */
function* batches(): Generator<string[]> {
  for (let drawn = 0; drawn < MESSAGES; drawn += BATCH) {
    const batch = fc.sample(texts, { numRuns: Math.min(BATCH, MESSAGES - drawn), seed: SEED + drawn });
    if (drawn % 1_000 === 0) batch[0] = HUGE;
    yield batch;
  }
}

/** The same as lines, which hold no line break. @param after called after each batch */
function* linesOf(after: () => void): Generator<string, undefined> {
  for (const batch of batches()) {
    for (const text of batch) yield text.replaceAll(/[\r\n]/g, ' ');
    after();
  }
  yield JSON.stringify({ ...READ, id: 'last' });
}

function report(way: string, told: object, { grownMib }: { readonly grownMib: number }): void {
  process.stdout.write(
    `fuzz through ${way}: ${MESSAGES} messages, seed ${SEED}, ${JSON.stringify(told)}, heap ${grownMib.toFixed(0)} MiB more\n`,
  );
}

function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'undefined';
  } catch {
    return '{"cyclic"';
  }
}
