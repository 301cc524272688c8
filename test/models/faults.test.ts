import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelAgent } from '../../src/agents/model-agents.ts';
import { nodeFetch } from '../../src/cli/model/node-fetch.ts';
import type { ProviderFault } from '../../src/core/index.ts';
import { openModel, type Clock, type ModelSettings, type TransportLimits } from '../../src/models/index.ts';
import {
  failureCause,
  inProcessEnvironment,
  isComplete,
  runMatrix,
  type RunEvent,
} from '../../src/runner/index.ts';
import { callsIn } from './played.ts';
import { startModelServer, type ModelServer } from './servers/start-model-server.ts';
import { blackHole, closedPort, type BlackHole } from './servers/unreachable.ts';

/** A fault as it is injected, the cause that must be recorded, and how often it is worth another try. */
interface Scenario {
  readonly fault: string;
  readonly cause: ProviderFault;
  /** Tries, where they are not all three. */
  readonly tries?: number;
  /** The limit that the fault goes past; others are far away. */
  readonly limits?: Partial<TransportLimits>;
  /** Waits between tries in milliseconds, with a jitter of one half. */
  readonly waits?: readonly number[];
}

/** Limits that no fault reaches but one that is told a nearer one; a large body is large at two megabytes. */
const FAR: Partial<TransportLimits> = {
  firstByteMs: 20_000,
  idleMs: 20_000,
  totalMs: 20_000,
  bodyBytes: 2_000_000,
};
const TRIES = 3;
/** Half of 500 and of 1000. */
const BACKOFF = [250, 500];
/** The waits of that many tries where the provider asks for none. */
const WAITS: Readonly<Record<number, readonly number[]>> = { 1: [], 3: BACKOFF };

const SCENARIOS: readonly Scenario[] = [
  { fault: 'reset', cause: 'connection_reset' },
  { fault: 'closed-early', cause: 'connection_reset' },
  { fault: 'reset-in-body', cause: 'connection_reset' },
  { fault: 'no-answer', cause: 'timeout_first_byte', limits: { firstByteMs: 200 } },
  { fault: 'no-body', cause: 'timeout_first_byte', limits: { firstByteMs: 200 } },
  { fault: 'pause-in-body', cause: 'timeout_idle', limits: { idleMs: 200 } },
  { fault: 'slow-drip', cause: 'timeout_total', limits: { totalMs: 600 } },
  { fault: '429-seconds', cause: 'rate_limited', waits: [2_100, 2_100] },
  { fault: '429-ms', cause: 'rate_limited', waits: [1_575, 1_575] },
  { fault: '429-negative', cause: 'rate_limited' },
  { fault: '429-garbage', cause: 'rate_limited' },
  { fault: '429-huge', cause: 'rate_limited', tries: 1 },
  { fault: '429-silent', cause: 'rate_limited' },
  { fault: '429-quota', cause: 'quota_exhausted', tries: 1 },
  { fault: '402', cause: 'quota_exhausted', tries: 1 },
  { fault: '500', cause: 'server_error' },
  { fault: '502', cause: 'bad_gateway' },
  { fault: '503', cause: 'unavailable', waits: [1_050, 1_050] },
  { fault: '504', cause: 'gateway_timeout' },
  { fault: '529', cause: 'overloaded' },
  { fault: '401', cause: 'unauthorized', tries: 1 },
  { fault: '403', cause: 'forbidden', tries: 1 },
  { fault: '404', cause: 'not_found', tries: 1 },
  { fault: '400', cause: 'bad_request', tries: 1 },
  { fault: '418', cause: 'http_error', tries: 1 },
  { fault: 'redirect', cause: 'http_error', tries: 1 },
  { fault: 'no-content', cause: 'empty_body' },
  { fault: 'context-length', cause: 'context_length', tries: 1 },
  { fault: 'error-body', cause: 'error_body' },
  { fault: 'html', cause: 'html_body' },
  { fault: 'empty', cause: 'empty_body' },
  { fault: 'other-json', cause: 'malformed_body' },
  { fault: 'large-body', cause: 'body_too_large', tries: 1 },
  { fault: 'endless-stream', cause: 'body_too_large', tries: 1 },
  { fault: 'sse-error', cause: 'stream_error' },
  { fault: 'no-done', cause: 'stream_cut' },
  { fault: 'broken-event', cause: 'malformed_body' },
];

let server: ModelServer;
let hole: BlackHole;
beforeAll(async () => {
  [server, hole] = await Promise.all([startModelServer(), blackHole()]);
});
afterAll(async () => {
  hole.close();
  await server.stop();
});

/** Time goes on, but nobody waits: what would have been slept is written down. */
function hurried(): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  return {
    slept,
    now: () => Date.now(),
    random: () => 0.5,
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      return Promise.resolve();
    },
  };
}

/** Plays an episode with a model whose provider fails, in a matrix as a run does. */
async function fail(
  settings: Partial<ModelSettings> & { readonly name: string },
  limits: Partial<TransportLimits> = {},
) {
  const clock = hurried();
  const model = openModel(
    {
      provider: 'openai-compatible',
      baseUrl: server.url,
      key: 'sk-not-a-real-key',
      retry: { attempts: TRIES },
      transport: { ...FAR, ...limits },
      ...settings,
    },
    { clock, fetch: nodeFetch(150) },
  );
  const events: RunEvent[] = [];
  const [run] = await runMatrix({
    agents: [modelAgent('react', model)],
    tasks: ['train_small'],
    seeds: [1],
    options: { feedback_mode: 'blind', reward_mode: 'terminal' },
    openEnvironment: () => inProcessEnvironment(),
    onEvent: (event) => events.push(event),
  });
  if (!run || isComplete(run)) throw new Error('the run came to a result');
  return { run, cause: failureCause(run), call: callsIn(events).at(-1), slept: clock.slept };
}

