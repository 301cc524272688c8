import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeFetch } from '../../src/cli/model/node-fetch.ts';
import { modelAgent } from '../../src/agents/model-agents.ts';
import { openModel } from '../../src/models/index.ts';
import { inProcessEnvironment, runMatrix, type RunEvent } from '../../src/runner/index.ts';
import { startModelServer, type ModelServer } from './servers/start-model-server.ts';

const CANARY = 'sk-canary-7Qf2+/=w"9';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.stop());

/** All that a value says, errors with their causes and stacks included. */
function everything(value: unknown): string {
  const seen = new Set<unknown>();
  return JSON.stringify(value, (_name, one: unknown) => {
    if (one instanceof Error)
      return {
        message: one.message,
        stack: one.stack,
        cause: one.cause,
        ...Object.fromEntries(Object.entries(one)),
      };
    if (typeof one === 'object' && one !== null) {
      if (seen.has(one)) return '(again)';
      seen.add(one);
    }
    return one;
  });
}

const FORMS = [CANARY, encodeURIComponent(CANARY), JSON.stringify(CANARY).slice(1, -1), 'canary-7Qf2'];

describe('a key', () => {
  it.each(['echo', 'perfect', '401', '500', 'no-done', 'reset', 'html'])(
    'is sent to %s and told to nobody else',
    async (name) => {
      const events: RunEvent[] = [];
      const results = await runMatrix({
        agents: ['react', 'tools'].map((agent) =>
          modelAgent(
            agent === 'react' ? 'react' : 'tools',
            openModel(
              {
                provider: 'openai-compatible',
                name,
                baseUrl: server.url,
                key: CANARY,
                retry: { attempts: 2, firstWaitMs: 1 },
              },
              { fetch: nodeFetch() },
            ),
          ),
        ),
        tasks: ['train_small'],
        seeds: [1],
        openEnvironment: () => inProcessEnvironment(),
        onEvent: (event) => events.push(event),
      });
      const sent = (await server.requests()).filter(({ model }) => model === name);
      expect(sent.every(({ authorization }) => authorization === `Bearer ${CANARY}`)).toBe(true);
      expect(sent.length).toBeGreaterThan(0);
      const said = everything({ events, results });
      for (const form of FORMS) expect(said).not.toContain(form);
    },
  );

  it('that is no header is not told in the error', async () => {
    const model = openModel({
      provider: 'openai-compatible',
      name: 'perfect',
      baseUrl: server.url,
      key: `${CANARY}\n`,
    });
    const error: unknown = await model
      .generate({ messages: [{ role: 'user', content: 'x' }] })
      .catch((thrown: unknown) => thrown);
    for (const form of FORMS) expect(everything(error)).not.toContain(form);
  });
});
