import { describe, expect, it } from 'vitest';
import type { ModelRequest } from '../../agents/language-model/language-model.ts';
import type { Fetch } from '../transport/fetch.ts';
import { openModel } from './open-model.ts';
import type { Provider } from './settings.ts';

/** A network that keeps what was sent and gives one answer. */
function canned(answer: string, type = 'text/event-stream') {
  const sent: { url: string; headers: Headers; body: string }[] = [];
  const fetch: Fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    sent.push({
      url,
      headers: new Headers(init?.headers),
      body: typeof init?.body === 'string' ? init.body : '',
    });
    return Promise.resolve(new Response(answer, { headers: { 'content-type': type } }));
  };
  return { sent, fetch };
}

const events = (list: readonly Readonly<Record<string, unknown>>[]) =>
  list
    .map(
      (one) =>
        `${typeof one['type'] === 'string' ? `event: ${one['type']}\n` : ''}data: ${JSON.stringify(one)}\n\n`,
    )
    .join('');

const ANTHROPIC = events([
  {
    type: 'message_start',
    message: {
      id: 'm',
      type: 'message',
      role: 'assistant',
      model: 'claude',
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { input_tokens: 11, output_tokens: 1 },
    },
  },
  { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
  { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Let me look.' } },
  { type: 'content_block_stop', index: 0 },
  {
    type: 'content_block_start',
    index: 1,
    content_block: { type: 'tool_use', id: 'toolu_1', name: 'look', input: {} },
  },
  {
    type: 'content_block_delta',
    index: 1,
    delta: { type: 'input_json_delta', partial_json: '{"variable":"age"}' },
  },
  { type: 'content_block_stop', index: 1 },
  {
    type: 'message_delta',
    delta: { stop_reason: 'tool_use', stop_sequence: null },
    usage: { output_tokens: 7 },
  },
  { type: 'message_stop' },
]);

const GOOGLE = events([
  {
    candidates: [
      {
        content: {
          role: 'model',
          parts: [
            { text: 'Let me look.' },
            { functionCall: { name: 'look', args: { variable: 'age' } }, thoughtSignature: 'c2ln' },
          ],
        },
        finishReason: 'STOP',
        index: 0,
      },
    ],
    usageMetadata: { promptTokenCount: 11, candidatesTokenCount: 7, totalTokenCount: 18 },
  },
]);

const REQUEST: ModelRequest = {
  messages: [
    { role: 'system', content: 'You audit.' },
    { role: 'user', content: 'Begin.' },
    {
      role: 'assistant',
      content: '',
      tool_calls: [{ id: 'call_0', name: 'look', arguments: '{"variable":"stage"}' }],
    },
    { role: 'tool', tool_call_id: 'call_0', name: 'look', content: 'I: 3' },
  ],
  tools: [
    {
      name: 'look',
      description: 'Looks.',
      parameters: { type: 'object', properties: { variable: { type: 'string' } }, required: ['variable'] },
    },
  ],
};

const CASES: readonly {
  readonly provider: Provider;
  readonly answer: string;
  readonly cut: string;
  readonly url: string;
  readonly header: string;
}[] = [
  {
    provider: 'anthropic',
    answer: ANTHROPIC,
    cut: ANTHROPIC.slice(0, ANTHROPIC.indexOf('event: message_delta')),
    url: 'https://api.anthropic.com/v1/messages',
    header: 'x-api-key',
  },
  {
    provider: 'google',
    answer: GOOGLE,
    cut: GOOGLE.replace('"finishReason":"STOP",', ''),
    url: 'https://generativelanguage.googleapis.com/v1beta/models/a-model:streamGenerateContent?alt=sse',
    header: 'x-goog-api-key',
  },
];

describe.each(CASES)('$provider', ({ provider, answer, cut, url, header }) => {
  it('is asked with its key in a header and answers with text, calls and counts', async () => {
    const { sent, fetch } = canned(answer);
    const model = openModel({ provider, name: 'a-model', baseUrl: null, key: 'key-123456' }, { fetch });
    const reply = await model.generate(REQUEST);
    expect(sent[0]?.url).toBe(url);
    expect(sent[0]?.headers.get(header)).toBe('key-123456');
    expect(sent[0]?.body).toContain('I: 3');
    expect(sent[0]?.body).toContain('stage');
    expect(reply).toMatchObject({
      text: 'Let me look.',
      tool_calls: [{ name: 'look', arguments: '{"variable":"age"}' }],
      finish_reason: 'tool_calls',
      usage: { input_tokens: 11, output_tokens: 7 },
    });
  });

  it('is given back what it wants back with a call', async () => {
    const { sent, fetch } = canned(answer);
    const model = openModel({ provider, name: 'a-model', baseUrl: null, key: 'key-123456' }, { fetch });
    const { tool_calls } = await model.generate(REQUEST);
    await model.generate({
      ...REQUEST,
      messages: [
        ...REQUEST.messages,
        { role: 'assistant', content: '', tool_calls },
        ...tool_calls.map(({ id, name }) => ({
          role: 'tool' as const,
          tool_call_id: id,
          name,
          content: 'ok',
        })),
      ],
    });
    expect(sent[1]?.body.includes('c2ln')).toBe(answer.includes('c2ln'));
  });

  it('that breaks off before it says why it stopped has a cut stream', async () => {
    const { fetch } = canned(cut);
    const model = openModel(
      { provider, name: 'a-model', baseUrl: null, key: 'k', retry: { attempts: 1 } },
      { fetch },
    );
    await expect(model.generate(REQUEST)).rejects.toMatchObject({
      name: 'ProviderError',
      fault: 'stream_cut',
    });
  });
});

describe('a form of reply', () => {
  const schema = {
    name: 'findings',
    schema: {
      type: 'object',
      properties: { flags: { type: 'array', items: { type: 'string' } } },
      required: ['flags'],
      additionalProperties: false,
    },
  };
  const ask: ModelRequest = { messages: [{ role: 'user', content: 'Answer.' }], schema };

  it('is asked of Anthropic as a tool or a format, and comes back as text', async () => {
    const { sent, fetch } = canned(
      ANTHROPIC.replace('"name":"look"', '"name":"json"')
        .replace('{\\"variable\\":\\"age\\"}', '{\\"flags\\":[]}')
        .replace('Let me look.', ''),
    );
    const model = openModel(
      { provider: 'anthropic', name: 'claude-3-haiku', baseUrl: null, key: 'k' },
      { fetch },
    );
    const reply = await model.generate(ask);
    expect(sent[0]?.body).toContain('"flags"');
    expect(JSON.parse(reply.text)).toEqual({ flags: [] });
    expect(reply).toMatchObject({ tool_calls: [], finish_reason: 'stop' });
  });

  it('is asked of Google as a schema', async () => {
    const answer = events([
      {
        candidates: [
          { content: { role: 'model', parts: [{ text: '{"flags":[]}' }] }, finishReason: 'STOP', index: 0 },
        ],
        usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 2, totalTokenCount: 5 },
      },
    ]);
    const { sent, fetch } = canned(answer);
    const model = openModel(
      { provider: 'google', name: 'gemini-2.5-flash', baseUrl: null, key: 'k' },
      { fetch },
    );
    const reply = await model.generate(ask);
    expect(sent[0]?.body).toContain('application/json');
    expect(sent[0]?.body).toContain('"flags"');
    expect(reply).toMatchObject({ text: '{"flags":[]}', finish_reason: 'stop' });
    expect(reply.cost_usd).toBeCloseTo((3 * 0.3 + 2 * 2.5) / 1_000_000, 12);
  });

  it.each([
    ['https://api.openai.com/v1', 'max_completion_tokens'],
    ['http://localhost:11434/v1', 'max_tokens'],
  ])('and an output limit are asked of %s under the name %s', async (baseUrl, limit) => {
    const { sent, fetch } = canned(
      'data: {"choices":[{"index":0,"delta":{"content":"{}"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n',
    );
    const model = openModel({ provider: 'openai-compatible', name: 'm', baseUrl, key: null }, { fetch });
    await model.generate(ask);
    const body: Record<string, unknown> = JSON.parse(sent[0]?.body ?? '{}');
    expect(body).toMatchObject({
      [limit]: 4_096,
      response_format: { type: 'json_schema' },
      temperature: 0,
      stream: true,
    });
    expect(Object.keys(body).filter((name) => name.startsWith('max_'))).toEqual([limit]);
    expect(sent[0]?.headers.has('authorization')).toBe(false);
  });
});
