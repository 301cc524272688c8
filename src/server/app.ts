import fastify, { type FastifyInstance } from 'fastify';
import type { EpisodeCache } from '../runner/episode-cache.ts';
import { readAbout } from './about.ts';
import { createGate } from './access/gate.ts';
import { processClock, type Clock } from './clock.ts';
import { datasetBytes } from './data/dataset-bytes.ts';
import type { FrameHandler, ServerExtension, ServerRim, SocketHandler, StepHandler } from './extensions.ts';
import { acceptOnlyJson } from './http/body-parser.ts';
import { addEpisodeRoutes } from './http/episode-routes.ts';
import { answerError, answerErrors } from './http/error-replies.ts';
import { addMetricsRoute, createMetrics } from './http/metrics-route.ts';
import { collectOpenApi } from './http/openapi.ts';
import { limitRequestsAhead } from './http/requests-ahead.ts';
import { securityHeaders } from './http/security-headers.ts';
import { addSessionRoutes } from './http/session-routes.ts';
import { addStatusRoutes } from './http/status-routes.ts';
import { answerUnreadable } from './http/unreadable.ts';
import { addPageRoutes } from './pages/page-routes.ts';
import { DEFAULT_SETTINGS, type ServerSettings } from './settings.ts';
import { Sessions } from './sessions/sessions.ts';
import type { SessionLog } from '../store/session-log/session-log.ts';
import { BEATS, createHeartbeat } from './sockets/heartbeat.ts';
import { sessionSockets } from './sockets/session-sockets.ts';
import { acceptUpgrades } from './sockets/upgrades.ts';
import { publishedSchemas } from './wire/json-schemas.ts';
import type { WireFault } from './wire/fault.ts';

/** What a server is made of; all of it is optional. */
export interface ServerOptions {
  readonly settings?: ServerSettings;
  /** Parts that are built elsewhere: MCP, the dashboard and its API. */
  readonly extensions?: readonly ServerExtension[];
  /** What idleness is measured with. */
  readonly clock?: Clock;
  /** The key of sealed episodes; without it a sealed reset is refused. */
  readonly sealedKey?: Uint8Array;
  readonly drawSeed?: () => number;
  /** Where episodes come from: a cache shared with others, or one of a test. */
  readonly episodes?: EpisodeCache;
  /** Where sessions with a token are kept, so that they outlive the process. The server shuts it down when it closes. */
  readonly log?: SessionLog;
  /** Told of every fault that is the server's own, with its cause: for the operator, never for clients. */
  readonly onServerFault?: (fault: WireFault) => void;
}

/** A server: routes, sockets and sessions, listening or not. */
export interface ServerApp {
  readonly app: FastifyInstance;
  readonly sessions: Sessions;
  /** Listens, and answers with the URL. Port 0 takes any free one. */
  listen(place: { readonly host: string; readonly port: number }): Promise<string>;
  /** Takes no new session, waits until those that would be lost are over or `withinMs` have passed, and closes. */
  drain(withinMs: number): Promise<void>;
  /** Closes at once: sockets with 1012, then everything else. */
  close(): Promise<void>;
}

/** The server goes down; a client with a token may come back. */
const SERVICE_RESTART = 1012;
/** Milliseconds in which a request must have come in whole. */
const REQUEST_MS = 60_000;
/** Connections that may wait to be accepted: a trainer opens thousands at once. */
const BACKLOG = 32_768;
const SESSION_SOCKET = /^\/s\/([^/]{1,64})\/ws$/;

