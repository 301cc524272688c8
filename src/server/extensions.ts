import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import type { DatasetBytes } from './data/dataset-bytes.ts';
import type { ServerSettings } from './settings.ts';
import type { Session } from './sessions/session.ts';
import type { Sessions } from './sessions/sessions.ts';
import type { WireFault } from './wire/fault.ts';

/** Answers a message of a type that is not the server's own: what it returns is sent as it is. It may throw WireFault. */
export type FrameHandler = (fields: Readonly<Record<string, unknown>>, session: Session) => Promise<object>;

/**
 * Looks at the data of a step before the game does. Null leaves it to the game; otherwise the `data` of the observation
 * message that answers.
 */
export type StepHandler = (data: unknown, session: Session) => Promise<object> | null;

/** Takes a socket of a path of its own, after Host, Origin and token were checked. */
export type SocketHandler = (socket: WebSocket, request: IncomingMessage, url: URL) => void;

/** What extensions add to the conversation about a session. */
export interface SessionExtensions {
  readonly frames: ReadonlyMap<string, FrameHandler>;
  readonly step: StepHandler | null;
}

/** What a part of the server that is built elsewhere (MCP, the dashboard and its API) is given to join it. */
export interface ServerRim {
  /** Routes are added here. Host, Origin, token, body limits and error replies apply to them as to all others. */
  readonly app: FastifyInstance;
  readonly sessions: Sessions;
  readonly bytes: DatasetBytes;
  readonly settings: ServerSettings;
  /** Takes the WebSockets of a path, such as /mcp. */
  onSocket(path: string, handler: SocketHandler): void;
  /** Takes the messages of a type on /ws and /s/{token}/ws, such as mcp. */
  onFrame(type: string, handler: FrameHandler): void;
  /** Sees the data of every step on /ws and /s/{token}/ws first. */
  onStep(handler: StepHandler): void;
  /** Counts a refusal that is answered in words of another protocol; the operator is told of those that are the server's own. */
  readonly onFault: (fault: WireFault) => void;
  /** Runs when the server goes down, before its sockets are closed. */
  onShutdown(callback: () => void | Promise<void>): void;
}

/** A part of the server that is built elsewhere. It runs once, before the server listens. */
export type ServerExtension = (rim: ServerRim) => void | Promise<void>;
