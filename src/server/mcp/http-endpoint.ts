import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServerRim } from '../extensions.ts';
import type { Session } from '../sessions/session.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { faultOf } from '../wire/fault.ts';
import { isRecord } from '../wire/frames.ts';
import { requestOfQuery } from './episode-request.ts';
import { answerRpc } from './openenv-rpc.ts';
import { protocolServer } from './protocol-server.ts';
import { RPC, rpcError, rpcIdOf } from './rpc.ts';

const SESSION_HEADER = 'mcp-session-id';

/**
 * Adds /mcp: streamable HTTP for clients of MCP, and OpenEnv's own JSON-RPC for everyone who shows no session of MCP and
 * asks for none. The id of a session of MCP is the token of a session like any other, so it survives what they survive.
 * @see https://modelcontextprotocol.io/specification for the transport
 */
export function addHttpEndpoint({ app, sessions, onFault }: ServerRim): void {
  app.post('/mcp', { schema: { hide: true } }, async (request, reply) => {
    const { body } = request;
    const id = sessionIdOf(request);
    // MCP gave batches up; one of them could ask for any number of answers at once.
    if (id !== null && Array.isArray(body))
      return reply
        .code(400)
        .send(rpcError(null, RPC.invalidRequest, 'Invalid request: expected one message at a time'));
    try {
      if (id !== null) return send(reply, await converse(request, await sessions.find(id), onFault));
      if (isRecord(body) && body['method'] === 'initialize')
        return await begin(request, reply, sessions, onFault);
    } catch (error) {
      const fault = faultOf(error);
      onFault(fault);
      const code = fault.status >= 500 ? RPC.internal : RPC.invalidParams;
      return reply.code(fault.status).send(rpcError(rpcIdOf(body), code, fault.message));
    }
    return answerRpc(body, { sessions, address: request.ip, onFault });
  });

  app.delete('/mcp', { schema: { hide: true } }, async (request, reply) => {
    sessions.close(await sessions.find(sessionIdOf(request) ?? ''));
    return reply.code(204).send();
  });

  // The server never speaks unasked, so there is no stream to open.
  app.get('/mcp', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .code(405)
      .header('allow', 'POST, DELETE')
      .send(rpcError(null, RPC.server, 'Method not allowed: POST')),
  );
}

type OnFault = ServerRim['onFault'];

async function begin(
  request: FastifyRequest,
  reply: FastifyReply,
  sessions: Sessions,
  onFault: OnFault,
): Promise<FastifyReply> {
  const { searchParams } = urlOf(request);
  const wanted = requestOfQuery(searchParams);
  const { session, token } = await sessions.issue(request.ip);
  try {
    await session.reset(wanted);
    const answer = await converse(request, session, onFault);
    // A client that was refused does not know of the session.
    if (isRefusal(answer)) sessions.close(session);
    else void reply.header(SESSION_HEADER, token);
    return send(reply, answer);
  } catch (error) {
    sessions.close(session);
    throw error;
  }
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Hands one request to the protocol. Nothing is kept between requests but the session itself. */
async function converse(request: FastifyRequest, session: Session, onFault: OnFault): Promise<Answer> {
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  const server = protocolServer(session, onFault);
  await server.connect(transport);
  try {
    const response = await transport.handleRequest(
      new Request(urlOf(request), { method: request.method, headers: headersOf(request) }),
      { parsedBody: request.body },
    );
    const type = response.headers.get('content-type') ?? 'application/json';
    return { status: response.status, type, text: await response.text() };
  } finally {
    await server.close();
  }
}

function isRefusal({ status, text }: Answer): boolean {
  if (status >= 400 || text === '') return true;
  const message: unknown = JSON.parse(text);
  return isRecord(message) && 'error' in message;
}

function send(reply: FastifyReply, { status, type, text }: Answer): FastifyReply {
  return reply
    .code(status)
    .type(type)
    .send(text === '' ? undefined : text);
}

function sessionIdOf({ headers }: FastifyRequest): string | null {
  const id = headers[SESSION_HEADER];
  return typeof id === 'string' ? id : null;
}

function urlOf({ url }: FastifyRequest): URL {
  return new URL(url, 'http://localhost');
}

function headersOf({ headers }: FastifyRequest): Headers {
  const kept = new Headers();
  for (const name of ['accept', 'content-type', 'mcp-protocol-version']) {
    const value = headers[name];
    if (typeof value === 'string') kept.set(name, value);
  }
  return kept;
}
