import { parseAction, type ParsedAction } from '../core/episode/index.ts';
import { ClinicalBenchError } from '../core/errors.ts';
import type { Environment, StepReply } from '../runner/environment.ts';
import { parseReset } from '../runner/parse-reset.ts';
import { ClientError } from './client-error.ts';
import { httpTransport, openSession, refusal, type Address } from './http-transport.ts';
import { persist } from './patience.ts';
import { openPlatformSocket, randomName, type OpenSocket } from './platform.ts';
import { socketTransport } from './socket-transport.ts';
import { LostReply, type WireRequest } from './transport.ts';
import { readObservation, readState, type WireError, type WireReply } from './wire-reply.ts';

/** How a remote environment is reached. All of it is optional. */
export interface RemoteOptions {
  /** One WebSocket (the default), or an HTTP call for each request. */
  readonly transport?: 'websocket' | 'http';
  /** The token of a session to go on with; without it the first call opens a session. */
  readonly token?: string;
  /** The token that a closed server asks for (CLINICALBENCH_TOKEN). */
  readonly bearer?: string;
  /** Milliseconds for which a request is tried again while the server is away. Default 120,000. */
  readonly patienceMs?: number;
  /** The same for the first call, before which nobody knows whether there is a server. Default 5,000. */
  readonly firstPatienceMs?: number;
  /** Milliseconds after which a single reply counts as lost. Default 60,000. */
  readonly timeoutMs?: number;
  readonly openSocket?: OpenSocket;
  readonly fetch?: typeof fetch;
}

/** An environment on a server. Its session survives a dropped connection and a server that restarts with its log. */
export interface RemoteEnvironment extends Environment {
  /** The token of the session, with which another client can go on; null before the first call. */
  readonly token: string | null;
}

/**
 * An environment whose engine runs on a server. A message that is no action is refused here, as the server would, and
 * is not sent. Every request carries an id, so that one whose reply was lost is repeated without being done twice.
 * Calls reject with ClientError, or with ClinicalBenchError for a refused reset.
 * @param url where the server is, such as http://localhost:8000
 */
export function remoteEnvironment(url: string, options: RemoteOptions = {}): RemoteEnvironment {
  const address = addressOf(url, options);
  const patience = { patienceMs: options.patienceMs ?? 120_000 };
  const firstPatience = { patienceMs: Math.min(options.firstPatienceMs ?? 5_000, patience.patienceMs) };
  const transport =
    options.transport === 'http'
      ? httpTransport(address)
      : socketTransport(address, options.openSocket ?? openPlatformSocket);
  const name = randomName();
  let token = options.token ?? null;
  let count = 0;
  let isClosed = false;

  const ask = async (type: WireRequest['type'], data?: unknown): Promise<WireReply> => {
    if (isClosed) throw new ClientError('CLOSED', 'the environment was closed');
    const request: WireRequest = {
      type,
      ...(data !== undefined && { data }),
      request_id: `${name}-${++count}`,
    };
    token ??= await persist(() => openSession(address), firstPatience);
    const session = token;
    return persist(async () => {
      const reply = await transport.send(request, session);
      if (reply.type === 'error' && isPassing(reply.data)) throw new LostReply(reply.data.message);
      return reply;
    }, patience);
  };
  const hasSession = () => {
    if (token === null) throw noEpisode('no episode is running: reset first');
  };

  return {
    get token() {
      return token;
    },
    async reset(input) {
      const reply = await ask('reset', parseReset(input));
      if (reply.type === 'error' && reply.data.code === 'VALIDATION_ERROR')
        throw new ClinicalBenchError('invalid_request', reply.data.message);
      return readObservation(dataOf(reply, 'observation'));
    },
    async step(message) {
      hasSession();
      const parsed = parseAction(message);
      if (!parsed.ok) return { refused: true, message: parsed.message };
      const reply = await ask('step', portable(parsed));
      return stepReply(reply);
    },
    async state() {
      hasSession();
      return readState(dataOf(await ask('state'), 'state'));
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      if (token === null) return;
      try {
        await transport.close(token);
      } catch (error) {
        // A session whose server is away is reaped there when it is left alone.
        if (!(error instanceof LostReply)) throw error;
      }
    },
  };
}

function addressOf(url: string, { bearer, fetch: send, timeoutMs }: RemoteOptions): Address {
  const base = url.replace(/^ws/, 'http').replace(/\/+$/, '');
  // What was given is not repeated: it may hold a password.
  if (!/^https?:\/\/[^/\s@]+(\/[^\s@]*)?$/.test(base))
    throw new ClientError(
      'UNSUPPORTED',
      'url: expected http://host:port or https://host, without user or password',
    );
  return {
    base,
    headers: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` },
    fetch: send ?? ((...parts) => fetch(...parts)),
    timeoutMs: timeoutMs ?? 60_000,
  };
}

/** Refusals of a server that has not acted and may act soon. */
function isPassing({ reason }: WireError): boolean {
  return reason === 'store' || reason === 'busy' || reason === 'draining';
}

function stepReply(reply: WireReply): StepReply {
  if (reply.type === 'error' && ['VALIDATION_ERROR', 'INVALID_JSON'].includes(reply.data.code))
    return { refused: true, message: reply.data.message };
  const observation = readObservation(dataOf(reply, 'observation'));
  return { observation, reward: observation.reward, done: observation.done };
}

function dataOf(reply: WireReply, type: 'observation' | 'state'): unknown {
  if (reply.type === type) return reply.data;
  if (reply.type !== 'error')
    throw new ClientError('BAD_REPLY', `the server answered with ${reply.type}, not ${type}`);
  if (reply.data.reason === 'no_episode') throw noEpisode(reply.data.message);
  throw refusal(reply.data);
}

function noEpisode(message: string): ClinicalBenchError {
  return new ClinicalBenchError('invalid_request', message);
}

/** Deepest and longest metadata that is sent along. */
const METADATA_DEPTH = 16;
const METADATA_LENGTH = 65_536;

/** The action as it can travel: metadata means nothing to the game, and what no server would read is left behind. */
function portable({ action }: Extract<ParsedAction, { readonly ok: true }>): object {
  const { metadata, ...moves } = action;
  return metadata !== undefined && travels(metadata) ? { ...moves, metadata } : moves;
}

function travels(metadata: object): boolean {
  try {
    return isShallow(metadata, METADATA_DEPTH) && JSON.stringify(metadata).length <= METADATA_LENGTH;
  } catch (error) {
    // A BigInt or a toJSON of the caller.
    if (error instanceof Error) return false;
    throw error;
  }
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}
