import type { ServerResponse } from 'node:http';
import { DONE, event } from './chat-completions.ts';

/** What the server does in the place of an answer. */
export type Misdeed = (response: ServerResponse) => void;

const status =
  (code: number, body: string, headers: Readonly<Record<string, string>> = {}): Misdeed =>
  (response) => {
    response.writeHead(code, { 'content-type': 'application/json', ...headers });
    response.end(body);
  };

const failed = (code: number, message: string, headers?: Readonly<Record<string, string>>) =>
  status(code, JSON.stringify({ error: { message, type: 'error', code: null } }), headers);

const begin = (response: ServerResponse, type = 'text/event-stream') => {
  response.writeHead(200, { 'content-type': type });
};

const part = (content: string) =>
  event({
    id: 'c',
    created: 1,
    model: 'm',
    choices: [{ index: 0, delta: { content }, finish_reason: null }],
  });

/** Writes again and again until the other side goes away. */
const forever = (response: ServerResponse, text: string, everyMs: number) => {
  const timer = setInterval(() => response.write(text), everyMs);
  response.on('close', () => clearInterval(timer));
};

/** Writes as fast as the other side reads, up to a number of bytes. */
const pour = (response: ServerResponse, text: string, most: number) => {
  let written = 0;
  const go = () => {
    while (written < most && !response.destroyed) {
      written += text.length;
      if (response.write(text)) continue;
      response.once('drain', go);
      return;
    }
    response.end();
  };
  go();
};

/** Every fault that happens after a connection is made. A request names one as its model. */
export const MISDEEDS: Readonly<Record<string, Misdeed>> = {
  reset: (response) => void response.socket?.resetAndDestroy(),
  'closed-early': (response) => void response.socket?.end(),
  'reset-in-body': (response) => {
    begin(response);
    response.write(part('{"fl'), () => response.socket?.resetAndDestroy());
  },
  'no-answer': () => undefined,
  'no-body': (response) => {
    begin(response);
    response.flushHeaders();
  },
  'pause-in-body': (response) => {
    begin(response);
    response.write(part('{"fl'));
  },
  'slow-drip': (response) => {
    begin(response);
    forever(response, ': still here\n\n', 20);
  },
  '429-seconds': failed(429, 'slow down', { 'retry-after': '2' }),
  '429-date': (response) =>
    failed(429, 'slow down', { 'retry-after': new Date(Date.now() + 5_000).toUTCString() })(response),
  '429-ms': failed(429, 'slow down', { 'retry-after-ms': '1500' }),
  '429-negative': failed(429, 'slow down', { 'retry-after': '-5' }),
  '429-garbage': failed(429, 'slow down', { 'retry-after': 'soon, we hope' }),
  '429-huge': failed(429, 'come back next year', { 'retry-after': '31536000' }),
  '429-silent': failed(429, 'slow down'),
  '429-quota': failed(429, 'You exceeded your current quota (insufficient_quota)'),
  '402': failed(402, 'payment required'),
  '500': failed(500, 'internal error'),
  '502': status(502, '<html><body>502 Bad Gateway</body></html>', { 'content-type': 'text/html' }),
  '503': failed(503, 'unavailable', { 'retry-after': '1' }),
  '504': failed(504, 'gateway time-out'),
  '529': failed(529, 'overloaded'),
  '401': failed(401, 'invalid key'),
  '403': failed(403, 'no access to this model'),
  '404': failed(404, 'no such model'),
  '400': failed(400, 'unknown parameter'),
  '418': failed(418, 'a teapot'),
  redirect: (response) => {
    response.writeHead(307, { location: '/elsewhere' }).end();
  },
  'no-content': (response) => {
    response.writeHead(204).end();
  },
  'context-length': failed(400, "This model's maximum context length is 4096 tokens"),
  'error-body': (response) =>
    status(200, JSON.stringify({ error: { message: 'backend crashed', code: 500 } }))(response),
  html: status(200, '<!doctype html><title>Log in</title>', { 'content-type': 'text/html' }),
  empty: (response) => {
    begin(response);
    response.end();
  },
  'other-json': status(200, JSON.stringify({ status: 'ok' })),
  'large-body': (response) => {
    begin(response, 'application/json');
    response.write('{"id":"');
    pour(response, 'x'.repeat(65_536), 50 * 1024 * 1024);
  },
  'endless-stream': (response) => {
    begin(response);
    pour(response, part('more and more '.repeat(100)), Infinity);
  },
  'sse-error': (response) => {
    begin(response);
    response.end(
      part('{"fl') + event({ error: { message: 'the engine stopped', type: 'server_error' } }) + DONE,
    );
  },
  'no-done': (response) => {
    begin(response);
    response.end(part('{"flags":[]}'));
  },
  'broken-event': (response) => {
    begin(response);
    response.end('data: {"choices": [{"delta"\n\n' + DONE);
  },
};
