import type { Session } from '../sessions/session.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { faultOf, WireFault } from '../wire/fault.ts';
import { callTool } from './call-tool.ts';
import { requestOfOptions } from './episode-request.ts';
import {
  RPC,
  rpcError,
  rpcIdOf,
  RpcRequestSchema,
  rpcResult,
  type RpcRequest,
  type RpcResponse,
} from './rpc.ts';
import { TOOL_LIST } from './tool-list.ts';

/** Who asks. */
export interface RpcCaller {
  readonly sessions: Sessions;
  /** Where the client is, for the limit per address. */
  readonly address: string;
  /** The session of the socket that the message came over; over HTTP a message names its session. */
  readonly own?: Session;
  /** Told of what becomes a JSON-RPC error. */
  readonly onFault: (fault: WireFault) => void;
}

/**
 * Answers one message of OpenEnv's own JSON-RPC: openenv/session/create and /close, tools/list and tools/call, the
 * latter with `session_id` among the parameters. It never rejects: what is wrong becomes a JSON-RPC error.
 */
export async function answerRpc(message: unknown, caller: RpcCaller): Promise<RpcResponse> {
  const parsed = RpcRequestSchema.safeParse(message);
  if (!parsed.success)
    return rpcError(
      rpcIdOf(message),
      RPC.invalidRequest,
      'Invalid request: expected an object with jsonrpc "2.0", a method, and params that are an object',
    );
  const request = parsed.data;
  const method = METHODS.get(request.method);
  if (!method)
    return rpcError(
      request.id,
      RPC.noMethod,
      `Method not found: expected ${[...METHODS.keys()].join(', ')}, or initialize to begin a session of MCP`,
    );
  try {
    return rpcResult(request.id, await method(request.params, caller));
  } catch (error) {
    const fault = faultOf(error);
    caller.onFault(fault);
    return rpcError(request.id, codeOf(fault), fault.message);
  }
}

type Method = (params: RpcRequest['params'], caller: RpcCaller) => Promise<object>;

const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['openenv/session/create', createSession],
  ['openenv/session/close', closeSession],
  ['tools/list', async () => ({ tools: TOOL_LIST })],
  ['tools/call', callNamedTool],
]);

async function createSession({ options }: RpcRequest['params'], caller: RpcCaller): Promise<object> {
  if (caller.own) return { session_id: caller.own.id };
  const { session, token } = await caller.sessions.issue(caller.address);
  try {
    await session.reset(requestOfOptions(options));
  } catch (error) {
    caller.sessions.close(session);
    throw error;
  }
  return { session_id: token };
}

async function closeSession({ session_id: id }: RpcRequest['params'], caller: RpcCaller): Promise<object> {
  if (caller.own && id === caller.own.id)
    throw new WireFault('conflict', 'session_id: the session of a socket ends with its socket');
  caller.sessions.close(await sessionNamed(id, caller));
  return { session_id: id, closed: true };
}

async function callNamedTool(params: RpcRequest['params'], caller: RpcCaller): Promise<object> {
  const { name, arguments: given, session_id: id } = params;
  if (typeof name !== 'string' || name === '')
    throw new WireFault('invalid', 'name: expected the name of a tool');
  const session = caller.own ?? (await sessionNamed(id, caller));
  const result = await callTool(session, name, given);
  // OpenEnv's client hands `data` on where there is one.
  return {
    ...result,
    data: result.structuredContent ?? { feedback: result.content[0]?.text, is_error: true },
  };
}

async function sessionNamed(id: unknown, { sessions }: RpcCaller): Promise<Session> {
  if (typeof id !== 'string')
    throw new WireFault('invalid', 'session_id: expected the id that openenv/session/create answered with');
  return sessions.find(id);
}

function codeOf({ reason, status }: WireFault): number {
  if (status >= 500 && reason !== 'draining') return RPC.internal;
  if (reason === 'invalid' || reason === 'no_session') return RPC.invalidParams;
  return reason === 'conflict' ? RPC.invalidRequest : RPC.server;
}
