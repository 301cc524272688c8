import * as fc from 'fast-check';
import { describe, expect } from 'vitest';
import { hostileMessages } from '../../src/agents/trivial/hostile.ts';
import { mcpExtension } from '../../src/server/mcp/index.ts';
import { message as hostileAction, typedAction } from '../fuzz/hostile.ts';
import { issueSession, openSocket, runningServer, type RunningServer } from '../support/serving.ts';
import { watchMemory } from '../support/watch-memory.ts';
import { verifies } from '../verifies.ts';

/** Messages a transport. `npm run campaign` asks for 100,000. */
const MESSAGES = Number(process.env['SERVER_FUZZ'] ?? 2_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20260402);
const BATCH = 50;
/** What the heap may grow by; a short run says nothing about that. */
const HEAP_MIB = MESSAGES < 10_000 ? Infinity : 16;

const json = fc.oneof(
  { weight: 3, arbitrary: fc.json({ maxDepth: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom(...hostileTexts()) },
);

const reset = fc.record(
  {
    task_id: fc.oneof(fc.constantFrom('task_easy', 'train_small', 'task_hard'), fc.string()),
    seed: fc.oneof(fc.nat(50), fc.double(), fc.string(), fc.constant(null)),
    observation_mode: fc.oneof(fc.constantFrom('paged', 'lean', 'full'), fc.string()),
    feedback_mode: fc.constantFrom('blind', 'verdict', 'x'),
    reward_mode: fc.constantFrom('dense', 'terminal', 'shaped', 5),
    episode_id: fc.oneof(fc.string(), fc.constant('x'.repeat(300))),
    task_overrides: fc.oneof(
      fc.constant({ patients: 60, budget: 40 }),
      fc.dictionary(fc.constantFrom('patients', 'budget', 'prevalence', 'trap_mix', 'x'), fc.double()),
    ),
    sealed: fc.oneof(fc.constant(undefined), fc.constant({ split: 'x', index: 1 })),
    [`__proto__`]: fc.constant(undefined),
  },
  { requiredKeys: [] },
);

const action = fc.oneof(
  { weight: 3, arbitrary: typedAction.filter(({ action_type }) => action_type !== 'submit_report') },
  { weight: 2, arbitrary: hostileAction },
);

/** A frame of any kind but one that asks the server to close. */
const frame = fc
  .oneof(
    {
      weight: 4,
      arbitrary: fc
        .record(
          {
            type: fc.constant('step'),
            data: action,
            request_id: fc.oneof(fc.string({ maxLength: 3 }), fc.integer()),
          },
          { requiredKeys: ['type', 'data'] },
        )
        .map(textOf),
    },
    {
      weight: 1,
      arbitrary: fc
        .record({ type: fc.constant('reset'), data: reset }, { requiredKeys: ['type'] })
        .map(textOf),
    },
    { weight: 1, arbitrary: fc.constant('{"type":"state"}') },
    { weight: 2, arbitrary: json },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('step', 'reset', 'state', 'mcp', '', 'close '), json)
        .map(([type, data]) => `{"type":${JSON.stringify(type)},"data":${data}}`),
    },
  )
  .filter((text) => !/"type"\s*:\s*"close"/.test(text));

const raw = fc.oneof(
  { weight: 12, arbitrary: frame },
  {
    weight: 1,
    arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  },
);

