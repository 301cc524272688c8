import { JSONRPCMessageSchema } from '@modelcontextprotocol/sdk/types.js';
import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import type { ServerRim, SocketHandler } from '../extensions.ts';
import type { Session } from '../sessions/session.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { answerInTurn } from '../sockets/answer-in-turn.ts';
import { closeCodeOf, POLICY } from '../sockets/close-code.ts';
import { addressOf } from '../sockets/session-sockets.ts';
import { SocketWriter } from '../sockets/socket-writer.ts';
import { faultOf, WireFault } from '../wire/fault.ts';
import { parseJson } from '../wire/parse-json.ts';
import { requestOfQuery } from './episode-request.ts';
import { answerRpc } from './openenv-rpc.ts';
import { protocolServer } from './protocol-server.ts';
import { RelayTransport } from './relay-transport.ts';
import { RPC, rpcError, rpcIdOf } from './rpc.ts';

type Rim = Pick<ServerRim, 'sessions' | 'settings' | 'onFault'>;

/**
 * Takes the sockets of /mcp: each holds one episode, begun with the options of its query, and ends with its socket. It
 * speaks MCP, and OpenEnv's JSON-RPC where MCP has no such method. One reply for each request; a message that is none is
 * answered with a JSON-RPC error and changes nothing.
 */
export function mcpSockets(rim: Rim): SocketHandler {
  return (socket, request, url) => {
    // Nothing is read until the episode has begun: a client may send at once.
    socket.pause();
    socket.on('error', () => socket.terminate());
    begin(rim.sessions, request, url).then(
      (session) => {
        talk(socket, session, rim, request);
        socket.resume();
      },
      (error: unknown) => {
        const fault = faultOf(error);
        rim.onFault(fault);
        refuse(socket, fault);
      },
    );
  };
}

async function begin(sessions: Sessions, request: IncomingMessage, url: URL): Promise<Session> {
  const wanted = requestOfQuery(url.searchParams);
  const session = sessions.openHeld(addressOf(request));
  try {
    await session.reset(wanted);
    return session;
  } catch (error) {
    sessions.close(session);
    throw error;
  }
}

function refuse(socket: WebSocket, fault: WireFault): void {
  socket.resume();
  socket.send(JSON.stringify(rpcError(null, RPC.server, fault.message)));
  socket.close(closeCodeOf(fault), fault.code);
}

function talk(
  socket: WebSocket,
  session: Session,
  { sessions, settings, onFault }: Rim,
  request: IncomingMessage,
): void {
  const writer = new SocketWriter(socket, settings.unsentBytes);
  const write = (text: string) => writer.send(text);
  const transport = new RelayTransport(write);
  const server = protocolServer(session, onFault);
  const caller = { sessions, address: addressOf(request), own: session, onFault };
  const detach = session.attach();
  const offEnd = session.onEnd(() => socket.close(POLICY, 'SESSION_ERROR'));
  const connected = server.connect(transport);
  const stop = answerInTurn(socket, writer, answer);
  socket.on('close', () => {
    stop();
    offEnd();
    detach();
    sessions.close(session);
    void server.close();
  });

  /** Answers one message, or hands it to the protocol. Never rejects. */
  async function answer(data: Buffer, isBinary: boolean): Promise<void> {
    await connected;
    let message: unknown;
    try {
      if (isBinary || data.length > settings.messageBytes)
        throw new WireFault('too_large', `expected text of at most ${settings.messageBytes} bytes`);
      message = parseJson(data);
    } catch (error) {
      write(JSON.stringify(rpcError(null, RPC.parse, faultOf(error).message)));
      return;
    }
    const parsed = JSONRPCMessageSchema.safeParse(message);
    if (parsed.success && !('method' in parsed.data && parsed.data.method.startsWith('openenv/')))
      await transport.take(parsed.data);
    else if (parsed.success) write(JSON.stringify(await answerRpc(message, caller)));
    else write(JSON.stringify(rpcError(rpcIdOf(message), RPC.invalidRequest, 'Invalid request')));
  }
}
