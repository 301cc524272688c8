import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
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
export function addHttpEndpoint(app: FastifyInstance, sessions: Sessions): void {
  app.post('/mcp', { schema: { hide: true } }, async (request, reply) => {
    const { body } = request;
    const id = sessionIdOf(request);
    try {
      if (id !== null) return await converse(request, reply, await sessions.find(id));
      if (isRecord(body) && body['method'] === 'initialize') return await begin(request, reply, sessions);
    } catch (error) {
      const fault = faultOf(error);
      const code = fault.status >= 500 ? RPC.internal : RPC.invalidParams;
      return reply.code(fault.status).send(rpcError(rpcIdOf(body), code, fault.message));
    }
    return answerRpc(body, { sessions, address: request.ip });
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

async function begin(
  request: FastifyRequest,
  reply: FastifyReply,
  sessions: Sessions,
): Promise<FastifyReply> {
  const { searchParams } = urlOf(request);
  const wanted = requestOfQuery(searchParams);
  const { session, token } = await sessions.issue(request.ip);
  try {
    await session.reset(wanted);
    return await converse(request, reply.header(SESSION_HEADER, token), session);
  } catch (error) {
    sessions.close(session);
    throw error;
  }
}

/** Hands one request to the protocol and its answer back. Nothing is kept between requests but the session itself. */
async function converse(
  request: FastifyRequest,
  reply: FastifyReply,
  session: Session,
): Promise<FastifyReply> {
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  const server = protocolServer(session);
  await server.connect(transport);
  try {
    const response = await transport.handleRequest(
      new Request(urlOf(request), { method: request.method, headers: headersOf(request) }),
      { parsedBody: request.body },
    );
    const text = await response.text();
    return reply
      .code(response.status)
      .type(response.headers.get('content-type') ?? 'application/json')
      .send(text === '' ? undefined : text);
  } finally {
    await server.close();
  }
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
