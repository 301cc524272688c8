/** The Node rim: OpenEnv over HTTP and WebSocket, sessions, and places where MCP and the dashboard join. */

export { createApp, type ServerApp, type ServerOptions } from './app.ts';
export { type Clock } from './clock.ts';
export type { FrameHandler, ServerExtension, ServerRim, SocketHandler, StepHandler } from './extensions.ts';
export { DEFAULT_LIMITS, type SessionLimits } from './sessions/session-limits.ts';
export { Session } from './sessions/session.ts';
export { Reply } from './sessions/reply.ts';
export { Sessions, type IssuedSession } from './sessions/sessions.ts';
export { DEFAULT_SETTINGS, type AccessSettings, type ServerSettings } from './settings.ts';
export { WIRE_CODES, type WireCode } from '../core/model/wire-code.ts';
export { FAULT_REASONS, WireFault, type FaultReason } from './wire/fault.ts';
export { dashboard, isDashboardBuilt, type DashboardOptions } from './dashboard/index.ts';
