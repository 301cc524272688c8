import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MODEL_AGENTS } from '../../src/agents/model-agents.ts';
import { RANKED_TASK_IDS } from '../../src/core/index.ts';
import { mockModel, openModel, type ModelSettings } from '../../src/models/index.ts';
import { play } from './played.ts';
import { startModelServer, type ModelServer } from './servers/start-model-server.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.stop());

const settings = (name: string, more: Partial<ModelSettings> = {}): ModelSettings => ({
  provider: 'openai-compatible',
  name,
  baseUrl: server.url,
  key: null,
  ...more,
});

describe.each(MODEL_AGENTS)('%s over HTTP', (agent) => {
  it.each(RANKED_TASK_IDS)('plays %s as it does in process', async (task) => {
    const over = await play(agent, openModel(settings('perfect')), task);
    const within = await play(agent, mockModel('perfect'), task);
    expect(over.run.actions).toEqual(within.run.actions);
    expect(over.run.score).toBe(within.run.score);
    expect(over.calls.map(({ prompt }) => prompt.sha256)).toEqual(
      within.calls.map(({ prompt }) => prompt.sha256),
    );
    for (const [index, { reply }] of over.calls.entries()) {
      expect(reply?.usage.output_tokens).toBe(within.calls[index]?.reply?.usage.output_tokens);
      expect(reply?.usage.input_tokens).toBeGreaterThan(0);
    }
  });

  it('plays the same without a stream and with replies of another form', async () => {
    const whole = await play(
      agent,
      openModel(settings('careless', { stream: false, replyFormat: 'text' })),
      'task_medium',
    );
    const streamed = await play(
      agent,
      openModel(settings('careless', { replyFormat: 'json_object' })),
      'task_medium',
    );
    const within = await play(agent, mockModel('careless'), 'task_medium');
    expect(whole.run.actions).toEqual(within.run.actions);
    expect(streamed.run.actions).toEqual(within.run.actions);
  });
});

describe('a model over HTTP', () => {
  it('says what it is: never a key, of the URL only the origin', () => {
    expect(openModel(settings('m', { key: 'sk-secret' })).identity).toEqual({
      id: 'openai-compatible:m',
      provider: 'openai-compatible',
      name: 'm',
      mock: false,
      endpoint: `http://127.0.0.1:${server.port}`,
      parameters: { temperature: 0, max_output_tokens: 4096, stream: true, reply_format: 'json_schema' },
    });
  });

  it('has an unknown cost unless a price is told', async () => {
    const ask = { messages: [{ role: 'user' as const, content: 'Step 1 of 3' }] };
    const unknown = await openModel(settings('perfect')).generate(ask);
    expect(unknown.cost_usd).toBeNull();
    const priced = await openModel(settings('perfect', { price: { input: 1_000_000, output: 0 } })).generate(
      ask,
    );
    expect(priced.cost_usd).toBe(priced.usage.input_tokens);
  });
});
