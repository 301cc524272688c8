import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import type { StepReply } from '../runner/environment.ts';
import { inProcessEnvironment, type InProcessEnvironment } from '../runner/index.ts';

/** What goes wrong with one request: lost before or after it is done, or answered in a way that must not count. */
export type Fault = 'lost-before' | 'lost-after' | 'silent' | 'stray-reply' | 'garbage' | 'store' | null;

interface Request {
  readonly type: string;
  readonly data?: unknown;
  readonly request_id?: string;
}

interface Refusal {
  readonly type: 'error';
  readonly data: { readonly code: string; readonly message: string; readonly reason: string };
}

type Reply = Refusal | { readonly type: 'observation' | 'state'; readonly data: object };

/**
 * The wire as far as the client uses it, with faults: for tests of the client alone. The real server has tests of its
 * own, and the two are played against each other in test/faults.
 */
export async function fakeServer(faultOf: (request: Request) => Fault = () => null) {
  const sessions = new Map<string, { environment: InProcessEnvironment; answered: Map<string, Reply> }>();
  let done = 0;
  const sessionOf = (token: string) => sessions.get(token);

  async function act(token: string, request: Request): Promise<Reply & { request_id?: string }> {
    const session = sessionOf(token);
    if (!session) return error('SESSION_ERROR', 'no such session', 'no_session');
    const before = session.answered.get(request.request_id ?? '');
    if (before) return before;
    const reply = await answer(session.environment, request);
    if (reply.type !== 'error') {
      done++;
      if (request.request_id !== undefined) session.answered.set(request.request_id, reply);
    }
    return request.request_id === undefined ? reply : { ...reply, request_id: request.request_id };
  }

  const server = createServer((incoming, response) => void serve(incoming, response));
  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const token = String(incoming.headers['x-session-id']);
    const send = (status: number, body?: object) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body && JSON.stringify(body));
    };
    if (incoming.headers.authorization === 'Bearer wrong')
      return send(401, { detail: 'needs its token', code: 'SESSION_ERROR', reason: 'unauthorized' });
    if (incoming.url === '/api/sessions' && incoming.method === 'DELETE') {
      sessions.delete(token);
      return send(204);
    }
    if (incoming.url === '/api/sessions') {
      const issued = `t${sessions.size}`;
      sessions.set(issued, { environment: inProcessEnvironment(), answered: new Map() });
      return send(201, { token: issued });
    }
    const request = requestOf(incoming, text === '' ? {} : JSON.parse(text));
    const fault = faultOf(request);
    if (fault === 'lost-before') return void incoming.socket.destroy();
    if (fault === 'silent') return;
    if (fault === 'store')
      return send(503, { detail: 'disk full', code: 'EXECUTION_ERROR', reason: 'store' });
    const reply = await act(token, request);
    if (fault === 'lost-after') return void incoming.socket.destroy();
    if (fault === 'garbage') return void response.end('<html>');
    if (reply.type !== 'error') return send(200, reply.data);
    const { message, ...codes } = reply.data;
    send(codes.reason === 'no_session' ? 404 : 422, { detail: message, ...codes });
  }

  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket: WebSocket, { url = '' }: IncomingMessage) => {
    const token = url.split('/')[2] ?? '';
    socket.on('message', (bytes: Buffer) => void hear(socket, token, JSON.parse(bytes.toString())));
  });
  async function hear(socket: WebSocket, token: string, request: Request): Promise<void> {
    if (request.type === 'close') {
      sessions.delete(token);
      return socket.close();
    }
    const fault = faultOf(request);
    if (fault === 'lost-before') return socket.terminate();
    if (fault === 'silent') return;
    if (fault === 'store') return socket.send(JSON.stringify(error('EXECUTION_ERROR', 'disk full', 'store')));
    const reply = await act(token, request);
    if (fault === 'lost-after') return socket.terminate();
    if (fault === 'garbage') return socket.send('<html>');
    if (fault === 'stray-reply')
      socket.send(JSON.stringify({ type: 'state', data: {}, request_id: 'of-another-request' }));
    socket.send(JSON.stringify(reply));
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    sessions,
    /** Requests that were done, repeats not counted. */
    done: () => done,
    stop: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(environment: InProcessEnvironment, { type, data }: Request): Promise<Reply> {
  try {
    if (type === 'state') return { type: 'state', data: await environment.state() };
    if (type === 'reset') {
      const { reward, done, ...observation } = await environment.reset(data ?? {});
      return { type: 'observation', data: { observation, reward, done } };
    }
    return stepAnswer(await environment.step(data));
  } catch (cause) {
    return error('VALIDATION_ERROR', cause instanceof Error ? cause.message : '', 'invalid');
  }
}

function stepAnswer(reply: StepReply): Reply {
  if (reply.refused) return error('VALIDATION_ERROR', reply.message, 'invalid');
  const { reward, done, ...observation } = reply.observation;
  return { type: 'observation', data: { observation, reward, done } };
}

function error(code: string, message: string, reason: string): Refusal {
  return { type: 'error', data: { code, message, reason } };
}

interface Body {
  readonly request_id: string;
  readonly action?: unknown;
}

function requestOf({ url }: IncomingMessage, { request_id, action, ...rest }: Body): Request {
  if (url === '/state') return { type: 'state' };
  return url === '/step'
    ? { type: 'step', data: action, request_id }
    : { type: 'reset', data: rest, request_id };
}