/** What was recorded of a failed run. */
function recorded({ run, cause, call, slept }: Awaited<ReturnType<typeof fail>>) {
  return {
    agent: run.agent,
    outcome: run.outcome,
    scored: 'score' in run,
    cause: cause.code,
    reply: call?.reply,
    failure: call?.failure?.fault,
    attempts: call?.failure?.attempts.map((attempt) => attempt.fault),
    waits: slept,
  };
}

/** What must be recorded. */
function expected({ cause, tries = TRIES, waits = WAITS[tries] }: Omit<Scenario, 'fault'>) {
  return {
    agent: 'react',
    outcome: 'incomplete',
    scored: false,
    cause,
    reply: null,
    failure: cause,
    attempts: Array.from({ length: tries }, () => cause),
    waits,
  };
}

describe('a fault of the provider is tried again within limits, recorded as what it is, and never a zero', () => {
  it.each(SCENARIOS)('$fault: $cause', async (scenario) => {
    expect(recorded(await fail({ name: scenario.fault }, scenario.limits))).toEqual(expected(scenario));
    const asked = (await server.requests()).filter(({ model }) => model === scenario.fault);
    expect(asked).toHaveLength(scenario.tries ?? TRIES);
  });

  const withoutStream = [
    'reset',
    'no-body',
    '429-ms',
    '503',
    'error-body',
    'html',
    'empty',
    'other-json',
    'large-body',
  ];
  it.each(SCENARIOS.filter(({ fault }) => withoutStream.includes(fault)))(
    'without a stream, $fault: $cause',
    async ({ fault, ...scenario }) => {
      expect(recorded(await fail({ name: fault, stream: false }, scenario.limits))).toEqual(
        expected(scenario),
      );
    },
  );

  it('refused: connection_refused', async () => {
    const baseUrl = `http://127.0.0.1:${await closedPort()}/v1`;
    expect(recorded(await fail({ name: 'any', baseUrl }))).toEqual(expected({ cause: 'connection_refused' }));
  });

  it('no connection: timeout_connect', async () => {
    const baseUrl = `http://127.0.0.1:${hole.port}/v1`;
    expect(recorded(await fail({ name: 'any', baseUrl }))).toEqual(expected({ cause: 'timeout_connect' }));
  });

  it('no TLS: tls', async () => {
    const baseUrl = `https://127.0.0.1:${server.port}/v1`;
    expect(recorded(await fail({ name: 'any', baseUrl }))).toEqual(expected({ cause: 'tls', tries: 1 }));
  });

  it('no such host: name_not_resolved', async () => {
    expect(recorded(await fail({ name: 'any', baseUrl: 'http://nowhere.invalid/v1' }))).toEqual(
      expected({
        cause: 'name_not_resolved',
      }),
    );
  });

  it('a date to wait for is waited for', async () => {
    const { slept, cause } = await fail({ name: '429-date' });
    expect(cause.code).toBe('rate_limited');
    expect(slept).toHaveLength(TRIES - 1);
    // The date has whole seconds, and some time has gone by.
    for (const wait of slept) {
      expect(wait).toBeGreaterThan(3_000);
      expect(wait).toBeLessThanOrEqual(5_250);
    }
  });
});

describe('a fault that passes', () => {
  it('costs tries and nothing else', async () => {
    const clock = hurried();
    const model = openModel(
      { provider: 'openai-compatible', name: '503,then,perfect,after,2', baseUrl: server.url, key: null },
      { clock },
    );
    const reply = await model.generate({ messages: [{ role: 'user', content: 'Step 1 of 3' }] });
    expect(reply.attempts.map(({ fault, status, wait_ms }) => [fault, status, wait_ms])).toEqual([
      ['unavailable', 503, 1_050],
      ['unavailable', 503, 1_050],
      [null, 200, null],
    ]);
    expect(reply.attempts[0]?.retry_after).toBe('1');
  });
});

describe('a run that is given up', () => {
  it('is cancelled in the middle of a call, not incomplete', async () => {
    const stop = new AbortController();
    const model = openModel({
      provider: 'openai-compatible',
      name: 'no-answer',
      baseUrl: server.url,
      key: null,
    });
    const running = runMatrix({
      agents: [modelAgent('tools', model)],
      tasks: ['train_small'],
      seeds: [1],
      openEnvironment: () => inProcessEnvironment(),
      signal: stop.signal,
    });
    setTimeout(() => stop.abort(), 50);
    const [run] = await running;
    expect(run?.outcome).toBe('cancelled');
  });
});

describe('characters that come in pieces', () => {
  it('are put together', async () => {
    const model = openModel({ provider: 'openai-compatible', name: 'echo', baseUrl: server.url, key: null });
    const text = 'Zürich – 東京 – 🧬 – e\u0301';
    const reply = await model.generate({ messages: [{ role: 'user', content: text }] });
    expect(reply.text).toBe(`${text} null`);
  });
});