describe('hostile messages', () => {
  verifies(
    'wire:fuzz',
    async () => {
      const faults: string[] = [];
      await using running = await runningServer({
        extensions: [mcpExtension],
        onServerFault: (fault) => faults.push(faultText(fault)),
      });
      const { path } = await issueSession(running.url);
      using socket = await openSocket(`${running.wsUrl}${path}/ws`);
      await socket.ask({ type: 'reset', data: { task_id: 'train_small', seed: 1 } });
      const told = { sent: 0, observation: 0, state: 0, error: 0, mcp: 0 };
      const memory = watchMemory(MESSAGES / BATCH);
      for (const frames of batches(raw)) {
        const replies = await Promise.all(frames.map((one) => socket.askText(one)));
        told.sent += frames.length;
        for (const text of replies) {
          const { type }: { type: string } = JSON.parse(text);
          if (type === 'observation' || type === 'state' || type === 'error' || type === 'mcp') told[type]++;
        }
        expect(faults).toEqual([]);
        expect(running.server.sessions.count).toBe(1);
        socket.forget();
        memory.look();
      }
      expect(told.observation + told.state + told.error + told.mcp).toBe(told.sent);
      expect([told.observation, told.state, told.error].every((count) => count > told.sent / 50)).toBe(true);
      expect(memory.grownMib).toBeLessThan(HEAP_MIB);
      report('WebSocket', told, memory);
    },
    `${MESSAGES} over WebSocket`,
  );

  verifies(
    'wire:fuzz',
    async () => {
      const faults: string[] = [];
      await using running = await runningServer({
        extensions: [mcpExtension],
        onServerFault: (fault) => faults.push(faultText(fault)),
      });
      const { token } = await issueSession(running.url);
      const statuses = new Map<number, number>();
      const memory = watchMemory(MESSAGES / BATCH);
      const requests = fc.tuple(
        fc.constantFrom('/reset', '/step', '/step', '/step', '/state', '/api/sessions/x', '/metadata'),
        fc.constantFrom('POST', 'POST', 'POST', 'POST', 'GET', 'PUT'),
        fc.oneof(
          { weight: 3, arbitrary: action.map((data) => textOf({ action: data })) },
          { weight: 1, arbitrary: reset.map(textOf) },
          { weight: 2, arbitrary: json },
          { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
        ),
        fc.constantFrom('application/json', 'application/json', 'application/json', 'text/plain', 'x'),
      );
      for (const batch of batches(requests)) {
        for (const [path, method, body, type] of batch) {
          const status = await ask(running, token, path, method, body, type);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }
        expect(faults).toEqual([]);
        memory.look();
      }
      const state = await fetch(`${running.url}/state`, { headers: { 'x-session-id': token } });
      expect([200, 409]).toContain(state.status);
      expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
      expect(statuses.get(200) ?? 0).toBeGreaterThan(MESSAGES / 50);
      expect(memory.grownMib).toBeLessThan(HEAP_MIB);
      report('HTTP', Object.fromEntries(statuses), memory);
    },
    `${MESSAGES} over HTTP`,
  );
});

async function ask(
  { url }: RunningServer,
  token: string,
  path: string,
  method: string,
  body: string,
  type: string,
): Promise<number> {
  const reply = await fetch(`${url}${path}`, {
    method,
    headers: { 'content-type': type, 'x-session-id': token },
    ...(method === 'GET' ? {} : { body }),
  });
  await reply.arrayBuffer();
  return reply.status;
}

/** Values in batches, drawn from one seed, until MESSAGES are drawn. */
function* batches<T>(arbitrary: fc.Arbitrary<T>): Generator<T[]> {
  for (let drawn = 0; drawn < MESSAGES; drawn += BATCH)
    yield fc.sample(arbitrary, { numRuns: Math.min(BATCH, MESSAGES - drawn), seed: SEED + drawn });
}

function report(way: string, told: object, { grownMib }: { readonly grownMib: number }): void {
  process.stdout.write(
    `fuzz through ${way}: ${MESSAGES} messages, seed ${SEED}, ${JSON.stringify(told)}, heap ${grownMib.toFixed(0)} MiB more\n`,
  );
}

function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch (error) {
    // Cycles and depths that JSON cannot hold are sent as what they are not.
    if (error instanceof Error) return error.message;
    throw error;
  }
}

function hostileTexts(): string[] {
  return hostileMessages().map(textOf);
}

function faultText(fault: Error): string {
  return `${fault.message}: ${String(fault.cause)}`;
}
