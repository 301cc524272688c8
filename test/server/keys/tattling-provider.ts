import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A provider that says again whatever it is sent in its headers, in faults and in replies alike. */
export interface TattlingProvider extends AsyncDisposable {
  readonly url: string;
  /** Keys that it was shown. */
  readonly shown: ReadonlySet<string>;
  /** What it does: some faults before each reply, or one fault for ever. */
  mood: 'moody' | 'refusing';
}

/** Starts one on a free port of 127.0.0.1. It knows the interfaces of all three kinds of endpoints, without streams too. */
export async function tattlingProvider(): Promise<TattlingProvider> {
  const shown = new Set<string>();
  let asked = 0;
  const server = createServer((request, response) => {
    const key = keyOf(request);
    shown.add(key);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const faults = provider.mood === 'refusing' ? [refused] : [broken, reply, ill, reply, limited, reply];
      (faults[asked++ % faults.length] ?? reply)({ key, body, url: request.url ?? '', response });
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const provider: TattlingProvider = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    shown,
    mood: 'moody',
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
  return provider;
}

interface Asked {
  readonly key: string;
  readonly body: string;
  readonly url: string;
  readonly response: ServerResponse;
}

function keyOf({ headers }: IncomingMessage): string {
  const shown = headers['x-api-key'] ?? headers['x-goog-api-key'] ?? headers.authorization ?? '';
  return String(shown).replace(/^Bearer /, '');
}

function answer(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, { 'content-type': 'application/json', 'x-echo': 'yes', ...headers });
  response.end(JSON.stringify(body));
}

const said = (key: string) => `you sent ${key}, in a URL ${encodeURIComponent(key)}`;

/** Longer than what is kept of a fault, so that the end of what is kept may fall into a key. */
function broken({ key, response }: Asked): void {
  answer(response, 500, { error: { message: `${said(key)} ${key.repeat(300)}`, type: key, code: key } });
}

/** A success that holds an error, so long that reading its beginning stops within a key. */
function ill({ key, response }: Asked): void {
  answer(response, 200, { error: { message: key.repeat(300), type: key } });
}

function limited({ key, response }: Asked): void {
  const header = /^[\x20-\x7e]+$/.test(key) ? { 'retry-after': key } : {};
  answer(response, 429, { error: { message: said(key) } }, header);
}

function refused({ key, response }: Asked): void {
  answer(response, 401, {
    error: { message: `invalid key: ${said(key)}`, type: 'authentication', code: key },
  });
}

function reply(asked: Asked): void {
  const { body, url } = asked;
  if (url.includes('generateContent') || url.includes('GenerateContent')) return google(asked);
  if (url.endsWith('/messages')) return anthropic(asked);
  return chat(asked, body.includes('"stream":true'));
}

/** Calls of tools in which every text is the key, and one that ends the audit. */
function calls(key: string): readonly (readonly [name: string, input: object])[] {
  return [
    [key, { [key]: key }],
    ['investigate_pattern', { variable: key }],
    ['investigate_pattern', { variable: 'age' }],
    ['flag_error', { patient_id: key, error_type: 'invalid_age', reason: said(key) }],
    ['flag_error', { patient_id: 'P0001', error_type: 'invalid_age', reason: said(key) }],
    ['submit_report', { report: said(key) }],
  ];
}

/** A finding as the agents ask for it, beside a field that nobody asked for. */
function finding(key: string): string {
  return JSON.stringify({
    flags: [{ patient_id: 'P0001', error_type: 'invalid_age', reason: said(key) }],
    investigate: ['age', key],
    report: said(key),
    [key]: key,
  });
}

function chat({ key, body, response }: Asked, stream: boolean): void {
  const tool_calls = calls(key).map(([name, input], index) => ({
    index,
    id: `${key}${index}`,
    type: 'function',
    function: { name, arguments: JSON.stringify(input) },
  }));
  const frame = { id: key, created: 1, model: key };
  const message = {
    role: 'assistant',
    content: finding(key),
    ...(body.includes('"tools"') && { tool_calls }),
  };
  const usage = { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 };
  const finish_reason = body.includes('"tools"') ? 'tool_calls' : 'stop';
  if (!stream)
    return answer(response, 200, { ...frame, choices: [{ index: 0, message, finish_reason }], usage });
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const choice of [
    { index: 0, delta: message, finish_reason: null },
    { index: 0, delta: {}, finish_reason },
  ])
    response.write(
      `data: ${JSON.stringify({ ...frame, object: 'chat.completion.chunk', choices: [choice] })}\n\n`,
    );
  response.end(`data: ${JSON.stringify({ ...frame, choices: [], usage })}\n\ndata: [DONE]\n\n`);
}

function anthropic({ key, body, response }: Asked): void {
  const tools = body.includes('"tools"')
    ? calls(key).map(([name, input], index) => ({ type: 'tool_use', id: `${key}${index}`, name, input }))
    : [];
  answer(response, 200, {
    type: 'message',
    id: key,
    model: key,
    role: 'assistant',
    content: [{ type: 'text', text: finding(key) }, ...tools],
    stop_reason: tools.length > 0 ? 'tool_use' : 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: 10, output_tokens: 10 },
  });
}

function google({ key, body, response }: Asked): void {
  const tools = body.includes('functionDeclarations')
    ? calls(key).map(([name, args]) => ({ functionCall: { name, args }, thoughtSignature: key }))
    : [];
  answer(response, 200, {
    responseId: key,
    modelVersion: key,
    candidates: [
      {
        index: 0,
        finishReason: 'STOP',
        content: { role: 'model', parts: [{ text: finding(key) }, ...tools] },
      },
    ],
    usageMetadata: { promptTokenCount: 10, candidatesTokenCount: 10, totalTokenCount: 20 },
  });
}