/** Builds a server. It listens when it is told to. */
export async function createApp(options: ServerOptions = {}): Promise<ServerApp> {
  const settings = options.settings ?? DEFAULT_SETTINGS;
  const clock = options.clock ?? processClock;
  const sessions = await Sessions.open({
    limits: settings.limits,
    clock,
    sealedKey: options.sealedKey,
    drawSeed: options.drawSeed,
    episodes: options.episodes,
    log: options.log,
    onFault: (fault) => onFault(fault),
  });
  const bytes = datasetBytes(settings.cacheBytes);
  const gate = createGate(settings.access);
  const about = readAbout();
  const schemas = publishedSchemas();
  const headers = securityHeaders(settings.access);
  const app = fastify({
    // Paths that cannot be decoded reach no hook.
    frameworkErrors: (error, _request, reply) => {
      void answerError(error, reply.headers(headers), onFault);
    },
    clientErrorHandler: (error, socket) => answerUnreadable(error, socket, onFault),
    bodyLimit: settings.messageBytes,
    requestTimeout: REQUEST_MS,
    logger: false,
    forceCloseConnections: true,
    return503OnClosing: true,
    routerOptions: { ignoreTrailingSlash: false },
  });
  const paths = new Map<string, SocketHandler>();
  const frames = new Map<string, FrameHandler>();
  let stepHandler: StepHandler | null = null;
  const shutdowns: (() => void | Promise<void>)[] = [];

  // Schemas on routes are for the OpenAPI document: values are judged once, by the schemas they were made from.
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  const metrics = createMetrics(sessions, bytes, () => upgrades.sockets.size);
  const onFault = (fault: WireFault) => {
    metrics.onFault(fault);
    if (fault.status >= 500 && fault.reason !== 'draining') options.onServerFault?.(fault);
  };
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(headers);
    const path = request.url.split('?', 1)[0] ?? '/';
    gate({ method: request.method, path, headers: request.headers, upgrade: false });
  });
  limitRequestsAhead(app);
  acceptOnlyJson(app);
  answerErrors(app, onFault);
  await collectOpenApi(app, about);

  addStatusRoutes(app, sessions, about, schemas, async () => (await options.log?.check()) ?? null);
  addEpisodeRoutes(app, sessions, bytes, schemas);
  addSessionRoutes(app, sessions, schemas);
  addMetricsRoute(app, metrics);

  const heartbeat = createHeartbeat(clock, settings.silenceMs);
  const talks = sessionSockets(
    sessions,
    {
      bytes,
      extensions: {
        frames,
        get step() {
          return stepHandler;
        },
      },
      messageBytes: settings.messageBytes,
      unsentBytes: settings.unsentBytes,
      onMessage: metrics.onMessage,
      onFault,
    },
    settings.refusalMs,
  );
  paths.set('/ws', talks.held);
  const upgrades = acceptUpgrades(app.server, gate, settings.frameBytes, (path) => {
    const token = SESSION_SOCKET.exec(path)?.[1];
    const handler = token === undefined ? paths.get(path) : talks.resumed(token);
    if (!handler) return null;
    return (socket, request, url) => {
      heartbeat.watch(socket);
      handler(socket, request, url);
    };
  });

  const rim: ServerRim = {
    app,
    sessions,
    bytes,
    settings,
    onSocket: (path, handler) => paths.set(path, handler),
    onFrame: (type, handler) => frames.set(type, handler),
    onStep: (handler) => {
      stepHandler = handler;
    },
    onFault,
    onShutdown: (callback) => shutdowns.push(callback),
  };
  for (const extension of options.extensions ?? []) await extension(rim);
  addPageRoutes(app, about);

  const timers = [
    setInterval(() => sessions.sweep(), settings.sweepMs),
    setInterval(() => heartbeat.beat(), settings.pingMs / BEATS),
  ];
  for (const timer of timers) timer.unref();

  async function close(): Promise<void> {
    sessions.drain();
    for (const timer of timers) clearInterval(timer);
    for (const shutdown of shutdowns.splice(0)) await shutdown();
    await closeSockets(upgrades.sockets);
    await app.close();
    await options.log?.shutdown();
  }

  return {
    app,
    sessions,
    listen: ({ host, port }) => app.listen({ host, port, backlog: BACKLOG }),
    close,
    async drain(withinMs) {
      sessions.drain();
      const deadline = performance.now() + withinMs;
      while (sessions.atRisk > 0 && performance.now() < deadline) await pause(50);
      await close();
    },
  };
}

/** Milliseconds that clients have to answer the closing of their sockets. */
const GOODBYE_MS = 1_000;

async function closeSockets(sockets: ServerAppSockets): Promise<void> {
  for (const socket of sockets) socket.close(SERVICE_RESTART, 'the server goes down');
  const deadline = performance.now() + GOODBYE_MS;
  while (sockets.size > 0 && performance.now() < deadline) await pause(10);
  for (const socket of sockets) socket.terminate();
}

type ServerAppSockets = ReturnType<typeof acceptUpgrades>['sockets'];

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
