import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isBehaviorName } from '../../../src/models/index.ts';
import { mockReply } from '../../../src/models/mock/mock-model.ts';
import {
  ChatRequestSchema,
  completion,
  streamed,
  toModelRequest,
  type ChatRequest,
} from './chat-completions.ts';
import { BAD_ANSWERS } from './model-faults.ts';
import { MISDEEDS } from './provider-faults.ts';

/*
 * A process of its own that speaks chat completions on 127.0.0.1. The name of the model says what it does:
 *   perfect, careless, ...      a mock model's behavior
 *   429-seconds, reset, ...     a fault of the provider, every time
 *   FAULT,then,BEHAVIOR,after,N the fault for the first N requests of that name, then the behavior
 * GET /requests tells how many requests each name had, and what keys came with them. It ends with its stdin.
 */
const seen: { model: string; authorization: string | null }[] = [];

const server = createServer((request, response) => {
  void handle(request, response).catch((error: unknown) => {
    response.writeHead(400, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { message: String(error), type: 'invalid_request_error' } }));
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${port}\n`);
});
process.stdin.on('end', () => process.exit()).resume();
setTimeout(() => process.exit(1), 600_000).unref();

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET' && request.url === '/requests') {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(seen));
    return;
  }
  if (request.url === '/v1/models') {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ object: 'list', data: [{ id: 'perfect', object: 'model' }] }));
    return;
  }
  if (request.url !== '/v1/chat/completions') {
    response.writeHead(404).end();
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const chat = ChatRequestSchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
  seen.push({ model: chat.model, authorization: request.headers.authorization ?? null });
  const [fault = '', , then = '', , times = '0'] = chat.model.split(',');
  const before = seen.filter(({ model }) => model === chat.model).length;
  answer(then !== '' && before > Number(times) ? then : fault, chat, response);
}

function answer(name: string, chat: ChatRequest, response: ServerResponse): void {
  const misdeed = Object.hasOwn(MISDEEDS, name) ? MISDEEDS[name] : undefined;
  if (misdeed) return misdeed(response);
  const bad = Object.hasOwn(BAD_ANSWERS, name) ? BAD_ANSWERS[name] : undefined;
  if (bad) return bad(response, chat.stream);
  if (name === 'echo') return echo(chat, response);
  if (!isBehaviorName(name)) throw new Error(`no such model: ${name}`);
  const reply = mockReply(name, toModelRequest(chat));
  if (!chat.stream) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(completion(chat.model, reply));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const one of streamed(chat.model, reply)) response.write(one);
  response.end();
}

/** Says the last message again, a byte at a time, so that every character of several bytes comes in pieces. */
function echo(chat: ChatRequest, response: ServerResponse): void {
  const text = chat.messages.at(-1)?.content ?? '';
  const reply = {
    ...mockReply('silent', { messages: [] }),
    text: `${text} ${String(seen.at(-1)?.authorization)}`,
  };
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const bytes = Buffer.from([...streamed(chat.model, reply)].join(''), 'utf8');
  let at = 0;
  const next = () => {
    if (at < bytes.length) response.write(bytes.subarray(at, ++at), () => setImmediate(next));
    else response.end();
  };
  next();
}
